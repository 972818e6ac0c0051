"""The search without JavaScript, its feed and its API resource, as a client asks for them."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

import httpx
import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_plain_page_answers_like_the_interactive_one_and_is_not_indexed(client: httpx.Client) -> None:
    got = client.get("/find/", params={"q": "county lines"})
    assert got.status_code == 200
    assert "stand together on" in got.text
    assert got.headers["x-robots-tag"] == "noindex"
    assert 'href="../inspection/' in got.text
    assert 'href="../council/bolton/"' in client.get("/find/", params={"q": "Farnworth"}).text


def test_a_feed_of_a_search_has_an_entry_for_each_report_newest_first(client: httpx.Client) -> None:
    got = client.get("/find.atom", params={"q": "county lines", "programme": "jtai"})
    assert got.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(got.content)  # noqa: S314 - our own server's
    days = [str(entry.findtext(f"{ATOM}published")) for entry in feed.iter(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    rows = client.get("/api/v1/report-pages", params={"q": "county lines", "programmes": "jtai"}).json()["data"]
    assert len(days) == len({row["inspection_id"] for row in rows}) > 5


def test_the_same_as_csv_with_links_to_the_pages(client: httpx.Client) -> None:
    text = client.get("/api/v1/report-pages.csv", params={"q": "county lines", "per_page": 1000}).text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert all(not row["report_url"] or row["page_url"] == f"{row['report_url']}#page={row['page']}" for row in rows)
    assert len({row["published"] for row in rows}) > 5


@pytest.mark.parametrize("q", ["", "the of", "東京", "x" * 500, "\x00"])
@pytest.mark.parametrize("path", ["/find.atom", "/api/v1/report-pages"])
def test_what_can_not_be_looked_for_is_one_sentence(client: httpx.Client, path: str, q: str) -> None:
    got = client.get(path, params={"q": q})
    assert got.status_code == 400
    assert "Traceback" not in got.text


@pytest.mark.parametrize("q", ["'; drop table words; --", "<script>alert(1)</script>", "zzzzzz", "../../etc/passwd"])
def test_hostile_texts_find_nothing_and_leak_nothing(client: httpx.Client, q: str) -> None:
    got = client.get("/find/", params={"q": q})
    assert got.status_code == 200
    assert "<script>alert" not in got.text
    assert "/work/" not in got.text
    assert client.get("/api/v1/report-pages", params={"q": q}).json()["data"] == []
