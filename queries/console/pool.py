"""Free queries over the record, each in a child process that is killed when it is late (`child`).

An interrupt can come half a minute late inside one call of a function; a killed process can't. Children are kept
warm, so that an ordinary query does not wait for one to start; there are few, and who finds all of them busy is told.
A child whose database failed, that a query left with much memory, or that is many queries old answers nobody else.
"""

from __future__ import annotations

import contextlib
import logging
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from queries.console.process import Child, LostError
from queries.record import build, current

SECONDS = 3.0
LONGEST_STATEMENT = 20_000
_WAIT_SECONDS = 0.5
_CHILDREN = 2
_log = logging.getLogger("queries.console")

Refusal = Literal["refused", "error", "bounded", "busy"]
"""Not run; DuckDB's own error; stopped for time or memory; no child free."""


@dataclass(frozen=True)
class Result:
    """What a query gave: columns, DuckDB types, rows (at most 1,000; `more` tells of others), seconds, bytes."""

    columns: list[str]
    types: list[str]
    rows: list[list[Any]]
    more: bool
    seconds: float
    size: int


class QueryRefusedError(Exception):
    """A query that gave nothing, with the reason in words for its author.

    Args:
        kind: see `Refusal`.
    """

    def __init__(self, kind: Refusal, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class Children:
    """State of the pool: how many children there should be, how many can answer, and how many were retired."""

    wanted: int
    whole: int
    retired: int


class Console:
    """A bounded pool of children.

    Args:
        children: queries that may run at the same time.
        record: gives DuckDB file and version of the record to ask.
        on_refusal: called with the kind of each refusal, for example to count it.
    """

    def __init__(
        self,
        children: int,
        record: Callable[[], tuple[Path, str]],
        on_refusal: Callable[[Refusal], None] = lambda _: None,
    ) -> None:
        self._children = children
        self._record = record
        self._on_refusal = on_refusal
        self._free = threading.BoundedSemaphore(children)
        self._idle: list[Child] = []
        self._busy = 0
        self._retired = 0
        self._clients: set[str] = set()
        self._lock = threading.Lock()
        self._done = threading.Condition(self._lock)
        self._renewing = threading.Lock()
        self._closed = False

    def run(self, sql: str, seconds: float = SECONDS, client: str = "") -> Result:
        """The result of one statement.

        Args:
            sql: the statement.
            seconds: after which it is stopped.
            client: whose it is, where that is known: a client has one running at a time.

        Raises:
            QueryRefusedError: it was refused, wrong, beyond a bound, or all children were busy.
        """
        try:
            if len(sql) > LONGEST_STATEMENT:
                raise QueryRefusedError("refused", f"A statement may have at most {LONGEST_STATEMENT:,} characters.")
            with self._turn(client):
                return self._answer(sql, seconds)
        except QueryRefusedError as refusal:
            self._on_refusal(refusal.kind)
            raise

    def renew(self) -> None:
        """End children of an older record and broken ones, and start enough of the current one."""
        with self._renewing:
            path, version = self._record()
            with self._lock:
                old = [child for child in self._idle if child.version != version or not child.is_whole()]
                self._idle = [child for child in self._idle if child not in old]
                lacking = 0 if self._closed else self._children - self._busy - len(self._idle)
            for child in old:
                child.close()
            fresh = [Child(path, version, _place()) for _ in range(lacking)]
            with self._lock:
                self._idle = [*fresh, *self._idle]
                most = 0 if self._closed else self._children
                surplus, self._idle = self._idle[most:], self._idle[:most]
        for child in surplus:
            child.close()

    def children(self) -> Children:
        """Current state of the pool."""
        with self._lock:
            whole = self._busy + sum(child.is_whole() for child in self._idle)
            return Children(self._children, whole, self._retired)

    def memory(self) -> int:
        """Bytes that the children at rest hold now."""
        with self._lock:
            idle = list(self._idle)
        return sum(child.memory() for child in idle)

    def close(self) -> None:
        """End all idle children; those at work end with their query."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.close()

    @contextlib.contextmanager
    def _turn(self, client: str) -> Iterator[None]:
        """Wait a moment for this client's and then for everyone's turn."""
        until = time.monotonic() + _WAIT_SECONDS
        with self._done:
            if client and not self._done.wait_for(lambda: client not in self._clients, _WAIT_SECONDS):
                raise QueryRefusedError("busy", "Another query of yours is still running. Try again in some seconds.")
            if client:
                self._clients.add(client)
        try:
            if not self._free.acquire(timeout=max(0.0, until - time.monotonic())):
                busy = f"{self._children} queries are running, which is the most at a time. Try again in some seconds."
                raise QueryRefusedError("busy", busy)
            try:
                yield
            finally:
                self._free.release()
        finally:
            with self._done:
                self._clients.discard(client)
                self._done.notify_all()

    def _answer(self, sql: str, seconds: float) -> Result:
        child = self._take_child()
        try:
            answer = child.ask(sql, seconds)
        except LostError as loss:
            self._retire(child)
            late = (
                f"The query was stopped: it took longer than {seconds:g} seconds or more memory than there is for one."
            )
            raise QueryRefusedError("bounded", late) from loss
        except BaseException:
            self._retire(child)
            raise
        if child.may_stay():
            self._give_back(child)
        else:
            self._retire(child)
        if "error" in answer:
            raise QueryRefusedError(answer["kind"], answer["error"])
        return Result(
            answer["columns"], answer["types"], answer["rows"], answer["more"], answer["seconds"], answer["size"]
        )

    def _take_child(self) -> Child:
        """A child of the current record, started where none is idle; it is counted as busy."""
        path, version = self._record()
        with self._lock:
            child = next((c for c in reversed(self._idle) if c.version == version and c.is_whole()), None)
            if child is not None:
                self._idle.remove(child)
            self._busy += 1
        try:
            return child or Child(path, version, _place())
        except BaseException:
            with self._lock:
                self._busy -= 1
            raise

    def _give_back(self, child: Child) -> None:
        with self._lock:
            self._busy -= 1
            kept = len(self._idle) < self._children and not self._closed
            if kept:
                self._idle.append(child)
        if not kept:
            child.close()

    def _retire(self, child: Child) -> None:
        """End a child that must not be reused, and start another one meanwhile."""
        child.close()
        with self._lock:
            self._busy -= 1
            self._retired += 1
        threading.Thread(target=self._replace, daemon=True).start()

    def _replace(self) -> None:
        try:
            self.renew()
        except Exception:  # the next query starts a child of its own, and says what is wrong
            _log.exception("no new child for free queries")


def console() -> Console:
    """The one pool of this process."""
    return _shared.console


def set_up(children: int, on_refusal: Callable[[Refusal], None]) -> None:
    """Give this process a pool of so many children that reports its refusals (see `Console`), before it is used."""
    _shared.console.close()
    _shared.console = Console(children, _current, on_refusal)


def _current() -> tuple[Path, str]:
    record = current()
    path = record.path if record.path.exists() else build(record.data, record.path.parent)
    return path, record.version


def _place() -> Path:
    return Path(tempfile.gettempdir())


class _Shared:
    """Holds the one pool; no child starts before the first query."""

    console = Console(_CHILDREN, _current)


_shared = _Shared()
