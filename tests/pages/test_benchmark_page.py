"""The benchmark says the record's numbers, keeps to its limits, and has a sentence for whatever is missing."""

import pytest

from queries import rows
from tests.pages.test_pages import opened, said

NAMES = [row["area"] for row in rows("areas") if row["status"] == "current"]


def test_without_a_council_it_asks_for_one() -> None:
    assert opened("benchmark").title[0].value == "How does one council compare with others like it?"


def test_unknown_council_gets_suggestions_that_stay_on_the_page() -> None:
    at = opened("benchmark", area="sunderlnd")
    links = at.get("page_link")
    assert (links[0].proto.label, links[0].proto.page) == ("Sunderland", "benchmark")


def test_abolished_council_leads_to_its_successors() -> None:
    at = opened("benchmark", area="cumbria")
    assert [link.proto.label for link in at.get("page_link")] == ["Cumberland", "Westmorland and Furness"]


def test_headline_is_made_from_the_record() -> None:
    codes = [r["area_code"] for r in rows("benchmark_peers", area="E08000024", peer_set="neighbours", own=None)]
    counts = rows("benchmark_counts", area="E08000024", areas=codes)[0]
    text = said(opened("benchmark", area="sunderland"))
    assert f"{counts['same']} the same and {counts['worse']} a worse one" in text
    assert "is outstanding (published 11 March 2025)" in text


@pytest.mark.parametrize(
    ("area", "chosen"),
    [("sunderland", "Same police force"), ("bristol", "Same region"), ("kent", "Same type of council")],
)
def test_every_set_of_peers_opens(area: str, chosen: str) -> None:
    at = opened("benchmark", area=area, bench_set=chosen)
    assert not at.exception
    assert len(at.header) == 6


def test_council_with_a_police_force_of_its_own_has_no_peers_and_says_so() -> None:
    at = opened("benchmark", area="norfolk", bench_set="Same police force")
    assert at.warning[0].value.startswith("No other council shares this with Norfolk")


def test_own_list_takes_twenty_and_no_more() -> None:
    at = opened("benchmark", area="sunderland", bench_set="My own list", bench_own=NAMES[:25])
    assert not at.exception
    assert len(at.multiselect[0].value) == 20
    assert "the 20 councils of your own list" in said(at)


def test_empty_own_list_asks_for_councils() -> None:
    at = opened("benchmark", area="sunderland", bench_set="My own list")
    assert at.warning[0].value.startswith("Your list has no other council yet")
