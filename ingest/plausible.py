"""Whether the days that a report states can be true: how long, how long before publication, on a weekday, in the past.

Bounds stand in `ingest/declared/plausible_days.csv`, by programme and event (an empty event: all others of the
programme). A day that can't be true is a publisher's slip as a rule, and now and then true all the same. Either way
a person looks and declares in `ingest/declared/corrections.csv` what is used and why; until then the report waits in
quarantine, and `parse` says so beside the facts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest import declared
from ingest.corrections import Corrections
from ingest.facts import ReportFacts
from ingest.sources import REPORTS

_SATURDAY = 5
_ACTION = "read the report by eye, and declare in ingest/declared/corrections.csv which day is used and why"
_DAY_FIELDS = ("fieldwork_start", "fieldwork_end")


@dataclass(frozen=True)
class Doubt:
    """A day or a stretch of days that can hardly be true.

    Attributes:
        fields: columns of `inspections.csv`, any of which may be the wrong one.
        sentence: what is stated, and what was expected.
    """

    fields: tuple[str, ...]
    sentence: str


def settle(
    facts: ReportFacts, inspection_id: str | None, published: dt.date | None, corrections: Corrections, today: dt.date
) -> tuple[ReportFacts, str | None]:
    """The facts with declared corrections in place of what the report states, and what is doubtful and not explained.

    Args:
        facts: what the report states.
        inspection_id: its key in the record; None where it can't be known.
        published: the day on which the public site says it was published; None where it is not known.
        corrections: the declared corrections and explanations.
        today: no day after it can be true.

    Raises:
        IngestError: a correction expects that the report states something else.
    """
    explained: set[str] = set()
    used: dict[str, dt.date] = {}
    for field in (*_DAY_FIELDS, "published_stated") if inspection_id else ():
        stated = facts.published if field == "published_stated" else getattr(facts, field)
        value = corrections.used(inspection_id, field, REPORTS, str(stated)) if inspection_id else None
        if value is not None:
            explained.add(field)
            if field in _DAY_FIELDS:
                used[field] = dt.date.fromisoformat(value)
    settled = ReportFacts.model_validate({**facts.model_dump(), **used}) if used else facts
    open_doubts = [one for one in doubts(settled, published, today) if not explained.intersection(one.fields)]
    if not open_doubts:
        return settled, None
    return settled, f"{'; '.join(one.sentence for one in open_doubts)}: {_ACTION}"


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
