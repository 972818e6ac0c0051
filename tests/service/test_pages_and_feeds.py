"""Feeds, site map and plain pages hold what the queries hold, for readers without JavaScript and for machines."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import httpx
import pytest

from components import inspection
from components.registry import PAGES
from queries import rows
from queries.record import DATA, current, open_record, switch_to
from service import feeds, plain
from service.static_page import WRITTEN
from service.static_site import write
from tests.queries import small
from tests.service.conftest import Server

AREAS = rows("areas")


class Page(HTMLParser):
    """Text, links and elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        self.open = ""
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open = tag
        named = dict(attrs)
        if tag == "a":
            self.links.append(str(named["href"]))
        if tag == "script":
            self.scripts.append(str(named.get("type")))
        assert not any(name.startswith("on") or name == "style" for name in named)

    def handle_data(self, data: str) -> None:
        if self.open not in ("script", "style"):
            self.words += data


def test_feed_of_all_has_the_newest_inspections(client: httpx.Client, server: Server) -> None:
    response = client.get("/feed.atom")
    assert response.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    newest = client.get("/api/v1/inspections", params={"per_page": 100}).json()["data"]
    ids = [entry.id.rpartition("/")[2] for entry in feed.entries if "inspection/" in entry.id]
    assert ids == [row["inspection_id"] for row in newest][: len(ids)]
    first = next(entry for entry in feed.entries if "inspection/" in entry.id)
    assert first.published.startswith(newest[0]["published"])
    assert first.link == f"{server.url}/council/{newest[0]['slug']}/"
    dates = [entry.published for entry in feed.entries]
    assert len(dates) == 100
    assert dates == sorted(dates, reverse=True)
    assert next(link.href for link in feed.feed.links if link.rel == "self") == f"{server.url}/feed.atom"


def test_feed_of_an_area_has_its_inspections_only(client: httpx.Client) -> None:
    feed = feedparser.parse(client.get("/council/camden/feed.atom").content)
    own = client.get("/api/v1/areas/camden/inspections").json()["data"]
    ids = {entry.id.rpartition("/")[2] for entry in feed.entries if "inspection/" in entry.id}
    assert ids == {row["inspection_id"] for row in own}
    assert client.get("/council/nowhere/feed.atom").status_code == 404


