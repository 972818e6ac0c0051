"""Free queries over the record, each in a child process that is killed when it is late (`console_child`).

An interrupt can come half a minute late inside one call of a function; a killed process can't. Children are kept
warm, so that an ordinary query does not wait for one to start; there are few, and who finds all of them busy is told.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from queries.record import built, current
from service.settings import settings

CHILD = Path(__file__).resolve().with_name("console_child.py")
SECONDS = 3.0
_START_SECONDS = 20.0
_WAIT_SECONDS = 0.5
_LARGEST_ANSWER = 8 << 20
_MOST_QUERIES = 500
LONGEST_STATEMENT = 20_000


@dataclass(frozen=True)
class Result:
    """What a query gave: columns, DuckDB types, rows (at most 1,000; `more` tells of others), seconds taken."""

    columns: list[str]
    types: list[str]
    rows: list[list[Any]]
    more: bool
    seconds: float


class QueryRefusedError(Exception):
    """A query that gave nothing, with the reason in words for its author.

    Args:
        kind: refused (not run), error (DuckDB's own message), bounded (time or memory), busy (no child free).
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class _LostError(Exception):
    """A child that ended, or was late."""


class _Child:
    """One warm process over one version of the record."""

    def __init__(self, database: Path, version: str) -> None:
        self.version = version
        self.asked = 0
        self._folder = tempfile.TemporaryDirectory(prefix="ask-")
        place = Path(self._folder.name)
        _link(database, place / "record.duckdb")
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(CHILD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=place,
            env={"LC_ALL": "C.UTF-8", "HOME": "/nonexistent"},
            start_new_session=True,
        )
        self._ready = False

    def ask(self, sql: str, seconds: float) -> dict[str, Any]:
        """The answer to one statement.

        Raises:
            _LostError: the child ended or was late; it must be closed.
        """
        if not self._ready:
            self._receive(_START_SECONDS)
            self._ready = True
        self.asked += 1
        body = sql.encode("utf-8", "replace")
        stdin = self._process.stdin
        if stdin is None:
            raise _LostError("no stream")
        try:
            stdin.write(len(body).to_bytes(8, "big") + body)
            stdin.flush()
        except OSError as error:
            raise _LostError("ended") from error
        return self._receive(seconds)

    def close(self) -> None:
        """End the process at once and remove its folder."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._folder.cleanup()

    def _receive(self, seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        length = int.from_bytes(self._bytes(8, deadline), "big")
        if length > _LARGEST_ANSWER:
            raise _LostError("too long an answer")
        answer: dict[str, Any] = json.loads(self._bytes(length, deadline))
        return answer

    def _bytes(self, number: int, deadline: float) -> bytes:
        stdout = self._process.stdout
        if stdout is None:
            raise _LostError("no stream")
        parts, left = [], number
        while left:
            wait = deadline - time.monotonic()
            if wait <= 0 or not select.select([stdout], [], [], wait)[0]:
                raise _LostError("late")
            part = os.read(stdout.fileno(), min(left, 1 << 20))
            if not part:
                raise _LostError("ended")
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


class Console:
    """A bounded pool of children.

    Args:
        children: queries that may run at the same time.
        record: gives DuckDB file and version of the record to ask.
    """

    def __init__(self, children: int, record: Callable[[], tuple[Path, str]]) -> None:
        self._children = children
        self._record = record
        self._free = threading.BoundedSemaphore(children)
        self._idle: list[_Child] = []
        self._lock = threading.Lock()
        self._closed = False

    def run(self, sql: str, seconds: float = SECONDS) -> Result:
        """The result of one statement.

        Raises:
            QueryRefusedError: it was refused, wrong, beyond a bound, or all children were busy.
        """
        if len(sql) > LONGEST_STATEMENT:
            raise QueryRefusedError("refused", f"A statement may have at most {LONGEST_STATEMENT:,} characters.")
        if not self._free.acquire(timeout=_WAIT_SECONDS):
            busy = f"{self._children} queries are running, which is the most at a time. Try again in some seconds."
            raise QueryRefusedError("busy", busy)
        try:
            return self._asked(sql, seconds)
        finally:
            self._free.release()

    def renew(self) -> None:
        """Let children of an older record go, and start enough of the current one."""
        path, version = self._record()
        with self._lock:
            old = [child for child in self._idle if child.version != version]
            self._idle = [child for child in self._idle if child.version == version]
            lacking = 0 if self._closed else self._children - len(self._idle)
        for child in old:
            child.close()
        fresh = [_Child(path, version) for _ in range(lacking)]
        with self._lock:
            self._idle = [*fresh, *self._idle]
            surplus, self._idle = self._idle[self._children :], self._idle[: self._children]
        for child in surplus:
            child.close()

    def close(self) -> None:
        """End all idle children; those at work end with their query."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    def _asked(self, sql: str, seconds: float) -> Result:
        path, version = self._record()
        with self._lock:
            child = next((c for c in reversed(self._idle) if c.version == version), None)
            if child is not None:
                self._idle.remove(child)
        child = child or _Child(path, version)
        try:
            answer = child.ask(sql, seconds)
        except _LostError as loss:
            child.close()
            threading.Thread(target=self.renew, daemon=True).start()
            late = (
                f"The query was stopped: it took longer than {seconds:g} seconds or more memory than there is for one."
            )
            raise QueryRefusedError("bounded", late) from loss
        with self._lock:
            kept = child.asked < _MOST_QUERIES and len(self._idle) < self._children and not self._closed
            if kept:
                self._idle.append(child)
        if not kept:
            child.close()
        if "error" in answer:
            raise QueryRefusedError(answer["kind"], answer["error"])
        return Result(answer["columns"], answer["types"], answer["rows"], answer["more"], answer["seconds"])


@functools.cache
def console() -> Console:
    """The one pool of this process."""
    return Console(settings().console_children, _current)


def _current() -> tuple[Path, str]:
    record = current()
    path = record.path if record.path.exists() else built(record.data, settings().cache)
    return path, record.version


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
