"""The record's DuckDB file, built from the CSVs of `data/` and the models of `queries/models/`, and kept.

Column types come from the Data Package; each file's header line is compared with it first, because DuckDB assigns
given columns by position. The file is kept by the digest of everything that goes into it, so an unchanged record
opens at once and a changed one is never mixed with an old one. It is built aside, put on the disk, opened again and
counted before it gets its name; a digest beside it says what was verified, so that a file which was cut short, for
whatever reason, is rebuilt and never opened.
"""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb

from queries.drafts import draft, sync
from queries.folders import writable
from queries.models import FOLDER, in_order, models

_CODES = Path(__file__).resolve().parent.parent / "data" / "codes.csv"
_TYPES = {"string": "varchar", "integer": "bigint", "number": "double", "date": "date"}


class RecordError(Exception):
    """The record's files do not have the shape that the Data Package gives them, or no record can be built."""


def build(data: Path, cache: Path) -> Path:
    """Path of the DuckDB file for the record in `data`, built in `cache` unless it is there already.

    Raises:
        RecordError: a file is missing, its header is not the Data Package's, or what was built is not whole.
        duckdb.Error: a value does not have its column's type (the message names file and line), or the disk is full.
        OSError: the file can't be written.
    """
    cache = writable(cache)
    path = cache / f"record-{version_of(data)}.duckdb"
    if not _is_verified(path):
        with draft(cache) as folder:
            made = folder / "record.duckdb"
            _build(data, made)
            sync(made)
            _verify(data, made)
            stamp = folder / "record.sha256"
            stamp.write_text(_digest(made), encoding="ascii")
            sync(stamp)
            made.replace(path)
            stamp.replace(_stamp(path))
            sync(cache)
        for old in cache.glob("record-*"):
            if old not in (path, _stamp(path)):
                old.unlink(missing_ok=True)
    return path


def connect(data: Path, cache: Path) -> tuple[Path, duckdb.DuckDBPyConnection]:
    """The DuckDB file for the record in `data` and a read-only connection to it; a kept one that won't open is rebuilt.

    Raises:
        RecordError, duckdb.Error, OSError: see `build`.
    """
    path = build(data, cache)
    try:
        return path, duckdb.connect(str(path), read_only=True)
    except duckdb.Error:
        _stamp(path).unlink(missing_ok=True)
        path = build(data, cache)
        return path, duckdb.connect(str(path), read_only=True)


def version_of(data: Path) -> str:
    """Digest of the files in `data`, the models and the engine: the version of the record that they make."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    for path in [*sorted(data.glob("*.csv")), data / "datapackage.json", *sorted(FOLDER.glob("*.sql"))]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _stamp(path: Path) -> Path:
    return path.with_suffix(".sha256")


def _is_verified(path: Path) -> bool:
    """Whether the file is there byte for byte as it was when it was verified."""
    try:
        return _stamp(path).read_text(encoding="ascii") == _digest(path)
    except (OSError, UnicodeError):
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _resources(data: Path) -> list[dict[str, Any]]:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    return list(package["resources"])


def _build(data: Path, path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        for resource in _resources(data):
            _load(db, data / resource["path"], resource)
        _hold_codes(data / "codes.csv")
        tables = [resource["name"] for resource in _resources(data)]
        for name, sql in in_order(models(), tables).items():
            db.sql(sql).create(name)
        db.execute("checkpoint")


def _hold_codes(path: Path) -> None:
    """Raises unless the record has every code that this release knows: the models join them, and would lose rows."""
    known, found = ({(row["list"], row["code"]) for row in _dictionaries(each)} for each in (_CODES, path))
    if lacking := sorted(known - found):
        raise RecordError(
            f"codes.csv lacks {len(lacking)} codes that this release knows, the first: {', '.join(lacking[0])}; "
            "the record is of an older release: rebuild or publish it with this one"
        )


def _dictionaries(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _verify(data: Path, path: Path) -> None:
    """Raises unless the file holds every table, and of each of the record's as many rows as its CSV."""
    if path.with_name(f"{path.name}.wal").exists():
        raise RecordError("the record was not written whole (is the disk full?); it is built anew at the next look")
    expected = {resource["name"]: _rows(data / resource["path"]) for resource in _resources(data)}
    with duckdb.connect(str(path), read_only=True) as db:
        names = {str(name) for (name,) in db.execute("select table_name from duckdb_tables()").fetchall()}
        if names != {*expected, *models()}:
            raise RecordError(f"built tables {sorted(names)} are not those of the Data Package and the models")
        for name in sorted(names):
            found = _read(db, name)
            if found != expected.get(name, found):
                raise RecordError(f"{name} has {found} rows, its file {expected[name]}")


def _read(db: duckdb.DuckDBPyConnection, name: str) -> int:
    """How many rows a table gives when every value of it is read, and so every block of the file."""
    ((rows, _),) = db.table(name).aggregate("count(*), bit_xor(hash(*columns(*)))").fetchall()
    return int(rows)


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for row in csv.reader(file) if row) - 1


def _load(db: duckdb.DuckDBPyConnection, path: Path, resource: dict[str, Any]) -> None:
    fields = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
    if not path.is_file():
        raise RecordError(f"{path.name} is missing; run `make rebuild` or restore the file")
    with path.open(encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split(",")
    if header != names:
        raise RecordError(f"{path.name} has columns {header}, its Data Package says {names}")
    if unknown := {field["type"] for field in fields} - set(_TYPES):
        raise RecordError(f"{path.name} has columns of types {sorted(unknown)}; this release knows {sorted(_TYPES)}")
    columns = {field["name"]: _TYPES[field["type"]] for field in fields}
    rows = db.read_csv(
        str(path), auto_detect=False, header=True, sep=",", quotechar='"', escapechar='"', na_values="", columns=columns
    )
    rows.create(resource["name"])
