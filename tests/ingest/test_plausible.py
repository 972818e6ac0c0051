"""Days that can hardly be true are said with what was expected, corrected or explained where a row declares it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ingest.corrections import Corrections
from ingest.errors import IngestError
from ingest.facts import ReportFacts
from ingest.plausible import doubts, settle

D = dt.date
TODAY = D(2026, 11, 24)
KEY = "ilacs-northwick-2023-11-28"


def visit(start: dt.date, end: dt.date, published: dt.date | None = None, **more: Any) -> ReportFacts:
    facts = {"programme": "ilacs", "event": "focused visit", "area": "Northwick", "inspectorates": ("Ofsted",), **more}
    return ReportFacts(**facts, fieldwork_start=start, fieldwork_end=end, published=published)


def correction(field: str, expects: str, used: str) -> Corrections:
    row = {"inspection_id": KEY, "field": field, "source_id": "ofsted-reports", "expects": expects, "used": used}
    return Corrections([row])


def test_days_as_they_should_be_raise_no_doubt() -> None:
    facts = visit(D(2023, 10, 24), D(2023, 10, 25), D(2023, 11, 28))
    assert settle(facts, KEY, D(2023, 11, 28), Corrections([]), TODAY) == (facts, None)


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
    problem = settle(facts, KEY, facts.published, Corrections([]), TODAY)[1]
    assert problem is not None
    assert sentence in problem
    assert "declare in ingest/declared/corrections.csv" in problem


def test_a_declared_correction_is_used() -> None:
    facts = visit(D(2022, 10, 24), D(2023, 10, 25), D(2023, 11, 28))
    corrected, problem = settle(
        facts, KEY, D(2023, 11, 28), correction("fieldwork_start", "2022-10-24", "2023-10-24"), TODAY
    )
    assert (corrected.fieldwork_start, problem) == (D(2023, 10, 24), None)


def test_an_explained_day_is_used_as_printed() -> None:
    facts = visit(D(2023, 10, 21), D(2023, 10, 25), D(2023, 11, 28))
    explained = correction("fieldwork_start", "2023-10-21", "2023-10-21")
    assert settle(facts, KEY, D(2023, 11, 28), explained, TODAY) == (facts, None)


def test_a_correction_of_something_that_the_report_no_longer_states_raises() -> None:
    facts = visit(D(2023, 10, 24), D(2023, 10, 25), D(2023, 11, 28))
    with pytest.raises(IngestError, match="the source was mended"):
        settle(facts, KEY, D(2023, 11, 28), correction("fieldwork_start", "2022-10-24", "2023-10-24"), TODAY)
