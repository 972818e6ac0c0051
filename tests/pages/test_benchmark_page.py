"""Compare and print says the record's numbers, keeps to its limits, and has a sentence for whatever is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.benchmark import MOST
from queries import rows
from tests.pages.test_pages import opened
from tests.queries.small import reading

CODES = [row["area_code"] for row in rows("areas") if row["status"] == "current"]


def html(at: AppTest) -> str:
    """Everything that the page shows in the site's own HTML."""
    return "\n".join(part.proto.body for part in at.get("html"))


def test_without_a_council_it_asks_for_one() -> None:
    assert "<h1>How does one council compare with others like it?</h1>" in html(opened("benchmark"))


def test_unknown_council_gets_suggestions_that_stay_on_the_page() -> None:
    shown = html(opened("benchmark", area="sunderlnd"))
    assert 'Did you mean <a href="benchmark?area=sunderland" target="_self">Sunderland</a>' in shown


def test_abolished_council_leads_to_its_successors() -> None:
    at = opened("benchmark", area="cumbria")
    assert re.findall(r'<a href="benchmark\?area=([a-z-]+)"', html(at)) == ["cumberland", "westmorland-and-furness"]


def test_answer_is_made_from_the_record() -> None:
    codes = [r["area_code"] for r in rows("benchmark_peers", area="E08000024", peer_set="neighbours", own=None)]
    counts = rows("benchmark_counts", area="E08000024", areas=codes)[0]
    said = html(opened("benchmark", area="sunderland"))
    assert f"{counts['same'] or 'none'} the same and {counts['worse'] or 'none'} a worse one" in said
    assert "judgement is outstanding</b> (published 11 March 2025)" in said


@pytest.mark.parametrize(
    ("area", "chosen"),
    [("sunderland", "police_force"), ("bristol", "Same region"), ("kent", "area_type")],
)
def test_every_set_of_councils_opens_with_all_parts(area: str, chosen: str) -> None:
    at = opened("benchmark", area=area, bench_set=chosen)
    assert not at.exception
    shown = html(at)
    for anchor in ("judgements", "overall", "context", "other"):
        assert f'id="benchmark-{anchor}"' in shown
    assert 'id="joint"' in shown
    assert 'id="councils"' in shown
    assert re.search(r"This view: <a href=\"[^\"]*benchmark\?area=", shown)


def test_council_with_a_police_force_of_its_own_has_no_others_and_says_so() -> None:
    said = html(opened("benchmark", area="norfolk", bench_set="police_force"))
    assert "No other council shares this with Norfolk" in said


def test_own_list_takes_twenty_and_no_more() -> None:
    at = opened("benchmark", area="sunderland", bench_set="own", bench_own=",".join(CODES[:25]))
    assert not at.exception
    assert len(at.multiselect[0].value) == MOST == 20
    assert "councils of your own list" in html(at)


def test_an_address_of_before_keeps_its_list() -> None:
    at = opened("benchmark", area="sunderland", bench_set="My own list", bench_own=["Camden", "Kent"])
    assert at.multiselect[0].value == ["E09000007", "E10000016"]


def test_empty_own_list_asks_for_councils() -> None:
    assert "Your list has no other council yet" in html(opened("benchmark", area="sunderland", bench_set="own"))


def test_the_workbook_button_is_there() -> None:
    assert "XLSX" in opened("benchmark", area="sunderland").get("download_button")[0].proto.label


def test_a_later_report_that_was_not_read_is_said_with_the_latest_judgement(tmp_path: Path) -> None:
    link = {
        "report_url": "https://example.org/1", "area_code": "E06000014", "title": "children's services inspection",
        "published": "2026-12-01",
    }  # fmt: skip
    said = "a later report, published 1 December 2026, is known but was not read, and may judge otherwise"
    assert said not in html(opened("benchmark", area="york"))
    unread = html(opened("judgements")).count(" not read</small></li>")
    with reading(tmp_path, {"report_links": [link]}):
        assert said in html(opened("benchmark", area="york"))
        assert html(opened("judgements")).count(" not read</small></li>") == unread + 1