@pytest.fixture
def york_with_a_later_report(tmp_path: Path) -> Iterator[None]:
    """The record with a report of York that the public site lists and nobody read."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    with (data / "report_links.csv").open("a", encoding="utf-8") as file:
        file.write("https://example.org/1,E06000014,2026-12-01,children's services inspection\n")
    before = current()
    switch_to(open_record(data, tmp_path / "cache"))
    yield
    switch_to(before)


@pytest.mark.usefixtures("york_with_a_later_report")
def test_a_later_report_that_was_not_read_is_in_the_feed_and_beside_the_judgements() -> None:
    entry = feedparser.parse(feeds.atom("https://example.org", "york").body).entries[0]
    assert entry.title == "York: report on children’s services, known and not read"
    assert "published 1 December 2026, is known but was not read" in entry.summary
    page = plain.council("york", "https://example.org", None)
    assert page is not None
    said = "A later report, published on 1 December 2026, is known but was not read, and may judge otherwise."
    judgements = page.body.decode().partition('<h2 id="judgements">')[2].partition("</section>")[0]
    assert said in html.unescape(judgements)


def test_calendars_are_answered_for_all_and_for_one_council_and_no_other(client: httpx.Client) -> None:
    every, one = client.get("/calendar/replies.ics"), client.get("/calendar/lewisham.ics")
    assert every.headers["content-type"] == one.headers["content-type"] == "text/calendar; charset=utf-8"
    assert every.text.count("BEGIN:VEVENT") == sum(row["due"] is not None for row in rows("replies_due", area=None))
    assert "DTSTART;VALUE=DATE:20230511" in one.text
    for name in ("nowhere.ics", "..%2f..%2fetc%2fpasswd.ics", "lewisham", "<script>.ics"):
        assert client.get(f"/calendar/{name}").status_code == 404


def test_the_plain_page_of_an_inspection_has_its_items_and_where_they_are_said_again(client: httpx.Client) -> None:
    page = Page(client.get("/inspection/jtai-lewisham-2023-01-31/").text)
    assert "Strategy discussions and enquiries" in page.words
    assert "Not mentioned never means that there is no problem" in page.words
    assert {"../ilacs-lewisham-2024-01-31/", "../../calendar/lewisham.ics", "../../method#topics"} <= set(page.links)
    assert page.tags.count("h1") == 1


def test_site_map_lists_every_area_and_robots_names_it(client: httpx.Client, server: Server) -> None:
    found = set(re.findall(r"<loc>([^<]+)</loc>", client.get("/sitemap.xml").text))
    assert {f"{server.url}/council/{area['slug']}/" for area in AREAS} < found
    for address in sorted(found)[:5]:
        assert httpx.get(str(address)).status_code == 200
    assert f"Sitemap: {server.url}/sitemap.xml" in client.get("/robots.txt").text


@pytest.mark.parametrize("slug", ["camden", "solihull", "cumbria", "city-of-london"])
def test_council_page_has_the_facts_of_its_queries_and_no_script_that_runs(client: httpx.Client, slug: str) -> None:
    if slug not in {area["slug"] for area in AREAS}:
        pytest.skip(f"{slug} is not on record")
    response = client.get(f"/council/{slug}/")
    page = Page(response.text)
    area = client.get(f"/api/v1/areas/{slug}").json()["data"]
    assert page.tags.count("h1") == 1
    assert area["area"] in page.words
    assert set(page.scripts) == {"application/ld+json"}
    body_rows = page.tags.count("tr") - page.tags.count("thead")
    parts = ("inspections", "judgements", "findings", "replies", "neighbours")
    assert body_rows == sum(len(area[part]) for part in parts)
    assert f"../../council?area={slug}" in page.links
    for row in area["inspections"]:
        assert row["report_url"] is None or row["report_url"] in page.links
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_marking_is_a_schema_org_dataset_with_files_that_are_there(client: httpx.Client, server: Server) -> None:
    text = client.get("/council/camden/").text
    marking = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])
    assert marking["@type"] == "Dataset"
    assert marking["license"]
    assert marking["url"] == f"{server.url}/council/camden/"
    for download in marking["distribution"]:
        head = httpx.head(download["contentUrl"])
        assert head.headers["content-type"].startswith(download["encodingFormat"])
    for name in ("og:title", "og:description", "og:url", "og:type"):
        assert f'property="{name}"' in text


def test_every_link_inside_the_plain_pages_leads_somewhere(client: httpx.Client, server: Server) -> None:
    for start in ("/councils/", "/council/camden/", "/api/"):
        for link in Page(client.get(start).text).links:
            address = httpx.URL(f"{server.url}{start}").join(link)
            if address.host == "127.0.0.1" and address.path.count("/council/") == 0:
                assert client.get(address).status_code == 200, link


def test_inspection_page_has_the_facts_of_its_letter_and_leads_to_its_pages(client: httpx.Client) -> None:
    """Letter of 31 January 2023: 8 points to improve, 10 strengths, both from page 2."""
    response = client.get("/inspection/jtai-lewisham-2023-01-31/")
    page = Page(response.text)
    assert page.tags.count("h1") == 1
    assert "21 to 25 November 2022" in page.words
    lists = response.text.partition('<h2 id="lists">')[2].partition("</table>")[0]
    assert lists.count('"https://files.ofsted.gov.uk/v1/file/50206436#page=2"') == 2
    assert "../../inspection?id=jtai-lewisham-2023-01-31" in page.links
    assert "../ilacs-lewisham-2024-01-31/" in page.links
    assert set(page.scripts) == {"application/ld+json"}
    assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("key", ["nothing-of-the-kind", "%3Cscript%3E", "jtai-lewisham-2023-01-32"])
def test_unknown_inspection_is_a_page_that_says_so(client: httpx.Client, key: str) -> None:
    response = client.get(f"/inspection/{key}/")
    assert response.status_code == 404
    assert "<script>" not in response.text.partition("<body>")[2]


def test_unknown_council_is_a_page_that_says_so(client: httpx.Client) -> None:
    response = client.get("/council/<b>nowhere/")
    assert response.status_code == 404
    assert "<b>" not in response.text
    assert client.get("/council/%3Cscript%3Ealert(1)%3C%2Fscript%3E/").status_code == 404


def test_a_name_with_markup_is_shown_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    from queries import resources

    hostile = {**AREAS[0], "area": "<script>alert(1)</script></script>", "slug": "x", "valid_to": None}
    monkeypatch.setattr(resources, "areas", lambda: {"x": hostile})
    document = plain.council("x", "http://127.0.0.1", None)
    assert document is not None
    text = document.body.decode()
    assert "<script>alert" not in text
    assert html.escape("<script>alert(1)</script>") in text


SOME = {area["slug"] for area in AREAS[::8]} | {"camden"}


def is_of_some(_table: str, row: dict[str, str]) -> bool:
    """Whether a row is of no inspection, or of one of those areas."""
    key = re.fullmatch(r"[a-z_]+-(.+)-\d{4}-\d\d-\d\d(-\d+)?", row.get("inspection_id") or "")
    return key is None or key[1] in SOME


@pytest.mark.slow
def test_site_is_written_whole_for_a_static_host(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every area, and the inspections of every eighth: nearly two thousand files take a minute."""
    with small.reading(tmp_path_factory.mktemp("record"), {}, is_of_some):
        number = write(tmp_path, "https://example.org/x", "https://example.org/app")
        assert len(list((tmp_path / "inspection").iterdir())) == len(inspection.all_keys()) > 100
    assert number == sum(1 for path in tmp_path.rglob("*") if path.is_file())
    for area in AREAS:
        page = (tmp_path / "council" / area["slug"] / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="https://example.org/x/council/{area["slug"]}/">' in page
        assert f'href="https://example.org/app/council?area={area["slug"]}"' in page
    tops = [tmp_path / page.name for page in WRITTEN if page is not PAGES[0]]
    for start in (tmp_path, tmp_path / "councils", tmp_path / "council" / "camden", *tops):
        text = (start / "index.html").read_text(encoding="utf-8")
        root = tmp_path if start in tops else start  # the top of a page names its root
        assert ('<base href="../">' in text) is (start in tops)
        assert "<h1" in text
        for link in Page(text).links:
            if "://" not in link and not link.startswith("#"):
                path = link.partition("#")[0]
                target = root / path
                assert (target / "index.html").is_file() if path.endswith("/") else target.is_file(), link
