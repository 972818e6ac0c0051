"""Every page opens with no choice, a good one and a nonsense one; figures on it are the record's."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from streamlit.testing.v1 import AppTest

from components import registry
from queries import rows
from queries.filled import filled

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard.py"
PAGES = tuple(page.name for page in registry.PAGES)


def opened(page: str, /, **parameters: str | list[str]) -> AppTest:
    """One page with the given address parameters (the foot is the dashboard's; `tests/e2e` sees both)."""
    at = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    for name, value in parameters.items():
        at.query_params[name] = value
    return at.switch_page(f"pages/{page}.py").run()


def said(at: AppTest) -> str:
    """All words of the page's paragraphs."""
    return "\n".join(element.value for element in [*at.markdown, *at.warning, *at.info])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {
            "area": "south-tyneside",
            "council": "South Tyneside",
            "section": "Strengths",
            "by": "Ever judged inadequate before",
        },
        {
            "area": "<script>",
            "council": "Atlantis",
            "year": ["9999", "-1"],
            "page": "x",
            "section": "%00",
            "by": "'; drop",
        },
    ],
    ids=["no choice", "a good one", "a nonsense one"],
)
def test_page_opens_without_an_exception(page: str, parameters: dict[str, str | list[str]]) -> None:
    at = opened(page, **parameters)
    assert not at.exception
    assert len(at.title) + sum(block.proto.body.count("<h1") for block in at.get("html")) == 1


def test_dashboard_says_how_fresh_the_record_is() -> None:
    assert "Copies of the sources taken" in said(AppTest.from_file(str(DASHBOARD), default_timeout=30).run())


def test_overview_counts_are_the_records() -> None:
    counts = rows("overview_counts")[0]
    at = opened("overview")
    assert [m.value for m in at.metric] == [f"{counts[k]:,}" for k in ("inspections", "areas", "areas_never", "years")]


def test_register_with_one_council_shows_its_joint_inspection_only() -> None:
    at = opened("inspections", council="South Tyneside")
    assert "**1 inspection** of 1 area, published 5 April 2016" in said(at)


def test_register_says_when_nothing_fits() -> None:
    at = opened("inspections", council="South Tyneside", theme="Serious youth violence")
    assert at.warning[0].value.startswith("No inspection on record fits all of these choices")


def test_reversed_years_mean_the_same_range() -> None:
    forwards, backwards = (opened("inspections", year=years) for years in (["2016", "2017"], ["2017", "2016"]))
    assert "**0" not in said(forwards)
    assert said(forwards).split("[Link")[0] == said(backwards).split("[Link")[0]


def test_unknown_council_gets_suggestions_and_nothing_else() -> None:
    at = opened("council", area="south-tynside")
    assert at.title[0].value == "Council not found"
    links = [link.proto.label for link in at.get("page_link")]
    assert links[0] == "South Tyneside"


def test_abolished_council_leads_to_its_successors() -> None:
    at = opened("council", area="cumbria")
    assert "abolished" in at.warning[0].value
    labels = [link.proto.label for link in at.get("page_link")]
    assert labels[:2] == ["Cumberland", "Westmorland and Furness"]


def test_successor_leads_back_to_its_predecessor() -> None:
    at = opened("council", area="cumberland")
    assert any("Predecessor until 31 March 2023: Cumbria" in link.proto.label for link in at.get("page_link"))


def test_a_query_that_reads_derived_tables_says_how_they_are_made() -> None:
    shown = [html.proto.body for html in opened("inspections").get("html") if "<pre" in html.proto.body]
    assert len(shown) == 1
    assert "(register)" in shown[0]
    assert '<a href="data/derived-tables.sql"' in shown[0]
    sources = [html.proto.body for html in opened("about").get("html") if "<pre" in html.proto.body]
    assert any("derived from the record" not in body for body in sources)


def test_show_the_query_leads_to_ask_the_data_with_the_values_of_the_view() -> None:
    shown = [html.proto.body for html in opened("council", area="camden").get("html") if "<pre" in html.proto.body]
    links = [unescape(re.findall(r'href="ask\?sql=([^"]+)"', body)[0]) for body in shown]
    statements = [unquote_plus(link) for link in links]
    assert filled("area_history", area="E09000007") in statements
    assert all("$" not in statement for statement in statements)
