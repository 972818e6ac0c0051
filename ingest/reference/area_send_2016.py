"""Area SEND inspections of the first framework, 2016 to 2022, and the revisits to them.

Source: sheet `Area_SEND_up_to_31_Aug_2022` of Ofsted's "Area SEND inspection data" (official statistics: carried out by
31 August 2022, published by 31 October 2022). The header is the fifth row; one row per area: first day, publication,
whether a written statement of action was required, and if so in how many significant weaknesses; then the revisit, or
"Not revisited yet". Inspectors had no grades: the one answer is kept as the aspect `written_statement` on a scale of
its own, and never stands beside the outcomes of the framework of 2023.

A revisit asks whether progress was sufficient in all significant weaknesses: "Yes" is `sufficient_progress`, "Some" and
"No" are `insufficient_progress`. How many weaknesses it looked at and in how many progress was not sufficient is kept
too, and tells "Some" from "No". A higher number does not mean more weight, says the publisher. Dorset and
Northamptonshire, inspected before they were abolished, are left out by the publisher.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import python_calamine

from ingest.errors import IngestError
from ingest.reference.official_outcomes import date_of
from ingest.reference.statements import Grading, Statement
from ingest.rows import require_columns

FILE = "Area_SEND_inspection_data_01_May_2016_to_31_August_2022.ods"
SOURCE = "ofsted-area-send-2016-2022"
SHEET = "Area_SEND_up_to_31_Aug_2022"
_HEADER_ROW = 4
_REQUIRED = "Inspection outcome: written statement of action required?"
_WEAKNESSES = "Number significant weaknesses identified in written statement of action"
_PROGRESS = "Revisit outcome: sufficient progress in addressing all significant weaknesses?"
_MADE = "Number significant weaknesses where sufficient progress has been made"
_NOT_MADE = "Number significant weaknesses where sufficient progress has not been made"
_COLUMNS = (
    "Web link to Ofsted local authority webpage",
    "Local authority code",
    "Area name",
    "Ofsted region",
    "Inspection start date",
    "Inspection publication date",
    _REQUIRED,
    _WEAKNESSES,
    "Revisit start date",
    "Revisit publication date",
    _PROGRESS,
    _MADE,
    _NOT_MADE,
)
_OF_REVISIT = ("Revisit publication date", _PROGRESS, _MADE, _NOT_MADE)
_OUTCOMES = {"Yes": "required", "No": "not_required"}
_PROGRESSES = {"Yes": "sufficient_progress", "Some": "insufficient_progress", "No": "insufficient_progress"}
_NOT_YET = "Not revisited yet"


def area_send_2016(path: Path, match: Callable[[str, dt.date], str]) -> list[Statement]:
    """All inspections and revisits of the sheet.

    Args:
        path: the .ods file.
        match: finds the area code of a council's name on a date.

    Raises:
        IngestError: a heading, an answer, a date or a number is not as described above, numbers contradict each
            other, or an area is unknown.
    """
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).to_python()
    require_columns(sheet[_HEADER_ROW], _COLUMNS, f"{FILE}: sheet {SHEET}")
    found: list[Statement] = []
    for number, cells in enumerate(sheet[_HEADER_ROW + 1 :], start=_HEADER_ROW + 2):
        try:
            found += _visits(dict(zip(_COLUMNS, cells, strict=True)), match)
        except (KeyError, IngestError) as error:
            raise IngestError(f"{FILE}: sheet {SHEET}, row {number}: can't be read ({error})") from error
    return found


def _visits(row: dict[str, Any], match: Callable[[str, dt.date], str]) -> Iterator[Statement]:
    started, outcome = date_of(row["Inspection start date"]), _OUTCOMES[row[_REQUIRED]]
    area = match(row["Area name"], started)
    weaknesses = None if row[_WEAKNESSES] == "" else _whole(row[_WEAKNESSES])
    if (outcome == "required") != (weaknesses is not None) or weaknesses == 0:
        raise IngestError(f"{row[_WEAKNESSES]!r} significant weaknesses where a written statement is {outcome}")
    published = date_of(row["Inspection publication date"])
    yield _statement(area, "inspection", started, published, outcome, weaknesses)
    if row["Revisit start date"] == (_NOT_YET if outcome == "required" else ""):
        if any(row[name] != "" for name in _OF_REVISIT):
            raise IngestError("something is said of a revisit that did not take place")
        return
    started, published = date_of(row["Revisit start date"]), date_of(row["Revisit publication date"])
    made, left = _whole(row[_MADE]), _whole(row[_NOT_MADE])
    if made + left != weaknesses or row[_PROGRESS] != ("Yes" if not left else "Some" if made else "No"):
        raise IngestError(f"{row[_PROGRESS]!r} with {made} and {left} of {weaknesses} significant weaknesses")
    yield _statement(area, "revisit", started, published, _PROGRESSES[row[_PROGRESS]], weaknesses, left)


def _statement(
    area: str,
    event: str,
    started: dt.date,
    published: dt.date,
    grade: str,
    weaknesses: int | None,
    left: int | None = None,
) -> Statement:
    return Statement(
        source_id=SOURCE,
        extraction="official statistics",
        area_code=area,
        programme="area_send",
        event=event,
        fieldwork_start=started,
        published=published,
        gradings=(Grading("written_statement", "Ofsted and CQC", grade, "area_send_2016"),),
        significant_weaknesses=weaknesses,
        weaknesses_left=left,
    )


def _whole(value: object) -> int:
    if isinstance(value, int | float) and value == int(value) >= 0:
        return int(value)
    raise IngestError(f"{value!r} is not a whole number")
