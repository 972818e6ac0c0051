"""The interactive pages and the plain ones lead to each other, by a real click."""

from __future__ import annotations

import re

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.service.conftest import Server

pytestmark = pytest.mark.e2e

FOOT = re.compile(r"^(Record of \d|Latest joint inspection on record)")


@pytest.mark.parametrize("way", ["streamlit run", "service"])
def test_a_council_leads_to_its_plain_page_and_back(page: Page, site: str, server: Server, way: str) -> None:
    address = site if way == "streamlit run" else server.url
    page.goto(f"{address}/council?area=south-tyneside")
    page.get_by_role("link", name="Plain page", exact=True).click()
    plain = page
    expect(plain).to_have_url(f"{address}/council/south-tyneside/")
    expect(plain.get_by_role("heading", level=1)).to_have_text(re.compile("^South Tyneside"))
    expect(plain.get_by_role("table").first).to_be_visible()
    plain.get_by_role("link", name="The same with timeline and charts").click()
    expect(plain).to_have_url(f"{address}/council?area=south-tyneside")
    expect(plain.get_by_text(FOOT).first).to_be_visible(timeout=20_000)
    expect(plain.get_by_role("heading", level=1)).to_have_text(re.compile("^South Tyneside"))


@pytest.mark.parametrize("address", ["", "council?area=south-tyneside", "about"])
def test_every_foot_leads_to_plain_pages_files_api_and_feed(page: Page, server: Server, address: str) -> None:
    page.goto(f"{server.url}/{address}")
    foot = page.locator("footer.ji-foot")
    for name, path, kind in (
        ("plain pages", "/councils/", "text/html"),
        ("files", "/data", "text/html"),
        ("API", "/api/", "text/html"),
        ("Follow by feed", "/feed.atom", "application/atom+xml"),
    ):
        link = foot.get_by_role("link", name=name, exact=True)
        assert link.evaluate("link => link.href") == f"{server.url}{path}"
        response = httpx.get(f"{server.url}{path}", follow_redirects=True)
        assert response.status_code == 200
        assert response.headers["content-type"].startswith(kind)
    foot.get_by_role("link", name="files", exact=True).click()
    expect(page).to_have_title("Download and API – Joint Inspections")
    expect(page.get_by_role("heading", name="Everything in one file")).to_be_in_viewport()
