"""Days that can hardly be true are said with what was expected, corrected or explained where a row declares it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ingest.errors import IngestError
from ingest.facts import Reply, ReportFacts
from ingest.record.plausible_days import PlausibleDays, doubts
from ingest.reference.sources import latest_day

D = dt.date
TODAY = D(2026, 11, 24)
KEY = "ilacs-northwick-2023-11-28"
NONE_DECLARED = PlausibleDays([], TODAY)


def visit(start: dt.date, end: dt.date, published: dt.date | None = None, **more: Any) -> ReportFacts:
    facts = {"programme": "ilacs", "event": "focused visit", "area": "Northwick", "inspectorates": ("Ofsted",), **more}
    return ReportFacts(**facts, fieldwork_start=start, fieldwork_end=end, published=published)


def correction(field: str, expects: str, used: str) -> PlausibleDays:
    row = {"inspection_id": KEY, "field": field, "source_id": "ofsted-reports", "expects": expects, "used": used}
    return PlausibleDays([row], TODAY)


def test_days_as_they_should_be_raise_no_doubt() -> None:
    facts = visit(D(2023, 10, 24), D(2023, 10, 25), D(2023, 11, 28))
    assert NONE_DECLARED.settle(facts, KEY, D(2023, 11, 28)) == (facts, None)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (visit(D(2022, 10, 24), D(2023, 10, 25)), "days_on_site is 367"),
        (visit(D(2023, 10, 24), D(2023, 10, 25), D(2023, 10, 26)), "days_to_publication is 1"),
        (visit(D(2023, 10, 24), D(2023, 10, 25), D(2022, 11, 28)), "dated 2022-11-28, before its fieldwork ends"),
        (visit(D(2023, 10, 28), D(2023, 10, 30)), "fieldwork_start is 2023-10-28, a Saturday"),
        (visit(D(2027, 10, 26), D(2027, 10, 27)), "2027-10-27 lies in the future"),
        (visit(D(2023, 6, 5), D(2023, 7, 28), event="inspection"), "expected 2 to 21 for ilacs inspection"),
        (visit(D(2023, 6, 5), D(2023, 6, 9), D(2024, 6, 7), event="short"), "days_to_publication is 364"),
    ],
)
def test_days_that_can_hardly_be_true_are_said(facts: ReportFacts, sentence: str) -> None:
    assert sentence in " ".join(one.sentence for one in doubts(facts, facts.published, TODAY))
    problem = NONE_DECLARED.settle(facts, KEY, facts.published)[1]
    assert problem is not None
    assert sentence in problem
    assert "declare in ingest/declared/corrections.csv" in problem


def test_a_declared_correction_is_used() -> None:
    facts = visit(D(2022, 10, 24), D(2023, 10, 25), D(2023, 11, 28))
    corrected, problem = correction("fieldwork_start", "2022-10-24", "2023-10-24").settle(facts, KEY, D(2023, 11, 28))
    assert (corrected.fieldwork_start, problem) == (D(2023, 10, 24), None)


def test_an_explained_day_is_used_as_printed() -> None:
    facts = visit(D(2023, 10, 21), D(2023, 10, 25), D(2023, 11, 28))
    explained = correction("fieldwork_start", "2023-10-21", "2023-10-21")
    assert explained.settle(facts, KEY, D(2023, 11, 28)) == (facts, None)


def test_a_correction_of_something_that_the_report_no_longer_states_raises() -> None:
    facts = visit(D(2023, 10, 24), D(2023, 10, 25), D(2023, 11, 28))
    with pytest.raises(IngestError, match="the source was mended"):
        correction("fieldwork_start", "2022-10-24", "2023-10-24").settle(facts, KEY, D(2023, 11, 28))


def letter(due: dt.date | None, printed: str | None = None) -> ReportFacts:
    reply = Reply(preparer="local_authority", due=due, page=8, due_as_printed=printed)
    more = {"programme": "jtai", "event": "inspection", "reply": reply}
    return visit(D(2022, 11, 7), D(2022, 11, 11), D(2023, 1, 6), **more)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (letter(D(2023, 4, 18), "Friday 18 April 2023"), "due on “Friday 18 April 2023”, which is a Tuesday"),
        (letter(D(2022, 4, 18)), "days_to_statement is -263"),
        (letter(D(2024, 4, 18)), "days_to_statement is 468"),
    ],
)
def test_a_day_for_the_written_statement_that_can_hardly_be_true_is_said(facts: ReportFacts, sentence: str) -> None:
    problem = NONE_DECLARED.settle(facts, KEY, D(2023, 1, 6))[1]
    assert problem is not None
    assert sentence in problem


@pytest.mark.parametrize("due", [None, D(2023, 4, 18)])
def test_a_plausible_day_for_the_written_statement_or_none_raises_no_doubt(due: dt.date | None) -> None:
    assert NONE_DECLARED.settle(letter(due), KEY, D(2023, 1, 6))[1] is None


def test_a_weekday_that_does_not_fit_is_explained_by_a_row() -> None:
    explained = correction("due", "Friday 18 April 2023", "2023-04-18")
    settled, problem = explained.settle(letter(D(2023, 4, 18), "Friday 18 April 2023"), KEY, D(2023, 1, 6))
    assert problem is None
    assert settled.reply == Reply(preparer="local_authority", due=D(2023, 4, 18), page=8)


def test_a_clock_that_is_behind_the_sources_makes_no_report_a_future_one() -> None:
    sources = [{"retrieved": "2026-11-23"}, {"retrieved": None}, {"source_id": "x"}]
    assert latest_day(sources, D(2024, 1, 1)) == D(2026, 11, 23)
    assert latest_day(sources, TODAY) == TODAY
