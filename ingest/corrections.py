"""Local answers to a publisher's error or to two dates that differ, kept as data: one row each, with a guard.

`ingest/declared/corrections.csv` says of one field of one inspection what the source has (`expects`), what stands in
the record (`used`), why, and where it can be seen. Once the source has something else, the row is wrong and must go:
`Corrections.used` raises for a value that is taken from a table, `ingest check` reports a report's own date.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest import declared
from ingest.errors import IngestError
from ingest.statements import Row


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
    """One line for each explained date of a report that is no longer what its explanation expects."""
    stated = {row["inspection_id"]: str(row["published_stated"]) for row in inspections}
    return [
        f"corrections: {row['inspection_id']}: the report states {stated[row['inspection_id']]}, "
        f"expected {row['expects']}; take the row out of ingest/declared/corrections.csv"
        for row in rows
        if row["field"] == "published_stated" and stated.get(row["inspection_id"], row["expects"]) != row["expects"]
    ]
