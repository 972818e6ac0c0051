"""The Data Package of the open record: its tables, fields, enumerations and patterns, and the files that hold it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from queries.cache import kept
from queries.record import Record, current

DATABASE = "joint-inspections.duckdb"
WORKBOOK = "joint-inspections.xlsx"
DESCRIPTOR = "datapackage.json"
DERIVED = "derived-tables.sql"


@dataclass(frozen=True)
class Field:
    """One column of a table as the Data Package describes it."""

    name: str
    type: str
    description: str
    enum: tuple[str, ...]
    pattern: str | None


@dataclass(frozen=True)
class Table:
    """One table as the Data Package describes it."""

    name: str
    title: str
    path: str
    fields: tuple[Field, ...]


@kept
def tables() -> tuple[Table, ...]:
    """All tables of the record that is read now, in the Data Package's order."""
    return tuple(
        Table(
            resource["name"],
            resource.get("title", resource["name"]),
            resource["path"],
            tuple(_field(field) for field in resource["schema"]["fields"]),
        )
        for resource in descriptor(current())["resources"]
    )


def descriptor(record: Record) -> dict[str, Any]:
    """`datapackage.json` of a record."""
    described: dict[str, Any] = json.loads((record.data / DESCRIPTOR).read_text(encoding="utf-8"))
    return described


def file_names() -> tuple[str, ...]:
    """Names of all files in which the current record can be downloaded."""
    by_table = [f"{table.name}{suffix}" for table in tables() for suffix in (".csv", ".parquet")]
    return (*by_table, DATABASE, WORKBOOK, DESCRIPTOR, DERIVED)


def field(table: str, name: str) -> Field:
    """One column of one table.

    Raises:
        KeyError: there is none.
    """
    for each in tables():
        for found in each.fields:
            if (each.name, found.name) == (table, name):
                return found
    raise KeyError(f"the Data Package has no column {table}.{name}")


def _field(raw: dict[str, Any]) -> Field:
    constraints = raw.get("constraints", {})
    return Field(
        raw["name"],
        raw["type"],
        raw.get("description", ""),
        tuple(str(value) for value in constraints.get("enum", ())),
        constraints.get("pattern"),
    )
