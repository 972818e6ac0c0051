"""The tables of `data/`: their shape from the Data Package, checked and written as one change.

A rebuild hands over all rows; they are laid out beside the record, held against the Data Package, and only
then moved into place. A move that was cut short is finished by the next run (`finish_interrupted_write`).
"""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import IngestError
from ingest.record.faults import DESCRIPTOR, faults_of

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"

_FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "date": dt.date.fromisoformat,
}

_WRITERS: dict[str, Callable[[Any], str]] = {
    "string": str,
    "integer": str,
    "number": lambda value: format(float(value), ".12g"),
    "date": str,
}
"""How a value of a type is written; a date writes itself as ISO 8601."""

Row = Mapping[str, Any]
Tables = Mapping[str, Iterable[Row]]


@dataclass(frozen=True)
class Table:
    """One table of the Data Package: name, column names in order, their types, and its key."""

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    key: tuple[str, ...]


def tables(data: Path = DATA) -> dict[str, Table]:
    """All tables that `datapackage.json` in `data` describes, by name."""
    package = json.loads((data / DESCRIPTOR).read_text(encoding="utf-8"))
    found = {}
    for resource in package["resources"]:
        schema = resource["schema"]
        found[resource["name"]] = Table(
            resource["name"],
            tuple(field["name"] for field in schema["fields"]),
            tuple(field["type"] for field in schema["fields"]),
            tuple(schema["primaryKey"]),
        )
    return found


def read_table(name: str, data: Path = DATA) -> list[dict[str, str]]:
    """Rows of one table as text, in file order."""
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def typed_rows(name: str, data: Path = DATA) -> list[dict[str, Any]]:
    """Rows of one table with values of their column's type, None for an empty cell; no row where there is no file."""
    return _typed_rows(tables(data)[name], data) if (data / f"{name}.csv").is_file() else []


def all_typed_rows(data: Path = DATA) -> dict[str, list[dict[str, Any]]]:
    """The same of every table, by its name."""
    return {
        name: _typed_rows(table, data) if (data / f"{name}.csv").is_file() else []
        for name, table in tables(data).items()
    }


def _typed_rows(table: Table, data: Path) -> list[dict[str, Any]]:
    """Rows of a file, converted column by column: half a million cells in a fifth of a second."""
    kinds = dict(zip(table.columns, table.types, strict=True))
    with (data / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        names, *rows = [row for row in csv.reader(file) if row]
    columns = [_values(texts, kinds[name]) for name, texts in zip(names, zip(*rows, strict=True), strict=False)]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def write(new: Tables, data: Path = DATA, version: str | None = None) -> list[str]:
    """Check all tables against the Data Package, then put those that changed in place.

    Args:
        new: rows of every table, by table name; None stands for "not stated".
        data: folder of the record, holding `datapackage.json`.
        version: what the Data Package calls itself from now on; None for as before.

    Returns:
        Names of the tables whose bytes changed.

    Raises:
        IngestError: a table is missing, surplus, or breaks the Data Package; nothing was changed.
    """
    shapes = tables(data)
    if set(new) != set(shapes):
        raise IngestError(f"tables handed over {sorted(new)} are not those of the Data Package {sorted(shapes)}")
    with _lock_folder(data):
        incoming = _incoming(data)
        shutil.rmtree(incoming, ignore_errors=True)
        incoming.mkdir()
        for name, rows in new.items():
            _lay_out(shapes[name], rows, incoming / f"{name}.csv")
        shutil.copy(data / DESCRIPTOR, incoming / DESCRIPTOR)
        if version is not None:
            _name_version(incoming / DESCRIPTOR, version)
        changed = [name for name in shapes if _differs(incoming / f"{name}.csv", data / f"{name}.csv")]
        if changed and (faults := faults_of(incoming)):
            shutil.rmtree(incoming)
            raise IngestError("the tables break the Data Package; nothing was changed:\n" + "\n".join(faults))
        (incoming / "complete").touch()
        _move_into_place(data)
    return changed


def finish_interrupted_write(data: Path = DATA) -> None:
    """Move checked tables into place; drop tables that were cut short before their check."""
    with _lock_folder(data):
        _move_into_place(data)


@contextlib.contextmanager
def _lock_folder(data: Path) -> Iterator[None]:
    """Wait until no other run changes the record; the lock goes with the process that holds it."""
    folder = os.open(data, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _move_into_place(data: Path) -> None:
    incoming = _incoming(data)
    if (incoming / "complete").exists():
        for file in sorted([*incoming.glob("*.csv"), *incoming.glob(DESCRIPTOR)]):
            if _differs(file, data / file.name):
                file.replace(data / file.name)
    shutil.rmtree(incoming, ignore_errors=True)


def _name_version(descriptor: Path, version: str) -> None:
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    if package["version"] != version:
        package["version"] = version
        descriptor.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _incoming(data: Path) -> Path:
    return data.parent / f".{data.name}-incoming"


def _differs(one: Path, other: Path) -> bool:
    if not one.exists() or not other.exists():
        return one.exists() != other.exists()
    return one.read_bytes() != other.read_bytes()


def texts(name: str, rows: Iterable[Row], data: Path = DATA) -> list[dict[str, str]]:
    """Rows of one table as they are written: text, every column, sorted by key.

    Raises:
        IngestError: a row has a column that the Data Package does not know.
    """
    return _texts(tables(data)[name], rows)


def _texts(table: Table, rows: Iterable[Row]) -> list[dict[str, str]]:
    columns = frozenset(table.columns)
    writers = [(name, _WRITERS[kind]) for name, kind in zip(table.columns, table.types, strict=True)]
    kinds = dict(zip(table.columns, table.types, strict=True))
    keys = [(name, kinds[name] == "integer") for name in table.key]

    def key(row: Row) -> list[tuple[int, Any]]:
        values = ((row[name], is_number) for name, is_number in keys)
        return [(0, "") if v is None else (1, int(v) if is_number else str(v)) for v, is_number in values]

    found = []
    for row in sorted(rows, key=key):
        if surplus := row.keys() - columns:
            raise IngestError(f"{table.name}: columns {sorted(surplus)} are not in the Data Package")
        found.append({name: "" if (v := row.get(name)) is None else write_value(v) for name, write_value in writers})
    return found


def _lay_out(table: Table, rows: Iterable[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(row.values() for row in _texts(table, rows))


def _values(column: Sequence[str], kind: str) -> list[Any]:
    make = _FROM_TEXT[kind]
    return [None if text == "" else make(text) for text in column]
