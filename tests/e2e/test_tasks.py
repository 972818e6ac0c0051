"""What people come for, each from the front page to the answer in a real browser, with the clicks that it takes."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.e2e.reader import SEARCH, Reader

pytestmark = pytest.mark.e2e


def lines_of(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("words", ["Farnworth", "BL4 7AA", "Boltn"])
def test_bolton_from_a_town_a_postcode_and_a_misspelling(reader: Reader, words: str) -> None:
    reader.find(words)
    reader.link("Bolton")
    expect(reader.heading()).to_have_text("Bolton")
    assert (reader.lines, reader.clicks) == (1, 1)


def test_northamptonshire_says_that_it_is_no_more_and_leads_to_what_followed(reader: Reader) -> None:
    reader.find("Northamptonshire")
    expect(reader.page.get_by_text("Northamptonshire was abolished; its last day was 31 March 2021.")).to_be_visible()
    reader.link("Northamptonshire")
    expect(reader.heading()).to_have_text("Northamptonshire")
    expect(reader.page.get_by_text("This council was abolished; its last day was 31 March 2021.")).to_be_visible()
    assert (reader.lines, reader.clicks) == (1, 1)
    reader.link("West Northamptonshire")
    expect(reader.heading()).to_have_text("West Northamptonshire")


def test_whether_once_inadequate_areas_differ_in_one_click(reader: Reader) -> None:
    reader.link("See the comparison")
    expect(reader.heading()).to_contain_text("once-inadequate areas differ?")
    expect(reader.page.locator(".ji-answer")).to_contain_text(re.compile("tell them apart|They differ|Too few"))
    expect(reader.page.locator(".ji-answer")).to_contain_text("points to improve")
    assert reader.clicks == 1


@pytest.mark.parametrize("path", ["/", "/compare", "/council?area=leeds", "/inspection?id=jtai-lewisham-2023-01-31"])
def test_a_shared_link_has_the_title_that_the_page_has_and_a_description(reader: Reader, path: str) -> None:
    first = reader.page.context.request.get(f"{reader.site}{path}", headers={"Accept": "text/html"}).text()
    title = re.findall("<title>(.*?)</title>", first)
    assert len(re.findall('<meta name="description" content="[^"]{40,}"', first)) == 1
    reader.open(path)
    expect(reader.page).to_have_title(title[0])
    assert reader.clicks == 0


def test_everything_in_one_file(reader: Reader, tmp_path: Path) -> None:
    reader.menu("Data and method", "Download and API")
    reader.arrived()
    path = reader.save(reader.page.get_by_role("link", name=re.compile(r"\.xlsx$")), tmp_path)
    assert reader.clicks == 3
    book = CalamineWorkbook.from_path(path)
    assert {"areas", "inspections", "findings", "judgements", "sources"} <= set(book.sheet_names)


def test_priority_actions_by_theme_in_sql_from_an_example(reader: Reader) -> None:
    reader.menu("Data and method", "Ask in SQL")
    reader.arrived()
    reader.click(reader.page.get_by_role("button", name="Priority actions per theme"))
    table = reader.main().locator("table").first
    expect(table.locator("tbody tr").first).to_be_visible()
    assert reader.clicks == 3


def test_an_address_of_before_leads_home(reader: Reader) -> None:
    reader.open("/overview")
    expect(reader.page).to_have_url(f"{reader.site}/")
    expect(reader.page.get_by_label(SEARCH)).to_be_visible()


def test_an_address_that_is_not_there_says_so_and_offers_the_search(reader: Reader) -> None:
    answer = reader.page.goto(f"{reader.site}/nonsense")
    assert answer is not None
    assert answer.status == 404
    reader.find("Bolton")
    reader.link("Bolton")
    expect(reader.heading()).to_have_text("Bolton")
    assert (reader.lines, reader.clicks) == (1, 1)


def test_a_council_that_is_not_there_is_said_and_offers_the_search(reader: Reader) -> None:
    reader.open("/council?area=zzz")
    expect(reader.heading()).to_have_text("Council not found")
    reader.find("Bolton")
    reader.link("Bolton")
    expect(reader.heading()).to_have_text("Bolton")
    assert (reader.lines, reader.clicks) == (1, 1)


def test_a_council_with_the_keyboard_alone_in_at_most_ten_stops(reader: Reader) -> None:
    page = reader.page
    skip = page.get_by_role("link", name="Skip to main content")
    reader.tab_to(skip, 1)
    page.keyboard.press("Enter")
    reader.tab_to(page.get_by_label(SEARCH), 3)
    page.keyboard.type("Farnworth")
    page.keyboard.press("Enter")
    expect(reader.heading()).to_have_text("Find a council, or words in reports")
    reader.arrived()
    reader.tab_to(skip, 1)
    page.keyboard.press("Enter")
    reader.tab_to(page.get_by_role("link", name="Bolton", exact=True).first, 3)
    page.keyboard.press("Enter")
    expect(reader.heading()).to_have_text("Bolton")
    assert reader.stops <= 10


@pytest.mark.parametrize(
    "address", ["cycle#boards", "method#known-gaps", "compare#what-next", "data#table-findings", "about#correction"]
)
def test_an_address_with_a_place_opens_there_on_a_cold_load(reader: Reader, address: str) -> None:
    reader.page.goto("about:blank")
    reader.open(f"/{address}")
    place = reader.page.locator(f"#{address.partition('#')[2]}")
    expect(place).to_be_in_viewport()
    top = place.evaluate("element => element.getBoundingClientRect().top")
    assert top < 450
