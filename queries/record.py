"""The record that this process reads: one read-only DuckDB file (built by `building`), and the pointer to it.

A process reads one record at a time: the checkout's until `switch_to` moves it to another. Who holds a cursor finishes
on the record that the cursor was taken from, and a page finishes on the one that it began with (`hold_from_now`).
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
from queries.building import RecordError, build, connect, version_of

__all__ = [
    "CACHE",
    "DATA",
    "Record",
    "RecordError",
    "build",
    "connection",
    "current",
    "hold_from_now",
    "hold_record",
    "is_open",
    "open_record",
    "report_missing",
    "switch_to",
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


def hold_from_now() -> None:
    """Read one record in this thread until the next call, even if the process moves to another meanwhile.

    A run of a page calls it first, so that no page mixes two records.
    """
    _held.set(None)
    _held.set(current())


@contextlib.contextmanager
def hold_record() -> Iterator[Record]:
    """Holds one record for the length of a `with` block, in this thread or task: each request runs in one."""
    before = _held.set(None)
    try:
        record = current()
        _held.set(record)
        yield record
    finally:
        _held.reset(before)


def current() -> Record:
    """The record that this thread holds, or else the one that this process reads now.

    That is the checkout's, opened at the first call, until `switch_to` is called.

    Raises:
        RecordError: there is none yet, and another thread is trying to open one (`report_missing`).
    """
    record = _held.get() or _pointer.record
    if record is None:
        with _pointer.lock:
            if _pointer.lacking and _pointer.record is None:
                raise RecordError(_pointer.lacking)
            record = _pointer.record or open_record(DATA, CACHE)
            _pointer.record = record
    return record


def connection() -> duckdb.DuckDBPyConnection:
    """The process's one read-only connection; take a `.cursor()` of it for each call."""
    return current().connection


def switch_to(record: Record) -> None:
    """Read `record` from the next call of `connection` on; cursors that are open finish on the old one."""
    with _pointer.lock:
        _pointer.record = record


def report_missing(reason: str) -> None:
    """Raise `reason` whenever the record is asked for, until `switch_to` is called.

    Without it every request would try to build a record at the same time.
    """
    with _pointer.lock:
        _pointer.lacking = reason


def is_open() -> bool:
    """Whether this process has a record to read."""
    return _pointer.record is not None


def open_record(data: Path, cache: Path) -> Record:
    """The record in `data`, built in `cache` where it is not there yet, and opened (see `build` for what it raises)."""
    path, opened_connection = connect(data, cache)
    return Record(data, path, path.stem.removeprefix("record-"), opened_connection)
