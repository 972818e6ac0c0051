"""Dates of statements that can hardly be: each needs a row in `declared/corrections.csv`, or nothing is read.

A report is published on a working day, after its first day and as a rule within half a year; inspections begin on a
working day; nothing lies in the future.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from ingest.errors import IngestError
from ingest.reference.corrections import Corrections
from ingest.reference.statements import Statement

LONGEST = dt.timedelta(days=180)
_SATURDAY = 5


def require_explained(
    statements: Iterable[Statement], slugs: Mapping[str, str], corrections: Corrections, today: dt.date
) -> None:
    """Hold every statement's dates against what is possible and usual.

    Args:
        statements: of all sources.
        slugs: slug of each area code.
        corrections: the declared explanations.
        today: the day after which nothing can have been published.

    Raises:
        IngestError: a date is impossible or unusual, and no correction says of it why it stands or what is meant.
    """
    wrong = [
        f"{one.source_id}: {one.programme} of {slugs[one.area_code]}: {sentence}; see which is right, "
        "then explain it in ingest/declared/corrections.csv"
        for one in statements
        for name, value, sentence in _oddities(one, today)
        if not corrections.explain(one.source_id, f"{one.programme}-{slugs[one.area_code]}", name, value.isoformat())
    ]
    if wrong:
        raise IngestError("\n".join(wrong))


def _oddities(one: Statement, today: dt.date) -> Iterator[tuple[str, dt.date, str]]:
    """Column, value, and what is wrong with it."""
    start, published = one.fieldwork_start, one.published
    if published > today:
        yield "published", published, f"published {published}, in the future"
    if published.weekday() >= _SATURDAY:
        yield "published", published, f"published {published}, a {published:%A}"
    if start is None:
        return
    if start.weekday() >= _SATURDAY:
        yield "fieldwork_start", start, f"began {start}, a {start:%A}"
    if published < start:
        yield "published", published, f"published {published}, before its first day {start}"
    elif published - start > LONGEST:
        yield "published", published, f"published {published}, {(published - start).days} days after its first day"
