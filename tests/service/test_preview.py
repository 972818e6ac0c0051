"""What a link shows where it is shared: the title that the page sets later, what the record says, an address."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from typing import Any

import httpx
import pytest

from components.registry import PAGES
from queries import rows
from service.preview import Preview, of_council, preview

BROWSER = {"Accept": "text/html,application/xhtml+xml"}


def head_of(client: httpx.Client, address: str) -> dict[str, str]:
    """Title, canonical address and named meta elements of a page's first answer; each may be there once."""
    text = client.get(address, headers=BROWSER).text.partition("</head>")[0]
    pairs = re.findall('<meta (?:name|property)="([^"]+)" content="([^"]*)"', text)
    pairs += [("title", said) for said in re.findall("<title>(.*?)</title>", text)]
    pairs += [("canonical", said) for said in re.findall('<link rel="canonical" href="([^"]*)"', text)]
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names))
    return {name: unescape(said) for name, said in pairs}


def test_every_page_has_its_own_title_description_and_address(client: httpx.Client) -> None:
    heads = [head_of(client, page.path) for page in PAGES]
    base = str(client.base_url).rstrip("/")
    assert [head["title"] for head in heads] == [page.tab for page in PAGES]
    assert [head["canonical"] for head in heads] == [base + page.path for page in PAGES]
    assert len({head["description"] for head in heads}) == len(PAGES)
    for head in heads:
        assert head["og:description"] == head["description"]
        assert head["og:url"] == head["canonical"]
        assert head["og:site_name"] == "Joint Inspections"
        assert head["title"].startswith(head["og:title"])


def test_a_council_says_how_it_was_last_judged_and_inspected_jointly(client: httpx.Client) -> None:
    head = head_of(client, "/council?area=leeds&utm=x")
    assert head["title"] == "Leeds – Joint Inspections"
    assert head["og:title"] == "Leeds"
    assert head["canonical"].endswith("/council?area=leeds")
    code = next(row["area_code"] for row in rows("areas") if row["slug"] == "leeds")
    latest = max(row["published"] for row in rows("joint_in_areas", areas=[code]))
    assert f"{latest.day} {latest:%B %Y}" in head["description"]
    assert "Children’s services last judged" in head["description"]


def test_an_inspection_says_its_theme_and_day(client: httpx.Client) -> None:
    head = head_of(client, "/inspection?id=jtai-lewisham-2023-01-31")
    assert head["og:title"] == "Lewisham, joint inspection of November 2022"
    assert head["description"].startswith("Theme: ")
    assert "Letter published 31 January 2023" in head["description"]
    assert "<" not in head["description"]
    assert head["canonical"].endswith("/inspection?id=jtai-lewisham-2023-01-31")


@pytest.mark.parametrize(
    "address", ["/council?area=zzz", "/council?area=%22%3E%3Cscript%3E", "/council", "/council?area="]
)
def test_a_council_that_is_not_on_record_gets_what_the_page_has(client: httpx.Client, address: str) -> None:
    assert head_of(client, address) == head_of(client, "/council")


def test_what_is_put_into_the_head_is_escaped() -> None:
    head = Preview('A "council" & <more>', "d'", "/x?a=1&b=2").head("http://h")
    assert "<title>A &quot;council&quot; &amp; &lt;more&gt; – Joint Inspections</title>" in head
    assert 'content="d&#x27;"' in head
    assert 'href="http://h/x?a=1&amp;b=2"' in head


def test_benchmark_names_its_council_and_drops_other_choices() -> None:
    shown = preview("/benchmark", "area=leeds&bench_set=own&bench_own=x")
    assert (shown.tab, shown.path) == ("Leeds compared – Joint Inspections", "/benchmark?area=leeds")


AREA = {"area": "Camden", "status": "current", "valid_to": None}
GONE = {"area": "Cumbria", "status": "abolished", "valid_to": dt.date(2023, 3, 31)}


def judgement(grade: str, year: int, programme: str = "ilacs", aspect: str = "overall") -> dict[str, Any]:
    """A row of `area_judgements`."""
    return {"programme": programme, "aspect": aspect, "grade": grade, "published": dt.date(year, 5, 1)}


@pytest.mark.parametrize(
    ("area", "judged", "joint", "unread", "said"),
    [
        (
            AREA,
            [],
            [],
            "",
            "No overall judgement of its children’s services is on record. "
            "No joint inspection of the area is known to us.",
        ),
        (
            AREA,
            [judgement("good", 2018, "sif"), judgement("outstanding", 2022), judgement("not_judged", 2024)],
            [{"published": dt.date(2023, 2, 3)}],
            "A later report was not read.",
            "Children’s services last judged outstanding overall (1 May 2022). A later report was not read. "
            "1 joint inspection known to us, its letter of 3 February 2023.",
        ),
        (
            GONE,
            [judgement("good", 2018, "sif"), judgement("inadequate", 2021, "youth_justice")],
            [{"published": dt.date(2019, 2, 3)}, {"published": dt.date(2017, 2, 3)}],
            "",
            "Cumbria was abolished; its last day was 31 March 2023. Children’s services last judged good overall "
            "(1 May 2018). 2 joint inspections known to us, the latest letter of 3 February 2019.",
        ),
    ],
)
def test_council_in_short(
    area: dict[str, Any], judged: list[dict[str, Any]], joint: list[dict[str, Any]], unread: str, said: str
) -> None:
    assert of_council(area, judged, joint, unread) == said
