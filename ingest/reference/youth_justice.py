"""HMI Probation's ratings of youth justice services, 2021 to February 2025.

Source: `youth_justice_ratings.csv`, one row for each inspected service of England and Wales, compiled by Data to
Insight from HMI Probation's reports: name, score, overall rating, date, link, and a column for each standard.

Quirks:
* some services serve several councils: one inspection for each of them (`youth_justice_services.csv`); Welsh services
  are declared there as out of scope and counted, a service that is neither declared nor a council's name is refused;
* "- JI" in a name marks a joint inspection with other inspectorates, which the table does not name;
* a footnote may stand in a cell (`youth_justice_footnotes.csv`), any other text is refused;
* the only date is that of publication: `fieldwork_start` stays empty (not stated), and a query that needs a first day
  takes the day of publication and says so; the ratings end in February 2025, which every page that shows them says;
* an empty cell is not "not judged": no cell of a standard says "Requires improvement", so the compilation seems to
  have lost that rating. The inspectorate rates work with court orders and out-of-court work apart, the table has one
  column for both. So the standards tell what the table has and no more; the overall rating is sound.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest import declared
from ingest.errors import IngestError
from ingest.reference.corrections import Corrections
from ingest.reference.statements import Grading, Statement
from ingest.rows import read_rows
from ingest.text.dates import numeric_date

FILE = "youth_justice_ratings.csv"
SOURCE = "hmi-probation-youth-justice"
JOINT = " - JI"

_COLUMNS = ("la_name", "la_ref", "score_%", "overall_rating", "publication_date", "report_url")
STANDARDS = (
    "staff",
    "partnerships_and_services",
    "information_and_facilities",
    "assessment",
    "planning",
    "reviewing",
    "implementation_and_delivery",
    "resettlement_policy_and_provision",
    "governance_and_leadership",
    "outofcourt_disposal_policy_and_provision",
    "policy_and_provision",
    "joint_working",
)
_GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires Improvement": "requires_improvement",
    "Inadequate": "inadequate",
}
_FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Ratings:
    """What the table holds: statements about English areas, and the services that are out of scope."""

    statements: tuple[Statement, ...]
    out_of_scope: tuple[str, ...]


def ratings(
    path: Path, match: Callable[[str, dt.date], str], slugs: Mapping[str, str], corrections: Corrections
) -> Ratings:
    """All inspections of the table.

    Args:
        path: the table.
        match: finds the area code of a council's name on a date.
        slugs: slug of each area code.
        corrections: the declared corrections.

    Raises:
        IngestError: a column, a service, a rating or a date is not as described above, or a correction is out of date.
    """
    lines = read_rows(path, (*_COLUMNS, *STANDARDS))
    services = {row["service"]: row["area_codes"].split() for row in declared.rows("youth_justice_services")}
    found: list[Statement] = []
    out_of_scope = []
    for line in lines:
        service, published = line["la_name"], numeric_date(line["publication_date"])
        codes = services[service] if service in services else [match(service, published)]
        if not codes:
            out_of_scope.append(service)
        for code in codes:
            inspection_id = f"youth_justice-{slugs[code]}-{published}"
            found.append(_statement(line, code, published, inspection_id, corrections))
    return Ratings(tuple(found), tuple(out_of_scope))


def _statement(
    line: Mapping[str, str], area_code: str, published: dt.date, inspection_id: str, corrections: Corrections
) -> Statement:
    stated = {"overall": line["overall_rating"]} | {standard: line[standard] for standard in STANDARDS}
    gradings = []
    for aspect, cell in stated.items():
        text = _without_footnote(cell)
        used = corrections.used(inspection_id, aspect, SOURCE, text)
        grade = used or _grade(text, aspect, line["la_name"])
        if grade is not None:
            gradings.append(Grading(aspect, "HMI Probation", grade))
    return Statement(
        source_id=SOURCE,
        extraction="official statistics",
        area_code=area_code,
        programme="youth_justice",
        event="inspection",
        published=published,
        theme_stated="joint inspection" if line["la_name"].endswith(JOINT) else None,
        report_url=line["report_url"],
        gradings=tuple(gradings),
    )


def _without_footnote(cell: str) -> str:
    footnotes = [row["starts"] for row in declared.rows("youth_justice_footnotes")]
    return _FOOTNOTE if any(cell.startswith(start) for start in footnotes) else cell


def _grade(text: str, aspect: str, service: str) -> str | None:
    if text in ("", _FOOTNOTE):
        return None
    if text not in _GRADES:
        raise IngestError(f"{FILE}: {service}, {aspect}: a cell of {len(text)} characters is no rating; declare it")
    return _GRADES[text]
