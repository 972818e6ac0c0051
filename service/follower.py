"""Keeps this process on the newest good record: looks every few seconds, outlives any fault, reports its state."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from queries import record
from queries.record import Record
from service import metrics
from service.snapshots import Source
from service.store import SnapshotError

_LONGEST_WAIT = 60.0
_STUCK_SECONDS = 900.0
_log = logging.getLogger("service.snapshots")


@dataclass
class State:
    """State of the follower; one for each process.

    Args:
        snapshot: name of what is served ("checkout" where it is the folder's).
        refused: why the last look moved the process to nothing new; "" where it went well.
        good: moment (monotonic seconds) of the last look that went well.
        due: moment by which the next look should have begun.
        follows: whether there is, or is about to be, a thread that looks.
        ended: whether that thread has ended though it should not have.
    """

    snapshot: str = "checkout"
    refused: str = ""
    good: float = 0.0
    due: float = 0.0
    follows: bool = False
    ended: bool = False

    def seconds_since_good(self) -> float:
        """Age of the last look that went well, in seconds."""
        return time.monotonic() - self.good

    def is_stuck(self) -> bool:
        """Whether the thread that follows has ended, or hangs in one look: only a restart cures that."""
        return self.follows and (self.ended or time.monotonic() > self.due + _STUCK_SECONDS)


_state = State()


def state() -> State:
    """State of this process's follower."""
    return _state


class Follower:
    """Moves this process to each new good record.

    Args:
        source: where new records come from.
        cache: folder for built files.
        on_move: called with the record when `run` begins and after each move.
        data: folder of the record to open where the source has none that can be opened.
    """

    def __init__(
        self, source: Source, cache: Path, on_move: Callable[[Record], None], data: Path = record.DATA
    ) -> None:
        self._source = source
        self._cache = cache
        self._on_move = on_move
        self._data = data
        self._stop = threading.Event()
        self._faults = 0

    def begin(self) -> None:
        """Open the record that the process starts with: the source's, else the folder's.

        Where none can be opened (a full disk), the process answers that it has none, and `run` goes on trying.
        """
        _state.good = _state.due = time.monotonic()
        _state.follows = True
        self._look()

    def run(self, seconds: float) -> None:
        """Look at the source every so many seconds until `stop` is called, more rarely while unexpected faults last."""
        _state.follows, _state.ended = True, False
        try:
            self._prepare()
            while not self._stop.wait(self._pause(seconds)):
                self.look()
            _state.follows = False
        finally:
            _state.ended = True

    def stop(self) -> None:
        """End `run`."""
        self._stop.set()

    def look(self) -> bool:
        """Look once; True when this process was moved. Faults are logged and reported, and the record stays."""
        moved = self._look()
        if moved:
            self._prepare()
        return moved

    def _look(self) -> bool:
        try:
            moved = self._move()
        except Exception as error:  # the thread must outlive faults that nobody thought of
            self._note(error)
            return self._open_folder()
        self._faults, _state.refused = 0, ""
        _state.good = time.monotonic()
        return moved or self._open_folder()

    def _pause(self, seconds: float) -> float:
        """Seconds until the next look, which is noted as due."""
        pause = min(seconds * (1 << self._faults), max(seconds, _LONGEST_WAIT))
        _state.due = time.monotonic() + pause
        return pause

    def _move(self) -> bool:
        new = self._source.next()
        if new is None:
            return False
        opened = record.open_record(new[0], self._cache)
        self._use(opened, new[1])
        self._source.settle()
        return True

    def _open_folder(self) -> bool:
        """Open the folder's record where this process has none."""
        if record.is_open():
            return False
        try:
            self._use(record.open_record(self._data, self._cache), "checkout")
        except Exception as error:  # as above
            record.report_missing(f"there is no record to serve yet: {type(error).__name__}")
            self._note(error)
            return False
        return True

    def _use(self, opened: Record, name: str) -> None:
        record.switch_to(opened)
        _state.snapshot = name
        _log.info("serving record %s (%s)", opened.version, name)

    def _prepare(self) -> None:
        """What is made once for each record; a fault leaves it to be made when it is asked for."""
        if record.is_open():
            try:
                self._on_move(record.current())
            except Exception:  # as above
                _log.exception("not everything could be made from record %s", record.current().version)

    def _note(self, error: Exception) -> None:
        """Remember why a look failed; log each reason once."""
        self._faults = 0 if isinstance(error, SnapshotError) else min(self._faults + 1, 10)
        reason = str(error) or type(error).__name__
        if reason != _state.refused:
            metrics.count("snapshot")
            _log.error("the record stays as it is: %s: %s", type(error).__name__, reason[:2_000])
        _state.refused = reason
