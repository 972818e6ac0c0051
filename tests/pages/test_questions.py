"""Boards, cycle, themes, what is new: choices in the address, sentences made from the record."""

import pytest

from queries import rows
from tests.pages.test_pages import opened, said


def test_boards_shows_the_reports_of_a_cell() -> None:
    at = opened("boards", council_grade="Inadequate", board_grade="Good")
    assert "**1 report**" in said(at)


def test_boards_says_when_a_cell_is_empty() -> None:
    at = opened("boards", council_grade="Outstanding", board_grade="Inadequate")
    assert at.warning[0].value.startswith("No report that was read fits all of these choices")


def test_boards_headline_is_the_records() -> None:
    total = next(row for row in rows("board_agreement") if row["year"] == "all")
    assert f"**{total['same']} of {total['graded']} reports**" in said(opened("boards"))


def test_cycle_headline_is_the_records() -> None:
    (counts,) = rows("cycle_counts")
    assert f"**at least {counts['begun']} of the {counts['areas']} areas**" in said(opened("cycle"))


def test_cycle_says_when_no_area_stands_at_a_grade() -> None:
    at = opened("cycle", standing="No overall grade given")
    standing = {row["standing"] for row in rows("standing_today")}
    assert "no_overall" in standing or at.warning[-1].value == "No area of today stands at this grade."


def test_themes_headline_is_the_records() -> None:
    total = next(row for row in rows("theme_totals") if row["era"] == "all")
    assert f"**{total['priority_letters']} list at least one area for priority action**" in said(opened("themes"))


def test_news_starts_where_the_address_says() -> None:
    at = opened("news", since="2026-04-30")
    expected = len(rows("news_reports", since="2026-04-30", programmes=None))
    assert f"Since 30 April 2026, **{expected} reports**" in said(at)


@pytest.mark.parametrize("since", ["yesterday", "1066-10-14", "2999-01-01", "2026-02-30"])
def test_news_starts_lately_where_the_address_makes_no_sense(since: str) -> None:
    at = opened("news", since=since)
    assert not at.exception
    assert len(at.title) == 1


def test_news_says_that_no_change_is_noted() -> None:
    at = opened("news")
    noted = rows("news_bounds")[0]["last_change"] is not None
    assert noted or "No change to the record is noted yet" in said(at)
