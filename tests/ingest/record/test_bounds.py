"""Outer bounds: a broken minimum stops everything, a broken maximum is shown, the committed record breaks none."""

from __future__ import annotations

import pytest

from ingest.errors import IngestError
from ingest.record import bounds, tables

TABLES = {
    "judgements": [
        {"grade": "good", "page": 1, "basis": "report"},
        {"grade": "good", "page": None, "basis": "report"},
        {"grade": "inadequate", "page": "", "basis": "both"},
    ]
}


def bound(measure: str, minimum: str = "", maximum: str = "", where: str = "") -> dict[str, str]:
    return {
        "table": "judgements",
        "where": where,
        "measure": measure,
        "minimum": minimum,
        "maximum": maximum,
        "reason": "so it was agreed",
    }


@pytest.mark.parametrize(
    ("one", "sentence", "lost"),
    [
        (bound("rows", minimum="4"), "judgements rows: 3 is less than 4 (so it was agreed)", True),
        (bound("rows", maximum="1", where="grade=good"), "judgements grade=good rows: 2 is more than 1", False),
        (bound("filled:page", minimum="0.5"), "judgements filled:page: 0.333333 is less than 0.5", True),
        (bound("share:grade=good", maximum="0.5"), "judgements share:grade=good: 0.666667 is more than 0.5", False),
        (bound("filled:page", minimum="1", where="basis=official"), "filled:page: 0 is less than 1", True),
    ],
)
def test_a_broken_bound_says_what_is_wrong_and_why_it_was_set(one: dict[str, str], sentence: str, lost: bool) -> None:
    (found,) = bounds.broken_bounds(TABLES, [one])
    assert sentence in found.sentence
    assert found.lost is lost


def test_a_bound_that_holds_says_nothing() -> None:
    assert bounds.broken_bounds(TABLES, [bound("rows", "3", "3"), bound("share:grade=good", "0.6", "0.7")]) == []


@pytest.mark.parametrize(
    "wrong", [bound("average", "1"), bound("filled:colour", "1"), bound("rows", "1", where="colour=red")]
)
def test_a_bound_about_something_unknown_raises(wrong: dict[str, str]) -> None:
    with pytest.raises(IngestError, match=r"bounds\.csv"):
        bounds.broken_bounds(TABLES, [wrong])


def test_the_record_breaks_no_bound() -> None:
    assert bounds.broken_bounds({name: tables.typed_rows(name) for name in tables.tables()}) == []


def test_a_record_that_lost_its_reports_is_refused() -> None:
    rows = {name: tables.typed_rows(name) for name in tables.tables()}
    rows["inspections"] = [row for row in rows["inspections"] if row["extraction"] != "parsed"]
    with pytest.raises(IngestError, match="nothing was changed"):
        bounds.require_minimums(rows)
