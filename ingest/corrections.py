"""Local answers to a publisher's error or to two dates that differ, kept as data: one row each, with a guard.

`ingest/declared/corrections.csv` says of one field of one inspection what the source has (`expects`), what stands in
the record (`used`), why, and where it can be seen. Once the source has something else, the row is wrong and must go:
`Corrections.used` raises, `ingest check` reports a date that the record keeps otherwise. Where the days of a report
look wrong (`ingest.plausible`) and are right, the row uses what it expects and says why.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest import declared
from ingest.errors import IngestError
from ingest.statements import Row

_KEPT = {"published_stated": "expects", "fieldwork_start": "used", "fieldwork_end": "used"}


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


def faults(rows: Iterable[Row], inspections: Iterable[Row]) -> list[str]:
    """One line for each explained date of a report that is no longer what its explanation expects.

    The record keeps the date that a report bears itself as it is printed, and days of fieldwork as they were corrected.
    """
    inspection = {row["inspection_id"]: row for row in inspections}
    found = []
    for row in rows:
        kept = _KEPT.get(row["field"])
        of = inspection.get(row["inspection_id"])
        if kept and of and str(of[row["field"]]) != row[kept]:
            found.append(
                f"corrections: {row['inspection_id']}: the record has {row['field']} {of[row['field']]}, "
                f"expected {row[kept]}; take the row out of ingest/declared/corrections.csv"
            )
    return found
