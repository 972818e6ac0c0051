"""What breaks the Data Package: each table's files held against their schema, in a quarter of a second.

The record is judged at every write, at each snapshot and whenever a served folder changes, so the rules are checked on
the distinct values of each column, and rows are gone through only where a value is at fault. `frictionless`, which
knows the whole standard, takes ten times as long; `python -m ingest check` asks it too, and a test holds that both
say the same. A rule that is not known here is itself a fault, so that none is passed over.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DESCRIPTOR = "datapackage.json"
MOST = 20
"""Faults of one kind that are listed for each column; the rest is counted."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIELD = frozenset({"name", "type", "title", "description", "format", "constraints", "categories"})
_SCHEMA = frozenset({"$schema", "fields", "primaryKey", "foreignKeys", "missingValues"})


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


def _date(text: str) -> dt.date:
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    return dt.date.fromisoformat(text)


_TYPES: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "string": ("text", str),
    "integer": ("a whole number", _integer),
    "number": ("a number", _number),
    "date": ("a date as 2024-01-31", _date),
}

_RULES: Mapping[str, tuple[str, Callable[[Any, str, Any], bool]]] = {
    "enum": ("one of {}", lambda value, text, rule: value in rule),
    "pattern": ("a text of the form {}", lambda value, text, rule: re.fullmatch(rule, text) is not None),
    "minimum": ("at least {}", lambda value, text, rule: bool(value >= rule)),
    "maximum": ("at most {}", lambda value, text, rule: bool(value <= rule)),
}


@dataclass(frozen=True)
class _Read:
    """One table as it stands in its file: its columns by name, the line on which each row ends."""

    columns: Mapping[str, Sequence[str]]
    lines: Sequence[int]

    def keys(self, names: Sequence[str]) -> Iterable[tuple[str, ...]]:
        """The values of some columns, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)


def faults_of(data: Path) -> list[str]:
    """What breaks the Data Package in `data`: one sentence per fault, empty when nothing does.

    A sentence names table, line of the file, column, what was expected and what was found.

    Raises:
        OSError, ValueError, KeyError: the description itself can't be read, or is none.
    """
    package = json.loads((data / DESCRIPTOR).read_text(encoding="utf-8"))
    found: list[str] = []
    read: dict[str, _Read] = {}
    for resource in package["resources"]:
        unknown = _unknown(resource)
        found += unknown
        table = _read(data / resource["path"], resource, found)
        if table is not None and not unknown:
            read[resource["name"]] = table
            found += _table_faults(resource["name"], table, resource["schema"])
    for resource in package["resources"]:
        if resource["name"] in read:
            found += _reference_faults(resource, read)
    return found


def _unknown(resource: Mapping[str, Any]) -> list[str]:
    """What a table's description asks for that is not checked here."""
    name, schema = resource["name"], resource["schema"]
    surplus = sorted(set(schema) - _SCHEMA)
    for field in schema["fields"]:
        rules = set(field.get("constraints", {})) - {*_RULES, "required", "unique"}
        kinds = {field["type"]} - set(_TYPES) | {field.get("format", "default")} - {"default"}
        surplus += sorted(f"{field['name']}: {each}" for each in rules | kinds | (set(field) - _FIELD))
    if schema.get("missingValues", [""]) != [""]:
        surplus.append("missingValues")
    return [f"{name}: its description has a rule that this release can't check: {each}" for each in surplus]


def _read(path: Path, resource: Mapping[str, Any], found: list[str]) -> _Read | None:
    """The table in `path`; None where its form alone is wrong, which is added to `found`."""
    name, names = resource["name"], [field["name"] for field in resource["schema"]["fields"]]
    rows: list[list[str]] = []
    lines: list[int] = []
    wrong: list[str] = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            for row in reader:
                if len(row) != len(names):
                    wrong.append(f"{name}: line {reader.line_num}: expected {len(names)} cells, found {len(row)}")
                else:
                    rows.append(row)
                    lines.append(reader.line_num)
    except FileNotFoundError:
        found.append(f"{name}: {path.name} is missing")
        return None
    except (UnicodeDecodeError, csv.Error) as error:
        found.append(f"{name}: {path.name} can't be read as CSV in UTF-8: {error}")
        return None
    if header != names:
        found.append(f"{name}: line 1: expected the columns {names}, found {header}")
        return None
    found += _shortened(wrong)
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    return _Read(dict(zip(names, columns, strict=True)), lines)


