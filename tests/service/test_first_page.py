"""Streamlit's page goes out compressed, with the parts named early that our pages need; nothing else is touched."""

from __future__ import annotations

import re

import httpx
import pytest

from service.first_page import PARTS, names
from service.static import STATIC

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Accept-Encoding": "gzip"}
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


def test_the_sheet_is_there_before_anything_is_drawn_and_after_the_head(client: httpx.Client) -> None:
    head, _, rest = client.get("/compare", headers=BROWSER).text.partition("</head>")
    (address,) = re.findall(r'<link rel="stylesheet" href="\./(site\.css\?v=\w+)">', rest)
    assert rest.index(address) < rest.index('id="root"')
    assert "site.css" not in head
    answer = client.get(f"/{address}")
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert ".ji-fig-title" in answer.text


def test_a_reader_without_scripts_is_led_to_the_plain_pages(client: httpx.Client) -> None:
    said = re.findall("<noscript>.*?</noscript>", client.get("/", headers=BROWSER).text, re.DOTALL)
    assert len(said) == 1
    assert 'href="./councils/"' in said[0]


def test_other_answers_stay_as_they_are(client: httpx.Client) -> None:
    assert client.get("/", headers={"Accept": "*/*"}).content == (STATIC.parent / "index.html").read_bytes()
    for path in ("/council/camden/", "/api/", "/data/", "/figure/theme-points"):
        assert not HINTED.findall(client.get(path, headers=BROWSER).text)
    assert client.get("/_stcore/health", headers=BROWSER).text == "ok"
