"""The record that this process reads: one read-only DuckDB file (built by `building`), and the pointer to it.

A process reads one record at a time: the checkout's until `use` moves it to another. Who holds a cursor finishes
on the record that the cursor was taken from, and a page finishes on the one that it began with (`hold`).
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from queries.bounded import Cache
from queries.building import RecordError, built, connect, version_of

__all__ = [
    "CACHE",
    "DATA",
    "Record",
    "RecordError",
    "built",
    "connection",
    "current",
    "held",
    "hold",
    "is_open",
    "lack",
    "opened",
    "use",
    "version_of",
]

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
CACHE = ROOT / ".cache"


@dataclass(frozen=True)
class Record:
    """One opened record: folder of its CSVs, its DuckDB file, the version that names both, the connection.

    What is made from it is kept in `cache` and goes when it goes.
    """

    data: Path
    path: Path
    version: str
    connection: duckdb.DuckDBPyConnection
    cache: Cache = field(default_factory=Cache, init=False, repr=False, compare=False)


class _Pointer:
    """Which record this process reads; one assignment moves it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.record: Record | None = None
        self.lacking = ""


_pointer = _Pointer()


_held: ContextVar[Record | None] = ContextVar("held", default=None)


def hold() -> None:
    """Read one record in this thread from now until the next call, also where the process moves to another meanwhile.

    A run of a page calls it first, so that no page mixes two records.
    """
    _held.set(None)
    _held.set(current())


@contextlib.contextmanager
def held() -> Iterator[Record]:
    """One record to read for the time of a `with` block, in this thread or task: a request stands in one."""
    before = _held.set(None)
    try:
        record = current()
        _held.set(record)
        yield record
    finally:
        _held.reset(before)


def current() -> Record:
    """The record that this process reads now (the checkout's, opened at the first call, until `use` is called), or the
    one that this thread holds.

    Raises:
        RecordError: there is none, and somebody else sees to it (`lack`).
    """
    record = _held.get() or _pointer.record
    if record is None:
        with _pointer.lock:
            if _pointer.lacking and _pointer.record is None:
                raise RecordError(_pointer.lacking)
            record = _pointer.record or opened(DATA, CACHE)
            _pointer.record = record
    return record


def connection() -> duckdb.DuckDBPyConnection:
    """The process's one read-only connection; take a `.cursor()` of it for each call."""
    return current().connection


def use(record: Record) -> None:
    """Read `record` from the next call of `connection` on; cursors in use finish on the one before."""
    with _pointer.lock:
        _pointer.record = record


def lack(reason: str) -> None:
    """Raise `reason` where the record is asked for, until `use` is called by whoever goes on trying to open one.

    Without it each request would try to build a record, at once with all others.
    """
    with _pointer.lock:
        _pointer.lacking = reason


def is_open() -> bool:
    """Whether this process has a record to read."""
    return _pointer.record is not None


def opened(data: Path, cache: Path) -> Record:
    """The record in `data`, built in `cache` where it is not there yet, and opened (see `built` for what it raises)."""
    path, opened_connection = connect(data, cache)
    return Record(data, path, path.stem.removeprefix("record-"), opened_connection)
