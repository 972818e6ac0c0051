"""Streamlit's page goes out compressed, with the top of the page asked for in it; nothing else is touched."""

from __future__ import annotations

import re

import httpx
import pytest

from components.registry import PAGES, Page
from service.first_page import PARTS, names
from service.static import STATIC

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Accept-Encoding": "gzip"}
FIRST = re.compile(r'<div id="root"><div class="ji-first">.*</div></div>', re.DOTALL)
HINTED = re.compile(r'<link rel="modulepreload" crossorigin href="\./static/js/([\w.-]+)">')


def test_each_part_is_a_file_of_this_streamlit() -> None:
    assert [name.rpartition(".")[0].rpartition(".")[0] for name in names()] == list(PARTS)


@pytest.mark.parametrize("path", ["/", "/compare", "/council?area=camden"])
def test_a_browser_gets_the_page_with_the_parts_in_its_head(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers=BROWSER)
    assert page.headers["content-encoding"] == "gzip"
    head, _, rest = page.text.partition("</head>")
    assert set(names()) <= set(HINTED.findall(head))
    assert 'id="root"' in rest
    again = client.get(path, headers={**BROWSER, "If-None-Match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    bare = client.head(path, headers=BROWSER)
    assert (bare.content, bare.headers["etag"]) == (b"", page.headers["etag"])
    assert bare.headers["content-length"] == page.headers["content-length"]


def test_a_page_goes_to_the_place_that_its_address_names_by_a_script_of_our_own(client: httpx.Client) -> None:
    head = client.get("/cycle", headers=BROWSER).text.partition("</head>")[0]
    assert '<script defer src="./anchor.js"></script>' in head
    script = client.get("/anchor.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "scrollIntoView" in script.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_first_answer_holds_the_top_of_the_page(client: httpx.Client, page: Page) -> None:
    first = FIRST.search(client.get(page.path, headers=BROWSER).text)
    assert first is not None
    assert len(re.findall("<h1", first[0])) == 1
    assert 'role="search" action="find"' in first[0]
    assert "Open Government" in first[0]
    assert not re.findall(r"<script|<link|<img|url\(", first[0]), "nothing is loaded for it"


@pytest.mark.parametrize(
    ("path", "held"),
    [
        ("/council?area=leeds", ("<h1>Leeds</h1>", "Outstanding", "Serious youth violence")),
        ("/council?area=nowhere", ("<h1>Councils</h1>", "153 councils")),
        ("/inspection?id=jtai-leeds-2024-05-16", ("Leeds", "Serious youth violence")),
        ("/inspection?id=nothing", ("<h1>Inspection</h1>",)),
        ("/benchmark?area=leeds", ("<h1>How does Leeds compare with other councils?</h1>",)),
        ("/find?q=Farnworth", ("Bolton",)),
        ("/find?q=%3Cscript%3Ealert(1)%3C/script%3E", ("&lt;script&gt;",)),
    ],
)
def test_the_first_answer_is_about_what_the_address_names(
    client: httpx.Client, path: str, held: tuple[str, ...]
) -> None:
    first = FIRST.search(client.get(path, headers=BROWSER).text)
    assert first is not None
    for words in held:
        assert words in first[0]
    assert "<script" not in first[0]


def test_a_program_that_takes_anything_gets_the_same(client: httpx.Client) -> None:
    text = client.get("/council?area=leeds", headers={"Accept": "*/*"}).text
    assert "<h1>Leeds</h1>" in text
    assert 'property="og:title" content="Leeds"' in text


def test_a_reader_without_scripts_is_led_to_the_plain_pages(client: httpx.Client) -> None:
    said = re.findall("<noscript>.*?</noscript>", client.get("/", headers=BROWSER).text, re.DOTALL)
    assert len(said) == 1
    assert 'href="councils/"' in said[0]


def test_other_answers_stay_as_they_are(client: httpx.Client) -> None:
    assert client.get("/", headers={"Accept": "text/plain"}).content == (STATIC.parent / "index.html").read_bytes()
    for path in ("/council/camden/", "/api/", "/data/", "/figure/theme-points"):
        text = client.get(path, headers=BROWSER).text
        assert not HINTED.findall(text)
        assert not FIRST.search(text)
    assert client.get("/_stcore/health", headers=BROWSER).text == "ok"
