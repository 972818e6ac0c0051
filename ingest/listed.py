"""Joint inspections that are known to have taken place although their letter is not among our reports.

The list gives, for each area, its latest joint inspection: publication date, link, and the letter's subject in
a few words. Such an inspection enters the record as `listed`, a known gap, unless its letter was read.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from ingest.dates import first_range
from ingest.errors import ParseError

FILE = "joint_inspections_latest_by_area.csv"
_COLUMNS = ["urn", "local_authority", "publication_date", "inspection_theme", "inspection_link"]


@dataclass(frozen=True)
class ListedInspection:
    """One line of the list; fieldwork dates only where its few words give them."""

    urn: str
    council: str
    published: dt.date
    subject: str
    url: str
    fieldwork: tuple[dt.date, dt.date] | None


def listed_inspections(path: Path) -> list[ListedInspection]:
    """All lines of the list.

    Raises:
        ParseError: the columns are not the expected ones.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != _COLUMNS:
            raise ParseError(f"columns {_COLUMNS} in {path.name}", str(reader.fieldnames))
        return [_listed(row) for row in reader]


def _listed(row: dict[str, str]) -> ListedInspection:
    published = dt.date.fromisoformat(row["publication_date"])
    before, _, dates = row["inspection_theme"].partition(" between ")
    fieldwork = first_range(dates, published) if dates else None
    council = row["local_authority"]
    subject = before.rstrip(". ").removesuffix(f" in {council}")
    return ListedInspection(row["urn"], council, published, subject, row["inspection_link"], fieldwork)