def _table_faults(name: str, table: _Read, schema: Mapping[str, Any]) -> list[str]:
    found = []
    for field in schema["fields"]:
        values = table.columns[field["name"]]
        for expected, bad in _bad_values(field, set(values)):
            found += _shortened(
                f"{name}: line {line}: {field['name']}: expected {expected}, found {_shown(text)}"
                for line, text in zip(table.lines, values, strict=True)
                if text in bad
            )
        if field.get("constraints", {}).get("unique"):
            found += _repeated(name, table, [field["name"]], may_be_empty=True)
    key = schema.get("primaryKey", [])
    return found + (_repeated(name, table, [key] if isinstance(key, str) else key) if key else [])


def _bad_values(field: Mapping[str, Any], values: Collection[str]) -> Iterable[tuple[str, set[str]]]:
    """What was expected, and which of a column's distinct values are not that, for each rule that is broken."""
    rules = dict(field.get("constraints", {}))
    if rules.pop("required", False) and "" in values:
        yield "a value", {""}
    rules.pop("unique", None)
    wording, parse = _TYPES[field["type"]]
    parsed, bad = {}, set()
    for text in values:
        if text:
            try:
                parsed[text] = parse(text)
            except ValueError:
                bad.add(text)
    if bad:
        yield wording, bad
    for rule, limit in rules.items():
        expected, holds = _RULES[rule]
        allowed = frozenset(limit) if rule == "enum" else limit
        if broken := {text for text, value in parsed.items() if not holds(value, text, allowed)}:
            yield expected.format(", ".join(map(str, limit)) if rule == "enum" else limit), broken


def _repeated(name: str, table: _Read, columns: Sequence[str], may_be_empty: bool = False) -> list[str]:
    """Rows whose key an earlier row has, or that have none."""
    keys = list(table.keys(columns))
    empty = ("",) * len(columns)
    if len(set(keys)) == len(keys) and empty not in keys:
        return []
    first: dict[tuple[str, ...], int] = {}
    found = []
    for line, key in zip(table.lines, keys, strict=True):
        label = " + ".join(columns)
        if key == empty:
            found += [] if may_be_empty else [f"{name}: line {line}: {label}: expected a key, found none"]
        elif first.setdefault(key, line) != line:
            found.append(
                f"{name}: line {line}: {label}: expected each once, found {_shown(*key)} as on line {first[key]}"
            )
    return list(_shortened(found))


def _reference_faults(resource: Mapping[str, Any], read: Mapping[str, _Read]) -> list[str]:
    """Rows that name a row of another table which is not there."""
    name, found = resource["name"], []
    for foreign in resource["schema"].get("foreignKeys", []):
        columns, goal = _listed(foreign["fields"]), foreign["reference"]
        other = goal["resource"] or name
        if other not in read:  # its own faults are listed
            continue
        known = {*read[other].keys(_listed(goal["fields"])), ("",) * len(columns)}
        table = read[name]
        if not set(table.keys(columns)) <= known:
            found += _shortened(
                f"{name}: line {line}: {' + '.join(columns)}: expected one of the table {other}, found {_shown(*key)}"
                for line, key in zip(table.lines, table.keys(columns), strict=True)
                if key not in known
            )
    return found


def _listed(names: str | Sequence[str]) -> Sequence[str]:
    return [names] if isinstance(names, str) else names


def _shown(*texts: str) -> str:
    return " + ".join(repr(text[:80]) if text else "nothing" for text in texts)


def _shortened(sentences: Iterable[str]) -> list[str]:
    every = list(sentences)
    left = len(every) - MOST
    return every if left <= 0 else [*every[:MOST], f"{every[0].partition(': ')[0]}: and {left:,} more like the last"]
