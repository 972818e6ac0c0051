"""Ofsted's official statistics workbook: ILACS inspections since 2018 with their judgements, visits of one year.

The workbook ("Local authority inspection outcomes as at 31 March") has a header in the third row of each sheet:
- the history: one row per standard or short inspection. Until 2022 the column for children in care holds the
  combined judgement of children in care and care leavers, and the care leavers' own column is blank;
- the year's activity: inspections again, and focused and monitoring visits with their theme;
- the latest inspection of each council.
What the last two say of an inspection must be what the history says.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import python_calamine

from ingest.errors import IngestError
from ingest.rows import require_columns

FILE = "LA_Inspection_Outcomes_as_at_31_March_2025.ods"
SHEET = "ILACS_inspection_history"
_YEAR_SHEET = "In-year_inspections"
_LATEST_SHEET = "Inspections_as_at_31_March"
_HEADER_ROW = 2
_SEPARATE_CARE_LEAVERS_FROM = dt.date(2023, 1, 1)

_JUDGEMENTS = (
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
)
_COUNCIL = ("Web link", "Local authority area code", "Local authority name")
_DATES = ("Inspection date", "Publication date")
_COLUMNS = {
    SHEET: (*_COUNCIL, "Local authority status", "Ofsted region", *_DATES, "Inspection type", *_JUDGEMENTS),
    _YEAR_SHEET: (
        *_COUNCIL,
        "Region",
        "Inspection/Visit date",
        "Publication date",
        "Inspection/Visit type",
        *_JUDGEMENTS,
        "Visit Theme",
    ),
    _LATEST_SHEET: (*_COUNCIL, "Ofsted region", *_DATES, *_JUDGEMENTS),
}
_EVENTS = {"ILACS Standard Inspection": "standard", "ILACS Short Inspection": "short"}
_VISITS = {"ILACS Focused Visit": "focused visit", "LA Monitoring visit": "monitoring visit"}
_THEMES = (
    "Achieving permanence",
    "Care leavers",
    "Children in care",
    "Children in need/subject to a plan",
    "Front door",
    "Vulnerable adolescents",
)
_GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement to be good": "requires_improvement",
    "Inadequate": "inadequate",
}


Match = Callable[[str, dt.date], str]


@dataclass(frozen=True)
class OfficialInspection:
    """One row of the workbook: who, when, which kind, and grade by aspect, or the visit's theme."""

    area_code: str
    event: str
    started: dt.date
    published: dt.date
    grades: dict[str, str]
    theme: str | None = None


def official_inspections(path: Path, match: Match) -> list[OfficialInspection]:
    """All ILACS inspections and visits of the workbook.

    Args:
        path: the .ods file.
        match: finds the area code of a council's name on a date.

    Raises:
        IngestError: a sheet, a column, a type of inspection, a theme or a grade is not as described above, or two
            sheets contradict each other.
    """
    book = python_calamine.CalamineWorkbook.from_path(path)
    history = _read(book, SHEET, lambda row: _inspection(row, match))
    year = _read(book, _YEAR_SHEET, lambda row: _inspection_or_visit(row, match))
    latest = _read(book, _LATEST_SHEET, lambda row: _latest(row, match))
    known = {(row.area_code, row.published): row for row in history}
    visits = [row for row in year if row.event in _VISITS.values()]
    for row in (*(row for row in year if row not in visits), *latest):
        same = known.get((row.area_code, row.published))
        if (
            same is None
            or (row.started, row.grades) != (same.started, same.grades)
            or row.event not in ("", same.event)
        ):
            raise IngestError(
                f"{path.name}: what its sheets say of {row.area_code}, published {row.published}, is not the same"
            )
    return [*history, *visits]


def _read(
    book: python_calamine.CalamineWorkbook, sheet: str, read: Callable[[dict[str, Any]], OfficialInspection]
) -> list[OfficialInspection]:
    rows = book.get_sheet_by_name(sheet).to_python()
    require_columns(rows[_HEADER_ROW], _COLUMNS[sheet], f"{FILE}: sheet {sheet}")
    found = []
    for number, cells in enumerate(rows[_HEADER_ROW + 1 :], start=_HEADER_ROW + 2):
        try:
            found.append(read(dict(zip(_COLUMNS[sheet], cells, strict=True))))
        except (KeyError, IngestError) as error:
            raise IngestError(f"{FILE}: sheet {sheet}, row {number}: can't be read ({error})") from error
    return found


def _inspection(row: dict[str, Any], match: Match) -> OfficialInspection:
    return dataclasses.replace(_latest(row, match), event=_EVENTS[row["Inspection type"]])


def _inspection_or_visit(row: dict[str, Any], match: Match) -> OfficialInspection:
    kind, theme = row.pop("Inspection/Visit type"), row["Visit Theme"]
    row["Inspection date"] = row.pop("Inspection/Visit date")
    if kind in _EVENTS:
        if theme:
            raise IngestError(f"theme {theme!r} of an inspection")
        return _inspection({**row, "Inspection type": kind}, match)
    if any(row[name] for name in _JUDGEMENTS):
        raise IngestError("a judgement of a visit")
    if theme and theme not in _THEMES:
        raise IngestError(f"theme {theme!r} is none of {_THEMES}")
    started, published = date_of(row["Inspection date"]), date_of(row["Publication date"])
    area = match(row["Local authority name"], started)
    return OfficialInspection(area, _VISITS[kind], started, published, {}, theme or None)


def _latest(row: dict[str, Any], match: Match) -> OfficialInspection:
    """An inspection whose kind the sheet does not give."""
    started, published = date_of(row["Inspection date"]), date_of(row["Publication date"])
    overall, leaders, help_protection, care, leavers = (row[name] for name in _JUDGEMENTS)
    if (leavers != "") != (started >= _SEPARATE_CARE_LEAVERS_FROM):
        raise IngestError(f"care leavers' judgement {leavers!r} for an inspection that started {started}")
    grades = {"overall": _GRADES[overall], "leaders": _GRADES[leaders], "help_protection": _GRADES[help_protection]}
    if leavers == "":
        grades["in_care_and_care_leavers"] = _GRADES[care]
    else:
        grades |= {"in_care": _GRADES[care], "care_leavers": _GRADES[leavers]}
    return OfficialInspection(match(row["Local authority name"], started), "", started, published, grades)


def date_of(value: object) -> dt.date:
    """The date in a cell.

    Raises:
        IngestError: the cell holds no date.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    raise IngestError(f"{value!r} is not a date")
