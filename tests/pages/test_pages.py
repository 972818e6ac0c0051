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
from queries.filled import fill

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard.py"
PAGES = tuple(page.name for page in registry.PAGES)


def opened(page: str, /, **parameters: str | list[str]) -> AppTest:
    """One page with the given address parameters (the foot is the dashboard's; `tests/e2e` sees both)."""
    at = AppTest.from_file(str(DASHBOARD), default_timeout=120)
    for name, value in parameters.items():
        at.query_params[name] = value
    return at.switch_page(f"pages/{page}.py").run()


def said(at: AppTest) -> str:
    """All words of the page's paragraphs, those in HTML without their tags."""
    ours = [unescape(re.sub(r"<[^>]+>", " ", block.proto.body)) for block in at.get("html")]
    return "\n".join([*(element.value for element in [*at.markdown, *at.warning, *at.info]), *ours])


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


def test_every_page_has_its_head_and_foot() -> None:
    at = AppTest.from_file(str(DASHBOARD), default_timeout=120).run()
    shown = "\n".join(part.proto.body for part in at.get("html"))
    counts = rows("overview_counts")[0]
    assert "Independent of the inspectorates" in shown
    assert f"{counts['inspections']} joint inspections known to us, {counts['parsed']} letters read" in shown
    for href in ("method#known-gaps", "about#correction", "feed.atom", "councils/", "data", "api/"):
        assert f'href="{href}"' in shown


def test_overview_counts_are_the_records() -> None:
    counts = rows("overview_counts")[0]
    words = said(opened("overview"))
    assert f"At least {counts['inspections']} known to us" in words
    assert f"{counts['areas_today'] - counts['areas_never']} of {counts['areas_today']} areas are known" in words
    assert f"{counts['areas_never']} have none on record" in words


def test_unknown_council_gets_suggestions_and_nothing_else() -> None:
    at = opened("council", area="south-tynside")
    html = "\n".join(block.proto.body for block in at.get("html"))
    assert "<h1>Council not found</h1>" in html
    assert 'Did you mean <a href="council?area=south-tyneside" target="_self">South Tyneside</a>' in html
    assert not at.title


def test_abolished_council_leads_to_its_successors() -> None:
    at = opened("council", area="cumbria")
    assert "This council was abolished; its last day was 31 March 2023." in said(at)
    links = [
        slug for block in at.get("html") for slug in re.findall(r'href="council\?area=([a-z-]+)"', block.proto.body)
    ]
    assert links[:2] == ["cumberland", "westmorland-and-furness"]


def test_successor_leads_back_to_its_predecessor() -> None:
    assert re.search(r"Predecessor until 31 March 2023:\s+Cumbria", said(opened("council", area="cumberland")))


def test_compare_draws_one_point_for_every_letter_it_counts() -> None:
    bodies = [b.proto.body for b in opened("compare", section="strength", by="prior_group").get("html")]
    points = sum(len(re.findall(r'class="ji-d"[^>]*title="[^"]*, letter of ', body)) for body in bodies)
    strengths = [
        row for row in rows("findings_by_prior_judgement", cohort="prior_group") if row["section"] == "strength"
    ]
    assert points == len(strengths) > 0


def test_a_query_that_reads_derived_tables_says_how_they_are_made() -> None:
    shown = "".join(html.proto.body for html in opened("compare").get("html"))
    assert 'href="data/derived-tables.sql"' in shown
    assert "contrast_members" in shown


def test_show_the_query_leads_to_ask_the_data_with_the_values_of_the_view() -> None:
    bodies = "".join(html.proto.body for html in opened("council", area="camden").get("html"))
    statements = [unquote_plus(unescape(link)) for link in re.findall(r'href="ask\?sql=([^"]+)"', bodies)]
    assert fill("area_judgements", area="E09000007") in statements
    assert all("$" not in statement for statement in statements)
