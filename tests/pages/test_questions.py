"""What is new, compare, benchmark: choices in the address, sentences made from the record."""

import pytest

from queries import rows
from tests.pages.test_pages import opened, said


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


@pytest.mark.parametrize("page", ["compare", "themes"])
def test_no_list_of_a_board_is_offered(page: str) -> None:
    offered = [str(option) for group in opened(page).get("button_group") for option in group.options]
    assert any("Strengths" in option for option in offered)
    assert not any("Board" in option for option in offered)


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


@pytest.mark.parametrize("page", ["overview", "benchmark"])
def test_numbers_of_joint_inspections_are_at_least(page: str) -> None:
    words = said(opened(page, area="sunderland"))
    assert "At least" in words or "at least" in words
    assert "all joint inspections" not in words.lower()
