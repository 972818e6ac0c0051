"""Area SEND inspections that are known to have taken place, from a list of the latest of 72 areas.

Source: `area_send_latest_by_area.csv`: council, dates of publication, inspection and previous inspection, number of
the outcome, link. It was compiled by Data to Insight from Ofsted's site, and is no official statistic: so the
inspection is `listed`, its outcome is left to the report. Quirks: the dates of the inspection are missing for some;
1 January 1900 in the column for the previous inspection means none, and like the outcome the column is not used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

from ingest.reference.statements import Statement
from ingest.rows import read_rows
from ingest.text.dates import numeric_date

FILE = "area_send_latest_by_area.csv"
SOURCE = "data-to-insight-area-send"
_COLUMNS = (
    "urn",
    "local_authority",
    "publication_date",
    "inspection_start_date",
    "inspection_end_date",
    "previous_inspection_date",
    "outcome_grade",
    "inspection_link",
)


def listed_send(path: Path, match: Callable[[str, dt.date], str]) -> list[Statement]:
    """All lines of the list.

    Args:
        path: the list.
        match: finds the area code of a council's name on a date.

    Raises:
        IngestError: the columns are not the expected ones, a date is none, or a council is unknown.
    """
    return [_statement(line, match) for line in read_rows(path, _COLUMNS)]


def _statement(line: Mapping[str, str], match: Callable[[str, dt.date], str]) -> Statement:
    published = numeric_date(line["publication_date"])
    start, end = (
        numeric_date(line[column]) if line[column] else None
        for column in ("inspection_start_date", "inspection_end_date")
    )
    return Statement(
        source_id=SOURCE,
        extraction="listed",
        area_code=match(line["local_authority"], start or published),
        programme="area_send",
        event="inspection",
        published=published,
        fieldwork_start=start,
        fieldwork_end=end,
        report_url=line["inspection_link"],
    )
