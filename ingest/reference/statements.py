"""What tables other than reports say about inspections: official statistics, and lists of known inspections.

A statement is kept beside the reports (`statements.csv`, `official_judgements.csv`), so that both can be compared,
and so that an inspection whose report was not read still has its row. Which statement speaks of which inspection is
decided by `ingest.record.merge`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

INSPECTORATES: dict[str, tuple[str, ...]] = {
    "slac": ("Ofsted",),
    "cpi": ("Ofsted",),
    "sif": ("Ofsted",),
    "ilacs": ("Ofsted",),
    "area_send": ("Ofsted", "CQC"),
    "youth_justice": ("HMI Probation",),
    "jtai": (),  # differs from theme to theme: only a letter tells
}
"""Who carries out an inspection of which no report was read, where the programme alone tells it."""


@dataclass(frozen=True)
class Grading:
    """One judgement that a table of official statistics gives."""

    aspect: str
    made_by: str
    grade: str
    scale: str = "four_point"


@dataclass(frozen=True)
class Statement:
    """One inspection as one source has it; None where the source does not say.

    `extraction` is what the inspection's row is when no report was read: "official statistics" or "listed".
    `significant_weaknesses` (area SEND 2016 to 2022) is how many a written statement had to answer, `weaknesses_left`
    (revisits) in how many of them progress was not sufficient.
    """

    source_id: str
    extraction: str
    area_code: str
    programme: str
    event: str
    published: dt.date
    theme: str | None = None
    theme_stated: str | None = None
    fieldwork_start: dt.date | None = None
    fieldwork_end: dt.date | None = None
    report_url: str | None = None
    gradings: tuple[Grading, ...] = ()
    significant_weaknesses: int | None = None
    weaknesses_left: int | None = None

    def row(self) -> Row:
        """The statement's own columns, as in `statements.csv` and `inspections.csv`."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = (
    "source_id",
    "extraction",
    "area_code",
    "programme",
    "event",
    "published",
    "theme",
    "theme_stated",
    "fieldwork_start",
    "fieldwork_end",
    "report_url",
    "significant_weaknesses",
    "weaknesses_left",
)
