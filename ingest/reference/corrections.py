"""Local answers to a publisher's error or to two values that differ, kept as data: one row each, with a guard.

`ingest/declared/corrections.csv` says of one field of one inspection what the source has (`expects`), what stands in
the record (`used`), why, and where it can be seen; the field `inspection` is about one that a table of statistics
leaves out. Once the source has something else, the row is wrong and must go: `Corrections.used` raises for a value
that is taken from a table, `ingest check` reports a report's own date, and the date, the kind and the grades that
official statistics give ("not stated" where they give no grade, or the report none).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from ingest import declared
from ingest.errors import IngestError
from ingest.reference.statements import Row

_COLUMNS = ("published_stated", "published", "event", "inspection")
_KEY = re.compile(r"-[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?$")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")  # else a page states it in words, such as a month
_READ_WITH_CORRECTIONS = "hmi-probation-youth-justice"  # `used` guards its rows while the table is read


class Corrections:
    """The declared corrections, by inspection, field and source."""

    def __init__(self, rows: Iterable[dict[str, str]] | None = None) -> None:
        declared_rows = declared.rows("corrections") if rows is None else rows
        self._rows = {(row["inspection_id"], row["field"], row["source_id"]): row for row in declared_rows}

    def rows(self) -> list[Row]:
        """Rows of `corrections.csv`."""
        return [{name: value or None for name, value in row.items()} for row in self._rows.values()]

    def used(self, inspection_id: str, field: str, source_id: str, stated: str) -> str | None:
        """The value to use in place of what a source states, None where it stands.

        Raises:
            IngestError: the source no longer states what the correction expects.
        """
        row = self._rows.get((inspection_id, field, source_id))
        if row is None:
            return None
        if row["expects"] != stated:
            raise IngestError(
                f"{inspection_id}: {source_id} gives {field} as {stated!r}, the correction expects "
                f"{row['expects']!r}; the source was mended, so take the row out of ingest/declared/corrections.csv"
            )
        return row["used"]

    def explain(self, source_id: str, start: str, field: str, stated: str) -> bool:
        """Whether a row is about this value of a source, of an inspection whose key without its date is `start`."""
        return any(
            (row["source_id"], row["field"], row["expects"]) == (source_id, field, stated)
            and _KEY.sub("", row["inspection_id"]) == start
            for row in self._rows.values()
        )


def days_meant(rows: Iterable[Row], areas: Mapping[str, str]) -> dict[tuple[str, str, str, dt.date], dt.date]:
    """The publication date on record for the one that a source gives.

    Args:
        rows: rows of `corrections.csv`.
        areas: area code of each slug.

    Returns:
        By source, area code, programme and the date that the source gives; nothing where it gives no full date.
    """
    found = {}
    for row in rows:
        programme, _, slug = _KEY.sub("", row["inspection_id"]).partition("-")
        if row["field"] == "published" and slug in areas and _DATE.fullmatch(row["expects"]):
            key = row["source_id"], areas[slug], programme, dt.date.fromisoformat(row["expects"])
            found[key] = dt.date.fromisoformat(row["used"])
    return found


def faults(tables: Mapping[str, Iterable[Row]]) -> list[str]:
    """One line for each explained date, kind or grade that is no longer what its explanation expects."""
    stated: dict[tuple[str, str, str], object] = {}
    for row in tables["inspections"]:
        stated[row["inspection_id"], "published_stated", row["source_id"]] = row["published_stated"]
    for row in (row for row in tables["statements"] if row["extraction"] == "official statistics"):
        stated[row["inspection_id"], "inspection", row["source_id"]] = "stated"
        for column in ("published", "event"):
            stated[row["inspection_id"], column, row["source_id"]] = row[column]
    graded = {
        (row["inspection_id"], row["aspect"], row["source_id"]): row["grade"] for row in tables["official_judgements"]
    }
    sources = {row["source_id"] for row in tables["official_judgements"]}
    found = []
    for row in tables["corrections"]:
        key = row["inspection_id"], row["field"], row["source_id"]
        read_with_it = row["source_id"] == _READ_WITH_CORRECTIONS
        is_grade = row["field"] not in _COLUMNS and row["source_id"] in sources
        now = graded.get(key, "not stated") if is_grade else stated.get(key, row["expects"])
        if not read_with_it and str(now) != row["expects"]:
            found.append(
                f"corrections: {row['inspection_id']}: {row['source_id']} gives {row['field']} as {now}, "
                f"expected {row['expects']}; take the row out of ingest/declared/corrections.csv"
            )
    return found
