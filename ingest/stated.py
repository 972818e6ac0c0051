"""All statements about inspections from the reference folder: official statistics and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest import jtai, listed, workbook
from ingest.area_names import AreaNames
from ingest.report_links import only_link
from ingest.statements import Grading, Row, Statement

_LISTED = "data-to-insight-joint-inspections"
_OUTCOMES = "ofsted-outcomes-2025-03-31"


def statements(reference: Path, names: AreaNames, links: Sequence[Row]) -> tuple[list[Statement], Mapping[str, int]]:
    """All statements, and the rows read by file name where a file is no CSV.

    Raises:
        IngestError: a file is not as its module describes it, or names an unknown council.
    """
    official = workbook.official_inspections(reference / workbook.FILE, names.match)
    found = [_official(row, links) for row in official]
    found += [_listed(known, names) for known in listed.listed_inspections(reference / listed.FILE)]
    return found, {workbook.FILE: len(official)}


def _official(row: workbook.OfficialInspection, links: Sequence[Row]) -> Statement:
    return Statement(
        source_id=_OUTCOMES,
        extraction="official statistics",
        area_code=row.area_code,
        programme="ilacs",
        event=row.event,
        fieldwork_start=row.started,
        published=row.published,
        report_url=only_link(links, row.area_code, row.published),
        gradings=tuple(Grading(aspect, "Ofsted", grade) for aspect, grade in row.grades.items()),
    )


def _listed(known: listed.ListedInspection, names: AreaNames) -> Statement:
    start, end = known.fieldwork or (None, None)
    return Statement(
        source_id=_LISTED,
        extraction="listed",
        area_code=names.match(known.council, known.published),
        programme="jtai",
        event="inspection",
        theme=jtai.theme_of_subject(known.subject),
        theme_stated=known.subject,
        fieldwork_start=start,
        fieldwork_end=end,
        published=known.published,
        report_url=known.url,
    )
