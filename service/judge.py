"""Whether a record from elsewhere may be served: held against the schema of this release, not against its own.

A snapshot brings a Data Package, and a spoilt one would call itself sound. What counts is the Data Package that the
code was written for (`data/datapackage.json` of the release): tables, columns, types, constraints and keys must be
the same; only words for readers may differ. Each file lies in the snapshot under the name of its table. A table that
lost many of its rows is refused even where each row is sound.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ingest.record.faults import DESCRIPTOR, faults_of
from queries.record import DATA

LARGEST_DESCRIPTOR = 1 << 20
_WORDS = frozenset({"title", "description", "version", "sources", "licenses"})
_FEW = 50  # a table of fewer rows may come and go
_LEAST = 0.8


def files() -> frozenset[str]:
    """Names of the files that a record of this release consists of."""
    return frozenset({DESCRIPTOR, *(f"{name}.csv" for name in _tables())})


def faults(folder: Path, floor: Mapping[str, int]) -> list[str]:
    """Why the record in `folder` must not be served: a sentence for each fault, empty where there is none.

    Args:
        folder: the record's files; nothing outside it is read, nothing is fetched.
        floor: rows that each table has elsewhere (see `rows`); empty where a loss of rows is meant.
    """
    shape = _shape_faults(folder)
    if shape:
        return shape
    found = rows(folder)
    lost = [
        f"{name} has {found[name]:,} rows, which is far less than the {known:,} that are known; publish with --fewer "
        "if that is meant"
        for name, known in sorted(floor.items())
        if known >= _FEW and found.get(name, 0) < _LEAST * known
    ]
    return lost or faults_of(folder)


def rows(folder: Path) -> dict[str, int]:
    """Rows of each table of a record, by name; without the tables whose file is not there."""
    return {name: _count(folder / f"{name}.csv") for name in _tables() if (folder / f"{name}.csv").is_file()}


def most_rows(*counts: Mapping[str, int]) -> dict[str, int]:
    """The largest number of rows that each table has in any of `counts`."""
    names = {name for each in counts for name in each}
    return {name: max(each.get(name, 0) for each in counts) for name in names}


def _shape_faults(folder: Path) -> list[str]:
    descriptor = folder / DESCRIPTOR
    if not descriptor.is_file() or descriptor.is_symlink() or descriptor.stat().st_size > LARGEST_DESCRIPTOR:
        return [f"{DESCRIPTOR} is missing, or larger than a description can be"]
    try:
        stated = json.loads(descriptor.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        return [f"{DESCRIPTOR} can't be read: {type(error).__name__}"]
    expected = _structure(json.loads((DATA / DESCRIPTOR).read_text(encoding="utf-8")))
    if not isinstance(stated, dict) or not isinstance(stated.get("resources"), list):
        return [f"{DESCRIPTOR} describes no tables"]
    if _structure(stated) != expected:
        return [_difference(_structure(stated), expected)]
    lacking = [name for name in sorted(files()) if not (folder / name).is_file() or (folder / name).is_symlink()]
    return [f"{name} is missing" for name in lacking]


def _structure(package: Any) -> Any:
    """A description without the words that are for readers alone."""
    if isinstance(package, dict):
        return {key: _structure(value) for key, value in package.items() if key not in _WORDS}
    return [_structure(value) for value in package] if isinstance(package, list) else package


def _difference(stated: dict[str, Any], expected: dict[str, Any]) -> str:
    """The first table in which two descriptions differ, in words."""
    known = {resource["name"]: resource for resource in expected["resources"]}
    given = {str(r.get("name")): r for r in stated["resources"] if isinstance(r, dict)}
    if set(known) != set(given) or len(given) != len(stated["resources"]):
        lacking, surplus = sorted(set(known) - set(given)), sorted(set(given) - set(known))
        return f"its tables are not those of this release: lacking {lacking[:5]}, unknown {surplus[:5]}"
    for name, resource in known.items():
        if given[name].get("path") != f"{name}.csv":
            return f"the file of {name} must be {name}.csv, in the snapshot itself"
        if given[name] != resource:
            return f"{name} is described otherwise than in this release (columns, types, constraints or keys)"
    return "the description is not the one of this release"


def _tables() -> list[str]:
    package = json.loads((DATA / DESCRIPTOR).read_text(encoding="utf-8"))
    return [str(resource["name"]) for resource in package["resources"]]


def _count(path: Path) -> int:
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return max(0, sum(1 for row in csv.reader(file) if row) - 1)
