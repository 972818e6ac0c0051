"""Cards that other sites may frame, the text for programs, and the site map with its days."""

from __future__ import annotations

import re

import httpx

from components.registry import PAGES
from queries import rows


def test_a_card_holds_grade_letter_source_and_day_and_no_script(client: httpx.Client) -> None:
    card = client.get("/embed/council/leeds")
    assert card.status_code == 200
    for words in ("Leeds", "Outstanding", "12 August 2025", "Letter of 16 May 2024", "Record of"):
        assert words in card.text
    assert "<script" not in card.text
    policy = card.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "x-frame-options" not in card.headers
    assert len(card.content) < 60_000


def test_only_cards_and_figures_may_be_framed(client: httpx.Client) -> None:
    for path in ("/council?area=leeds", "/council/leeds/", "/api/v1/areas", "/llms.txt", "/share/overview.png"):
        headers = client.get(path, headers={"Accept": "*/*"}).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
    assert client.get("/embed/council/nowhere").status_code == 404
    assert client.get("/embed/").status_code == 404


def test_an_abolished_council_says_so_on_its_card(client: httpx.Client) -> None:
    assert "abolished" in client.get("/embed/council/northamptonshire").text


def test_programs_are_told_where_facts_are_and_each_address_answers(client: httpx.Client) -> None:
    text = client.get("/llms.txt").text
    assert text.startswith("# Joint Inspections\n\n> ")
    links = re.findall(r"\]\((http[^)]+)\)", text)
    assert len(links) > 30
    for link in links:
        if not link.endswith("/mcp"):
            assert client.head(link, headers={"Accept": "*/*"}).status_code == 200, link


def test_the_site_map_names_every_page_and_plain_page_with_the_days_of_the_record(client: httpx.Client) -> None:
    text = client.get("/sitemap.xml").text
    entries = re.findall(r"<url><loc>([^<]+)</loc><lastmod>(\d{4}-\d\d-\d\d)</lastmod></url>", text)
    paths = {re.sub(r"^https?://[^/]+", "", loc): day for loc, day in entries}
    assert len(paths) == len(entries) == text.count("<url>")
    assert {page.path for page in PAGES if page.listed} <= paths.keys()
    assert {f"/council/{row['slug']}/" for row in rows("areas")} <= paths.keys()
    assert paths["/inspection/jtai-leeds-2024-05-16/"] == "2024-05-16"
    retrieved = rows("overview_counts")[0]["retrieved"]
    assert max(paths.values()) <= f"{retrieved:%Y-%m-%d}"
