"""One inspection from a report and from what official statistics and lists say of it.

A statement speaks of an inspection when area, programme and kind of event are the same and one of these holds: the
link is the same; the publication date, or the one that a declared correction gives for it, is the same; the
publication dates lie at most ten days apart (statistics sometimes give the day on which the council was told) and the
first day of fieldwork is the same, or one of the two does not give it. Several sources may speak of one inspection,
each of them once.

A report wins: its facts make the row, a grade that statistics give too gets the basis "both", and what only
statistics give is left to the reconciliation. Two things are taken from them: the link of a report that came without
one, and which kind of inspection it was (standard or short, a re-inspection), where the report gives no sign of it
(event "inspection"). Where no report was read, the statement that gives the first day makes the row, and its grades
stand before those of the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.errors import IngestError
from ingest.reference.statements import INSPECTORATES, Grading, Row, Statement

MAX_DAYS_APART = dt.timedelta(days=10)
VISITS = ("focused visit", "monitoring visit", "revisit")
DaysMeant = Mapping[tuple[str, str, str, dt.date], dt.date]
_RANK = {"official statistics": 0, "listed": 1}


@dataclass(frozen=True)
class Report:
    """One report that was read, as rows that do not have their inspection's key yet."""

    inspection: Row
    inspectorates: tuple[str, ...] = ()
    judgements: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()
    topics: tuple[Row, ...] = ()
    reply: Row | None = None
    selection: Row | None = None


@dataclass
class Inspection:
    """One inspection: its report, if it was read, and the statements about it, at most one of each source."""

    report: Report | None
    statements: list[Statement] = field(default_factory=list)

    def row(self) -> Row:
        """The inspection's own columns."""
        if self.report is None:
            return min(self.statements, key=_by_certainty).row()
        row = dict(self.report.inspection)
        if row["report_url"] is None:
            row["report_url"] = next((s.report_url for s in self.statements if s.report_url is not None), None)
        if row["event"] == "inspection":
            row["event"] = next((s.event for s in self.statements if s.event != "inspection"), "inspection")
        return row

    def inspectorates(self) -> tuple[str, ...]:
        """Who carried it out."""
        return self.report.inspectorates if self.report else INSPECTORATES[self.row()["programme"]]

    def judgements(self) -> list[Row]:
        """The report's judgements, or where no report was read those of official statistics."""
        stated: dict[tuple[str, str], list[Grading]] = {}
        for grading in (g for statement in sorted(self.statements, key=_by_certainty) for g in statement.gradings):
            stated.setdefault((grading.aspect, grading.made_by), []).append(grading)
        if self.report is None:
            return [{**vars(first), "page": None, "basis": "official statistics"} for first, *_ in stated.values()]
        return [{**row, "basis": _basis(row, stated.get((row["aspect"], row["made_by"]), []))} for row in self.judged()]

    def judged(self) -> tuple[Row, ...]:
        """Judgements that the report itself gives."""
        return self.report.judgements if self.report else ()


def _basis(row: Row, gradings: Iterable[Grading]) -> str:
    return "both" if any(grading.grade == row["grade"] for grading in gradings) else "report"


def _by_certainty(statement: Statement) -> tuple[object, ...]:
    """Official statistics before lists, the first day given before not given."""
    return _RANK[statement.extraction], statement.fieldwork_start is None, statement.source_id


def merge_statements(
    reports: Iterable[Report], statements: Iterable[Statement], days_meant: DaysMeant | None = None
) -> list[Inspection]:
    """All inspections, in an order that depends on what they are and not on the order given.

    Args:
        reports: the reports that were read.
        statements: what official statistics and lists say.
        days_meant: the publication date on record for one that a source gives, where a correction explains it.

    Raises:
        IngestError: a statement fits two inspections equally well.
    """
    found = [Inspection(report) for report in sorted(reports, key=lambda r: _order(r.inspection))]
    by_area: dict[tuple[str, str], list[Inspection]] = {}
    for inspection in found:
        row = inspection.row()
        by_area.setdefault((row["area_code"], row["programme"]), []).append(inspection)
    for statement in sorted(statements, key=lambda s: (*_by_certainty(s), _order(s.row()))):
        beside = by_area.setdefault((statement.area_code, statement.programme), [])
        same = _inspection_of(statement, beside, days_meant or {})
        if same is None:
            same = Inspection(None)
            found.append(same)
            beside.append(same)
        same.statements.append(statement)
    return sorted(found, key=lambda inspection: _order(inspection.row()))


def _order(row: Row) -> tuple[object, ...]:
    start = row["fieldwork_start"] or dt.date.min
    texts = (row["event"], row["theme_stated"] or "", row.get("sha256") or "", row["report_url"] or "")
    return row["area_code"], row["programme"], row["published"], start, texts


def _inspection_of(statement: Statement, beside: Sequence[Inspection], days_meant: DaysMeant) -> Inspection | None:
    """The inspection that the statement is about, None where none is on record; a surer sign goes first."""
    key = statement.source_id, statement.area_code, statement.programme, statement.published
    if key in days_meant:
        statement = replace(statement, published=days_meant[key])
    free = [one for one in beside if statement.source_id not in (s.source_id for s in one.statements)]
    rows = [(one, row) for one in free if _kind((row := one.row())["event"]) == _kind(statement.event)]
    for sign in (_same_link, _same_publication, _same_fieldwork, _same_time):
        same = [one for one, row in rows if sign(statement, row)]
        if len(same) > 1:
            raise IngestError(
                f"{statement.source_id}: {statement.programme} of {statement.area_code} published "
                f"{statement.published} fits {len(same)} inspections; tell them apart by link or date"
            )
        if same:
            return same[0]
    return None


def _kind(event: str) -> str:
    return event if event in VISITS else "inspection"


def _same_link(statement: Statement, row: Row) -> bool:
    return statement.report_url is not None and statement.report_url == row["report_url"]


def _same_publication(statement: Statement, row: Row) -> bool:
    return bool(statement.published == row["published"])


def _same_fieldwork(statement: Statement, row: Row) -> bool:
    return statement.fieldwork_start == row["fieldwork_start"] is not None and _is_near(statement, row)


def _same_time(statement: Statement, row: Row) -> bool:
    return None in (statement.fieldwork_start, row["fieldwork_start"]) and _is_near(statement, row)


def _is_near(statement: Statement, row: Row) -> bool:
    return bool(abs(statement.published - row["published"]) <= MAX_DAYS_APART)
