"""Ofsted's official statistics workbook: every ILACS inspection since 2018 with its judgements.

The workbook ("Local authority inspection outcomes as at 31 March") holds one sheet of history: header in the
third row, one row per standard or short inspection. Until 2022 the column for children in care holds the
combined judgement of children in care and care leavers, and the care leavers' own column is blank.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import python_calamine

from ingest.errors import IngestError

FILE = "LA_Inspection_Outcomes_as_at_31_March_2025.ods"
SHEET = "ILACS_inspection_history"
_HEADER_ROW = 2
_SEPARATE_CARE_LEAVERS_FROM = dt.date(2023, 1, 1)

_COLUMNS = (
    "Web link",
    "Local authority area code",
    "Local authority name",
    "Local authority status",
    "Ofsted region",
    "Inspection date",
    "Publication date",
    "Inspection type",
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
)
_EVENTS = {"ILACS Standard Inspection": "standard", "ILACS Short Inspection": "short"}
_GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement to be good": "requires_improvement",
    "Inadequate": "inadequate",
}


@dataclass(frozen=True)
class OfficialInspection:
    """One row of the workbook: who, when, which kind, and grade by aspect."""

    area_code: str
    event: str
    started: dt.date
    published: dt.date
    grades: dict[str, str]


def official_inspections(path: Path, match: Callable[[str, dt.date], str]) -> list[OfficialInspection]:
    """All ILACS inspections of the workbook.

    Args:
        path: the .ods file.
        match: finds the area code of a council's name on a date.

    Raises:
        IngestError: the sheet, a column, a type of inspection or a grade is not as described above.
    """
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).to_python()
    header = tuple(str(cell).strip() for cell in rows[_HEADER_ROW])
    if header != _COLUMNS:
        raise IngestError(f"{path.name}: sheet {SHEET} has columns {header}, expected {_COLUMNS}")
    found = []
    for number, cells in enumerate(rows[_HEADER_ROW + 1 :], start=_HEADER_ROW + 2):
        try:
            found.append(_inspection(dict(zip(header, cells, strict=True)), match))
        except (KeyError, IngestError) as error:
            raise IngestError(f"{path.name}: sheet {SHEET}, row {number}: can't be read ({error})") from error
    return found


def _inspection(row: dict[str, Any], match: Callable[[str, dt.date], str]) -> OfficialInspection:
    started, published = _date(row["Inspection date"]), _date(row["Publication date"])
    care, leavers = row[_COLUMNS[11]], row[_COLUMNS[12]]
    if (leavers != "") != (started >= _SEPARATE_CARE_LEAVERS_FROM):
        raise IngestError(f"care leavers' judgement {leavers!r} for an inspection that started {started}")
    grades = {
        "overall": _GRADES[row["Overall effectiveness"]],
        "leaders": _GRADES[row[_COLUMNS[9]]],
        "help_protection": _GRADES[row[_COLUMNS[10]]],
    }
    if leavers == "":
        grades["in_care_and_care_leavers"] = _GRADES[care]
    else:
        grades |= {"in_care": _GRADES[care], "care_leavers": _GRADES[leavers]}
    area = match(row["Local authority name"], started)
    return OfficialInspection(area, _EVENTS[row["Inspection type"]], started, published, grades)


def _date(value: object) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    raise IngestError(f"{value!r} is not a date")
