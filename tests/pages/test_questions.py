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


def test_compare_divides_by_all_letters_with_lists() -> None:
    tables = "\n".join(html.proto.body for html in opened("compare", section="Areas for priority action").get("html"))
    for row in rows("letters_by_cohort", cohort="prior_group", section="priority_action"):
        assert f"{row['with_item']} of {row['letters']}" in tables


def test_compare_and_cohorts_offer_no_list_of_a_board() -> None:
    for page in ("compare", "cohorts"):
        offered = [option for box in opened(page).get("selectbox") for option in box.options]
        offered += [option for group in opened(page).get("button_group") for option in group.options]
        assert "Strengths" in offered
        assert not any("Board" in str(option) for option in offered)


@pytest.mark.parametrize("page", ["selection", "compare", "cohorts"])
def test_bounded_judgements_are_counted_and_totals_stand_without_them(page: str) -> None:
    sizes = rows("cohort_sizes", cohort="prior_group")
    bounded = sum(row["bounded"] for row in sizes)
    high = sum(row["inspections"] - row["bounded"] for row in sizes if row["cohort"] == "high_performing")
    words = said(opened(page))
    if bounded:
        assert f"for {bounded} of them" in words
        assert f"without these {high}" in words
    else:
        assert "without these" not in words


def test_coverage_names_what_published_counts_have_and_the_record_has_not() -> None:
    published = rows("coverage_published")
    short = sum(row["missing"] > 0 for row in published)
    words = said(opened("about"))
    assert f"in {short} it knows fewer" in words
    assert "at least so many" in words


def test_benchmark_says_an_unread_later_report_with_the_latest_judgement() -> None:
    unread = [row["slug"] for row in rows("standing_today") if row["unread_published"] is not None]
    for slug in unread[:1]:
        words = said(opened("benchmark", area=slug))
        assert "is known but was not read, and may judge otherwise" in words
        assert "is known but was not read, and may judge otherwise" in said(opened("council", area=slug))


@pytest.mark.parametrize("page", ["overview", "selection", "themes", "benchmark"])
def test_numbers_of_joint_inspections_are_at_least(page: str) -> None:
    words = said(opened(page, area="sunderland"))
    assert "At least" in words or "at least" in words
    assert "all joint inspections" not in words.lower()
