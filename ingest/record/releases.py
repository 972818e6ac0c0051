"""Releases of the record: each write of `data/` that changes it has a version, a date, and says what changed.

A release is major where a table, a column or a code is another than before, minor where only rows are. What the
tables looked like is kept as a digest (`shape`): a record whose shape before is not known gets a major version. The
newest release is the `version` of the Data Package. That the public site no longer lists a report, or lists it again,
is no release: no fact is another; `changes.csv` says it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest.record import changes, tables
from ingest.record.faults import DESCRIPTOR
from ingest.reference.statements import Row

TABLE = "releases"
_HISTORY = ("changes", TABLE)
_FIRST = "1.0.0"
_FIRST_WORDS = "the record was first put together"
Texts = Mapping[str, Sequence[Mapping[str, str]]]


def add_release(
    rows: dict[str, list[Row]], data: Path, today: dt.date, stated: Sequence[tuple[str, str]] | None = None
) -> dict[str, list[Row]]:
    """`rows` with what they change in `changes` and `releases`; as they were where they change nothing.

    Args:
        rows: rows of every table as they are to be, the history as it is.
        data: the record as it stands; it may be of an older shape, or empty.
        today: the day that the history gives.
        stated: inspections and what changed, where `changes` has them already (a refresh); None to compare the records.
    """
    before = as_it_stands(data)
    after = {name: tables.texts(name, kept, data) for name, kept in rows.items() if name not in _HISTORY}
    words, is_first = what_changed(before, after), not before.get("inspections")
    if not words:
        return rows
    known = [] if is_first or stated is not None else changes.between(before, after)
    history = [{"date": today, "inspection_id": key, "what": what} for key, what in known]
    shape = shape_of(data)
    release = {
        "version": _FIRST if is_first else next_version(newest(rows[TABLE]), shape, _package_version(data)),
        "date": today,
        **changes.counts(what for _, what in (known if stated is None else stated)),
        "what": _FIRST_WORDS if is_first else words,
        "shape": shape,
    }
    added = [row for row in history if row not in rows["changes"]]
    return {**rows, "changes": [*rows["changes"], *added], TABLE: [*rows[TABLE], release]}


def as_it_stands(data: Path) -> dict[str, list[dict[str, str]]]:
    """Rows of each table of the Data Package that has a file, as text, without the history."""
    names = [name for name in tables.tables(data) if name not in _HISTORY]
    return {name: tables.read_table(name, data) for name in names if (data / f"{name}.csv").is_file()}


def what_changed(before: Texts, after: Texts) -> str:
    """New tables, columns that came or went, and rows added and removed, table by table; empty where nothing did."""
    said = []
    for name in after:
        if name not in before:
            said.append(f"{name} is new ({len(after[name])} rows)")
            continue
        if before[name] == after[name]:
            continue
        was, is_now = _columns(before[name]), _columns(after[name])
        columns = [f"column {column} is new" for column in is_now if was and column not in was]
        columns += [f"column {column} is gone" for column in was if is_now and column not in is_now]
        common = [column for column in is_now or was if not was or column in was]
        old, new = (Counter(tuple(row[c] for c in common) for row in rows) for rows in (before[name], after[name]))
        added, removed = (new - old).total(), (old - new).total()
        counts = [f"{added} rows added, {removed} removed"] if added or removed else []
        if columns or counts:
            said.append(f"{name}: {', '.join([*columns, *counts])}")
    return "; ".join(said)


def newest(releases: Sequence[Row]) -> Row | None:
    """The release with the highest version."""
    return max(releases, key=lambda row: _numbers(row["version"]), default=None)


def newest_version(releases: Sequence[Row]) -> str | None:
    """The version of the record; None before its first release."""
    last = newest(releases)
    return None if last is None else str(last["version"])


def next_version(last: Row | None, shape: str, package: str) -> str:
    """The version after `last` (after the package's own where there was no release): minor where the shape is the
    same, else major."""
    major, minor, _ = _numbers(last["version"] if last else package)
    return f"{major}.{minor + 1}.0" if last and last["shape"] == shape else f"{major + 1}.0.0"


def shape_of(data: Path) -> str:
    """Digest of tables, columns, types and codes; titles and descriptions do not count."""
    package = json.loads((data / DESCRIPTOR).read_text(encoding="utf-8"))
    parts = [
        [
            resource["name"],
            resource["schema"].get("primaryKey"),
            [[f["name"], f["type"], f.get("constraints", {}).get("enum")] for f in resource["schema"]["fields"]],
        ]
        for resource in package["resources"]
    ]
    return hashlib.sha256(json.dumps(sorted(parts)).encode()).hexdigest()[:16]


def _package_version(data: Path) -> str:
    return str(json.loads((data / DESCRIPTOR).read_text(encoding="utf-8"))["version"])


def _columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    return list(rows[0]) if rows else []


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch
