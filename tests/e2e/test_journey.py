"""A reader's way through the dashboard, in a real browser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from queries import rows
from tests.e2e.conftest import started

pytestmark = pytest.mark.e2e

ADDRESSES = (
    "",
    "inspections",
    "council",
    "council?area=south-tyneside",
    "council?area=nonsense",
    "selection",
    "compare",
    "cohorts",
    "judgements",
    "boards?council_grade=Good&board_grade=Outstanding",
    "cycle",
    "themes",
    "news",
    "news?since=2026-05-01",
    "benchmark",
    "benchmark?area=sunderland",
    "data",
    "ask",
    "method",
    "about",
)
FOOT = re.compile(r"^Record of \d")


@pytest.mark.parametrize("address", ["council?area=south-tyneside", "compare"])
def test_the_first_visitor_of_a_fresh_server_gets_menu_and_foot(page: Page, tmp_path: Path, address: str) -> None:
    with started(tmp_path / "log") as site:
        page.goto(f"{site}/{address}")
        expect(page.get_by_text(FOOT).first).to_be_visible()
        expect(page.get_by_role("link", name="Inspections", exact=True)).to_be_visible()
        expect(page.get_by_text("Data and method", exact=True)).to_be_visible()
        expect(page.get_by_text("Page not found")).to_have_count(0)


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_opens_its_page_with_its_foot_and_asks_nobody_else(page: Page, site: str, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/{address}")
    expect(page.get_by_text(FOOT).first).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert {url.split("/")[2] for url in asked if url.startswith("http")} == {site.split("/")[2]}


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_sticks_out_at_phone_width(browser: Browser, site: str, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{site}/{address}")
    expect(tab.get_by_text(FOOT).first).to_be_attached(timeout=30_000)
    widths = tab.evaluate(
        "() => { const m = document.querySelector('[data-testid=stMain]'); return [m.scrollWidth, m.clientWidth]; }"
    )
    context.close()
    assert widths[0] <= widths[1]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "inspections",
        "inspections?show=map&region=london&priority=listed&priority=none",
        "inspection?id=jtai-lewisham-2023-01-31",
        "council?area=south-tyneside",
        "selection",
        "compare",
        "judgements",
        "cycle?council_grade=good",
        "themes",
        "news",
        "benchmark?area=sunderland",
        "data",
        "ask",
        "method",
        "about",
    ],
)
def test_page_breaks_no_serious_accessibility_rule(page: Page, site: str, address: str) -> None:
    page.goto(f"{site}/{address}")
    expect(page.get_by_text(FOOT).first).to_be_attached()
    page.wait_for_timeout(1500)
    violations = Axe().run(page).response["violations"]
    serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in violations if v["impact"] in ("serious", "critical")]
    assert serious == []


def test_map_leads_to_the_council_and_its_neighbours_lead_on(page: Page, site: str) -> None:
    page.goto(site)
    cell = page.locator(".ji-map a[href='council?area=south-tyneside']")
    expect(cell).to_have_attribute(
        "title", re.compile("South Tyneside: latest joint inspection published 5 April 2016")
    )
    cell.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("South Tyneside"))
    expect(page).to_have_title(re.compile("South Tyneside"))
    page.get_by_role("link", name="Sunderland", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Sunderland"))
    expect(page).to_have_url(re.compile(r"council\?area=sunderland"))


def test_filters_live_in_the_address_and_the_download_is_what_is_shown(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/inspections?theme=Serious+youth+violence&inspectorate=HMI+Probation")
    expected = rows(
        "inspections",
        programmes=["jtai"],
        areas=None,
        regions=None,
        area_types=None,
        year_from=None,
        year_to=None,
        themes=["serious_youth_violence"],
        inspectorates=["HMI Probation"],
        prior_groups=None,
        ever_inadequate=None,
        priority=None,
    )
    expect(page.get_by_text(re.compile(f"^{len(expected)} joint inspections of"))).to_be_visible()
    expect(page.get_by_role("table").locator("tbody tr")).to_have_count(len(expected))
    with page.expect_download() as download:
        page.get_by_role("link", name=f"These {len(expected)} rows (CSV)").click()
    saved = tmp_path / "rows.csv"
    download.value.save_as(saved)
    with saved.open(encoding="utf-8", newline="") as file:
        assert [row["inspection_id"] for row in csv.DictReader(file)] == [row["inspection_id"] for row in expected]
    view = page.locator("#take code").inner_text()
    assert view == f"{site}/inspections?theme=serious_youth_violence&inspectorate=hmi-probation"
    page.goto(view)
    expect(page.get_by_text(re.compile(f"^{len(expected)} joint inspections of"))).to_be_visible()


def test_a_chosen_filter_is_written_into_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}/compare")
    page.get_by_role("radio", name="Strengths").click()
    expect(page).to_have_url(re.compile("section=strength"))
    expect(page.get_by_role("figure").first).to_be_visible()


def test_a_choice_behind_the_button_keeps_it_open_and_goes_back_to_the_first_page(page: Page, site: str) -> None:
    page.goto(f"{site}/inspections?programme=all&page=2")
    page.get_by_role("button", name="More filters").click()
    page.get_by_label("Area for priority action").click()
    page.get_by_role("option", name="Named", exact=True).click()
    expect(page.get_by_text("More filters (1 in use)")).to_be_visible()
    expect(page.get_by_label("Published from")).to_be_visible()
    expect(page).to_have_url(re.compile(r"priority=listed$"))
    expect(page.locator(".ji-table caption")).to_have_text(re.compile("^1 to 25 of"))
    page.go_back()
    expect(page).to_have_url(f"{site}/inspections?programme=all&page=2")
    expect(page.locator(".ji-table caption")).to_have_text(re.compile("^26 to 50 of"))


def test_a_date_leads_to_the_inspection_and_on_to_its_plain_page_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}/inspections?council=lewisham")
    page.get_by_role("link", name="31 January 2023").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lewisham, joint inspection of November 2022")
    expect(page).to_have_title(re.compile("^Lewisham, joint inspection of November 2022"))
    page.get_by_role("link", name="the same to print or to quote").click()
    expect(page).to_have_url(f"{site}/inspection/jtai-lewisham-2023-01-31/")
    page.get_by_role("link", name="The same with charts and the letters beside it").click()
    expect(page).to_have_url(f"{site}/inspection?id=jtai-lewisham-2023-01-31")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lewisham, joint inspection of November 2022")
