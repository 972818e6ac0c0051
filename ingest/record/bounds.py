"""Outer bounds of the record: how many rows, how well filled, in which mix; declared in `declared/bounds.csv`.

A row names a table, optionally the rows of one value (`programme=sif`), and a measure:
`rows` (count), `filled:column` (share of rows with a value), `share:column=value` (share of rows with that value).
A broken minimum means that something was lost: nothing may be written. A broken maximum asks somebody to look.
A bound is never fitted to a record that breaks it without knowing why; the reason stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest import declared
from ingest.errors import IngestError

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Broken:
    """A bound that does not hold, as a sentence; `lost` for a minimum."""

    sentence: str
    lost: bool


def broken_bounds(
    tables: Mapping[str, Sequence[Row]], bounds: Iterable[Mapping[str, str]] | None = None
) -> list[Broken]:
    """Every bound that the tables break.

    Args:
        tables: rows of each table; None or an empty text stands for "not stated".
        bounds: rows as in `bounds.csv`, which are the default.

    Raises:
        IngestError: a bound is about an unknown table or of an unknown form.
    """
    found = []
    for bound in declared.rows("bounds") if bounds is None else bounds:
        if bound["table"] not in tables:
            raise IngestError(f"bounds.csv: there is no table {bound['table']!r}")
        rows = [row for row in tables[bound["table"]] if _matches(row, bound["where"])]
        value = _measure(rows, bound)
        what = " ".join(filter(None, (bound["table"], bound["where"], bound["measure"])))
        for limit, lost in ((bound["minimum"], True), (bound["maximum"], False)):
            if limit and (value < float(limit) if lost else value > float(limit)):
                word = "less" if lost else "more"
                found.append(Broken(f"{what}: {value:g} is {word} than {limit} ({bound['reason']})", lost))
    return found


def require_minimums(tables: Mapping[str, Sequence[Row]]) -> list[str]:
    """Sentences on broken maximums, for a person to look at.

    Raises:
        IngestError: a minimum is broken.
    """
    sentences = broken_bounds(tables)
    if lost := [one.sentence for one in sentences if one.lost]:
        raise IngestError("the record would lose what it should hold; nothing was changed:\n" + "\n".join(lost))
    return [one.sentence for one in sentences]


def _measure(rows: Sequence[Row], bound: Mapping[str, str]) -> float:
    measure, _, of = bound["measure"].partition(":")
    if measure == "rows" and not of:
        return len(rows)
    if not rows:
        return 0
    if measure == "filled" and any(of in row for row in rows):
        return sum(row.get(of) not in (None, "") for row in rows) / len(rows)
    if measure == "share" and "=" in of:
        return sum(_matches(row, of) for row in rows) / len(rows)
    raise IngestError(f"bounds.csv: {bound['table']} has no measure {bound['measure']!r}")


def _matches(row: Row, where: str) -> bool:
    if not where:
        return True
    column, _, value = where.partition("=")
    if column not in row:
        raise IngestError(f"bounds.csv: there is no column {column!r}")
    return str(row[column]) == value
