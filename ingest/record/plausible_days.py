"""Whether the days that a report states can be true: how long, how long before publication, on a weekday, in the past.

Bounds stand in `ingest/declared/plausible_days.csv`, by programme and event (an empty event: all others of the
programme). A day that can't be true is a publisher's slip as a rule, and now and then true all the same. Either way
a person looks and declares in `ingest/declared/corrections.csv` what is used and why; until then the report waits in
quarantine, and `parse` says so beside the facts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest import declared
from ingest.facts import ReportFacts
from ingest.reference.corrections import Corrections
from ingest.reference.sources import REPORTS

_SATURDAY = 5
_ACTION = "read the report by eye, and declare in ingest/declared/corrections.csv which day is used and why"
_DAY_FIELDS = ("fieldwork_start", "fieldwork_end")


@dataclass(frozen=True)
class Doubt:
    """A day or a stretch of days that can hardly be true.

    Attributes:
        fields: columns of `inspections.csv` or `replies.csv`, any of which may be the wrong one.
        sentence: what is stated, and what was expected.
    """

    fields: tuple[str, ...]
    sentence: str


class PlausibleDays:
    """The days of reports, held against what can be true and against the declared corrections.

    Args:
        corrections: rows of `corrections.csv`.
        today: no day after it can be true (see `ingest.reference.sources.latest_day`).
    """

    def __init__(self, corrections: Iterable[Mapping[str, str]], today: dt.date) -> None:
        self._corrections = Corrections(dict(row) for row in corrections)
        self._today = today

    def settle(
        self, facts: ReportFacts, inspection_id: str | None, published: dt.date | None
    ) -> tuple[ReportFacts, str | None]:
        """The facts with declared corrections in place of what the report states, and what is doubtful and unexplained.

        Args:
            facts: what the report states.
            inspection_id: its key in the record; None where it can't be known.
            published: the day on which the public site says it was published; None where it is not known.

        Raises:
            IngestError: a correction expects that the report states something else.
        """
        used = self._declared_days(facts, inspection_id) if inspection_id else {}
        changed: dict[str, Any] = {field: day for field, day in used.items() if field in _DAY_FIELDS}
        if facts.reply and "due" in used:
            changed["reply"] = facts.reply.model_copy(update={"due": used["due"], "due_as_printed": None})
        settled = ReportFacts.model_validate({**facts.model_dump(), **changed}) if changed else facts
        open_doubts = [one for one in doubts(settled, published, self._today) if not used.keys() & set(one.fields)]
        if not open_doubts:
            return settled, None
        return settled, f"{'; '.join(one.sentence for one in open_doubts)}: {_ACTION}"

    def _declared_days(self, facts: ReportFacts, inspection_id: str) -> dict[str, dt.date]:
        """The day to use, by field, of each day of the report of which a row speaks."""
        stated = {"published_stated": facts.published, **{field: getattr(facts, field) for field in _DAY_FIELDS}}
        if facts.reply and facts.reply.due:
            stated["due"] = facts.reply.due_as_printed or facts.reply.due
        used = {field: self._corrections.used(inspection_id, field, REPORTS, str(day)) for field, day in stated.items()}
        return {field: dt.date.fromisoformat(day) for field, day in used.items() if day is not None}


def doubts(facts: ReportFacts, published: dt.date | None, today: dt.date) -> Iterator[Doubt]:
    """What can hardly be true of the days that a report states."""
    start, end = facts.fieldwork_start, facts.fieldwork_end
    known = published or facts.published
    yield from _outside("days_on_site", (end - start).days + 1, facts, _DAY_FIELDS)
    if known:
        yield from _outside("days_to_publication", (known - end).days, facts, ("fieldwork_end",))
    if facts.published and facts.published < end:
        fields = ("published_stated", "fieldwork_end")
        yield Doubt(fields, f"the report is dated {facts.published}, before its fieldwork ends on {end}")
    for field, day in zip(_DAY_FIELDS, (start, end), strict=True):
        if day.weekday() >= _SATURDAY:
            yield Doubt((field,), f"{field} is {day}, a {day:%A}")
    if facts.reply and (due := facts.reply.due):
        if printed := facts.reply.due_as_printed:
            yield Doubt(("due",), f"the written statement is due on “{printed}”, which is a {due:%A}")
        yield from _outside("days_to_statement", (due - (known or end)).days, facts, ("due",))
    latest = max(filter(None, (end, known)))
    if latest > today:
        yield Doubt(("fieldwork_end", "published_stated"), f"{latest} lies in the future (today is {today})")


def _outside(measure: str, days: int, facts: ReportFacts, fields: tuple[str, ...]) -> Iterator[Doubt]:
    bounds = _bounds()
    bound = bounds.get((facts.programme, facts.event, measure)) or bounds.get((facts.programme, "", measure))
    if bound and not bound[0] <= days <= bound[1]:
        expected = f"{bound[0]} to {bound[1]} for {facts.programme} {facts.event}"
        dates = f"{facts.fieldwork_start} to {facts.fieldwork_end}"
        yield Doubt(fields, f"{measure} is {days} ({dates}), expected {expected}")


@cache
def _bounds() -> dict[tuple[str, str, str], tuple[int, int]]:
    rows = declared.rows("plausible_days")
    return {(r["programme"], r["event"], r["measure"]): (int(r["minimum"]), int(r["maximum"])) for r in rows}
