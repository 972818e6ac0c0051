"""Joint inspections that are known to have taken place although their letter may not be among our reports.

Two lists, both compiled from the public site: the latest joint inspection of each area, and all that were gathered
over the years from the list that the site's search cuts short. Each line gives publication date, link, and the
letter's subject in a few words. Such an inspection enters the record as `listed`, a known gap, unless its letter was
read; then the list's link serves where the letter came without one. Whether a copy is held (`pdf_held`) the record
tells itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.rows import read_rows
from ingest.text.dates import first_range, numeric_date


@dataclass(frozen=True)
class JointList:
    """One list: its file and source, its columns, and how it writes a date.

    `columns` stand in the order council's number, council, date of publication, subject, link.
    """

    file: str
    source_id: str
    columns: tuple[str, str, str, str, str]
    ignored: tuple[str, ...]
    date: Callable[[str], dt.date]


LISTS = (
    JointList(
        "joint_inspections_latest_by_area.csv",
        "data-to-insight-joint-inspections",
        ("urn", "local_authority", "publication_date", "inspection_theme", "inspection_link"),
        (),
        dt.date.fromisoformat,
    ),
    JointList(
        "joint_inspections_known_links.csv",
        "data-to-insight-joint-inspections-known",
        ("urn", "local_authority", "published", "theme", "link"),
        ("pdf_held",),
        numeric_date,
    ),
)


@dataclass(frozen=True)
class ListedInspection:
    """One line of a list; fieldwork dates only where its few words give them."""

    urn: str
    council: str
    published: dt.date
    subject: str
    url: str
    fieldwork: tuple[dt.date, dt.date] | None


def listed_inspections(path: Path, of: JointList) -> list[ListedInspection]:
    """All lines of a list.

    Raises:
        IngestError: the columns are not the expected ones, or a date is none.
    """
    lines = read_rows(path, (*of.columns, *of.ignored))
    return [_listed([line[column] for column in of.columns], of) for line in lines]


def _listed(values: list[str], of: JointList) -> ListedInspection:
    urn, council, day, words, url = values
    published = of.date(day)
    subject, _, dates = re.sub(r" Between (?=\d)", " between ", words).partition(" between ")
    fieldwork = first_range(dates, published) if dates else None
    name = re.escape(council).replace(r"\&", "(?:&|and)")
    place = (
        rf" in (?:the )?(?:(?:london|royal) borough of )?{name}\b(?: (?:metropolitan|city|borough|district|council))*"
    )
    return ListedInspection(
        urn, council, published, re.sub(place, "", subject.rstrip(". "), flags=re.IGNORECASE), url, fieldwork
    )
