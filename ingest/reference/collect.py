"""All statements about inspections from the reference folder and the declared lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import declared
from ingest.families.jtai import letter as jtai
from ingest.reference import (
    area_send_2016,
    ledger,
    listed_joint,
    listed_send,
    official_outcomes,
    plausible,
    youth_justice,
)
from ingest.reference.area_names import AreaNames
from ingest.reference.corrections import Corrections
from ingest.reference.report_links import only_link
from ingest.reference.sources import latest_day
from ingest.reference.statements import Grading, Row, Statement

_OUTCOMES = "ofsted-outcomes-2025-03-31"


@dataclass(frozen=True)
class Stated:
    """The statements; rows read by file name where a file is no CSV; Welsh youth justice services."""

    statements: list[Statement]
    rows_read: Mapping[str, int]
    out_of_scope: tuple[str, ...]


def collect_statements(
    reference: Path, names: AreaNames, slugs: Mapping[str, str], links: Sequence[Row], corrections: Corrections
) -> Stated:
    """All statements.

    Raises:
        IngestError: a file is not as its module describes it, names an unknown council, or gives a date that can hardly
            be and that no correction explains.
    """
    official = official_outcomes.official_inspections(reference / official_outcomes.FILE, names.match)
    rated = youth_justice.ratings(reference / youth_justice.FILE, names.match, slugs, corrections)
    since_2009 = ledger.ledger(reference / ledger.FILE, names.match)
    send_2016 = area_send_2016.area_send_2016(reference / area_send_2016.FILE, names.match)
    found = [_official(row, links) for row in official]
    found += [replace(one, report_url=only_link(links, one.area_code, one.published)) for one in since_2009]
    found += send_2016
    found += rated.statements
    for of in listed_joint.LISTS:
        found += [
            _listed(known, of.source_id, names) for known in listed_joint.listed_inspections(reference / of.file, of)
        ]
    found += listed_send.listed_send(reference / listed_send.FILE, names.match)
    found += [_declared_statement(row) for row in declared.rows("known_joint_inspections")]
    today = latest_day(declared.rows("sources"), dt.datetime.now(dt.UTC).date())
    plausible.require_explained(found, slugs, corrections, today)
    rows_read = {
        official_outcomes.FILE: len(official),
        ledger.FILE: len(since_2009),
        area_send_2016.FILE: len(send_2016),
    }
    return Stated(found, rows_read, rated.out_of_scope)


def _official(row: official_outcomes.OfficialInspection, links: Sequence[Row]) -> Statement:
    return Statement(
        source_id=_OUTCOMES,
        extraction="official statistics",
        area_code=row.area_code,
        programme="ilacs",
        event=row.event,
        theme_stated=row.theme,
        fieldwork_start=row.started,
        published=row.published,
        report_url=only_link(links, row.area_code, row.published),
        gradings=tuple(Grading(aspect, "Ofsted", grade) for aspect, grade in row.grades.items()),
    )


def _listed(known: listed_joint.ListedInspection, source_id: str, names: AreaNames) -> Statement:
    start, end = known.fieldwork or (None, None)
    return Statement(
        source_id=source_id,
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


def _declared_statement(row: Mapping[str, str]) -> Statement:
    return Statement(
        source_id=row["source_id"],
        extraction="listed",
        area_code=row["area_code"],
        programme="jtai",
        event="inspection",
        theme=row["theme"],
        theme_stated=row["theme_stated"],
        fieldwork_start=_day(row["fieldwork_start"]),
        fieldwork_end=_day(row["fieldwork_end"]),
        published=dt.date.fromisoformat(row["published"]),
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
