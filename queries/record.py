"""The record as one read-only DuckDB file, built from the CSVs of `data/` and the models of `queries/models/`.

Column types come from the Data Package; each file's header line is compared with it first, because DuckDB
assigns given columns by position. The built file is kept under `.cache/` by the digest of everything that goes
into it, so an unchanged record opens at once and a changed one is never mixed with an old one.

A process reads one record at a time: the checkout's until `use` moves it to another. Who holds a cursor finishes
on the record that the cursor was taken from, and a page finishes on the one that it began with (`hold`).
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import tempfile
import threading
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
CACHE = ROOT / ".cache"
_MODELS = Path(__file__).resolve().parent / "models"
_TYPES = {"string": "varchar", "integer": "bigint", "number": "double", "date": "date"}


class RecordError(Exception):
    """The record's files do not have the shape that the Data Package gives them."""


@dataclass(frozen=True)
class Record:
    """One opened record: folder of its CSVs, its DuckDB file, the version that names both, the connection."""

    data: Path
    path: Path
    version: str
    connection: duckdb.DuckDBPyConnection


class _Pointer:
    """Which record this process reads; one assignment moves it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.record: Record | None = None


_pointer = _Pointer()


_held: ContextVar[Record | None] = ContextVar("held", default=None)


def hold() -> None:
    """Read one record in this thread from now until the next call, also where the process moves to another meanwhile.

    A page calls it first: else what it had from one record could be kept, for all visitors, as the next one's.
    """
    _held.set(None)
    _held.set(current())


def current() -> Record:
    """The record that this process reads now (the checkout's, opened at the first call, until `use` is called), or the
    one that this thread holds."""
    record = _held.get() or _pointer.record
    if record is None:
        with _pointer.lock:
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


def opened(data: Path, cache: Path) -> Record:
    """The record in `data`, built in `cache` where it is not there yet, and opened (see `built` for what it raises)."""
    path = built(data, cache)
    return Record(data, path, path.stem.removeprefix("record-"), duckdb.connect(str(path), read_only=True))


def built(data: Path, cache: Path) -> Path:
    """Path of the DuckDB file for the record in `data`, made in `cache` if it is not there yet.

    Raises:
        RecordError: a file is missing or its header is not the Data Package's.
        duckdb.Error: a value does not have its column's type (the message names file and line).
    """
    cache = _writable(cache)
    path = cache / f"record-{version_of(data)}.duckdb"
    if not path.exists():
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            draft = Path(folder) / "record.duckdb"
            _build(data, draft)
            draft.replace(path)
        for old in cache.glob("record-*.duckdb"):
            if old != path:
                old.unlink(missing_ok=True)
    return path


def _writable(cache: Path) -> Path:
    with contextlib.suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
    if os.access(cache, os.W_OK):
        return cache
    fallback = Path(tempfile.gettempdir()) / "joint-inspections"
    fallback.mkdir(exist_ok=True)
    return fallback


def version_of(data: Path) -> str:
    """Digest of the files in `data`, the models and the engine: the version of the record that they make."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    for path in [*sorted(data.glob("*.csv")), data / "datapackage.json", *sorted(_MODELS.glob("*.sql"))]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@functools.cache
def models() -> dict[str, str]:
    """SQL of each table derived from the record when it is built, by name, in the order in which they are built."""
    paths = sorted(_MODELS.glob("*.sql"))
    return {path.stem.split("_", 1)[1]: path.read_text(encoding="utf-8") for path in paths}


def _build(data: Path, path: Path) -> None:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    with duckdb.connect(str(path)) as db:
        for resource in package["resources"]:
            _load(db, data / resource["path"], resource)
        for name, sql in models().items():
            db.sql(sql).create(name)


def _load(db: duckdb.DuckDBPyConnection, path: Path, resource: dict[str, Any]) -> None:
    fields = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
    if not path.is_file():
        raise RecordError(f"{path.name} is missing; run `make rebuild` or restore the file")
    with path.open(encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split(",")
    if header != names:
        raise RecordError(f"{path.name} has columns {header}, its Data Package says {names}")
    columns = {field["name"]: _TYPES[field["type"]] for field in fields}
    rows = db.read_csv(
        str(path), auto_detect=False, header=True, sep=",", quotechar='"', escapechar='"', na_values="", columns=columns
    )
    rows.create(resource["name"])
