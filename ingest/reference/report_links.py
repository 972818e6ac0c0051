"""Links of children's services reports by council and date, as the public site lists them.

Source: `childrens_services_report_links.csv`. The list tells neither the programme nor whether the document is an
inspection, a visit or something older. So it makes no inspection by itself: it gives the row of official statistics
its link, and what stands in no other table is a known gap.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path

from ingest.errors import IngestError
from ingest.reference.area_names import AreaNames
from ingest.reference.statements import Row
from ingest.rows import read_rows
from ingest.text.dates import numeric_date

FILE = "childrens_services_report_links.csv"
_AFTER_TITLE = re.compile(r" - |,?\s+(?:as )?pdf\b")


def report_links(reference: Path, names: AreaNames) -> list[Row]:
    """Rows of `report_links.csv`, without repeats.

    Raises:
        ParseError: a line has no date of the form 09/05/25, or an unknown council.
        IngestError: one link stands for two reports.
    """
    found: dict[str, Row] = {}
    for number, line in enumerate(read_rows(reference / FILE), start=1):
        published = numeric_date(line["publication_date"])
        row: Row = {
            "report_url": line["inspection_link"],
            "area_code": names.match(line["local_authority"], published),
            "published": published,
            "title": _AFTER_TITLE.split(line["pdf_filename"])[0],
        }
        if found.setdefault(row["report_url"], row) != row:
            raise IngestError(f"{FILE}, row {number}: {row['report_url']} stands for two reports")
    return list(found.values())


def only_link(links: Iterable[Row], area_code: str, published: dt.date) -> str | None:
    """The link of an area's report of one day, None where the list has none or several."""
    of_day = [row["report_url"] for row in links if (row["area_code"], row["published"]) == (area_code, published)]
    return of_day[0] if len(of_day) == 1 else None
