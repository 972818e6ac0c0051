"""From the front page to a council, by town, postcode and misspelling, with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

LABEL = "Find your council, town or postcode"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Farnworth", "Farnworth lies in Bolton."),
        ("BL4 7AA", "BL4 7AA lies in Bolton."),
        ("Boltn", "Nothing on record is called “Boltn”. Did you mean Bolton?"),
    ],
)
def test_a_reader_comes_from_home_to_bolton_with_one_word_and_one_click(
    page: Page, site: str, typed: str, sentence: str
) -> None:
    page.goto(site)
    expect(page.locator(".ji-first")).to_have_count(0)  # test_first_answer: typing before the page is there
    field = page.get_by_label(LABEL)
    field.fill(typed)
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a council, or words in reports")
    expect(page.get_by_text(sentence)).to_be_visible()
    expect(page.get_by_label(LABEL)).to_have_value(typed)
    page.get_by_role("link", name="Bolton", exact=True).first.click()
    expect(page).to_have_url(f"{site}/council?area=bolton")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bolton")


def test_the_search_page_is_not_in_the_menu(page: Page, site: str) -> None:
    page.goto(f"{site}/find?q=Newport")
    expect(page.get_by_text("Newport is the name of 9 places. Which do you mean?")).to_be_visible()
    expect(page.get_by_role("navigation").get_by_text("Find a council, or words in reports")).to_have_count(0)


def test_a_page_that_is_not_there_offers_the_search(page: Page, site: str) -> None:
    page.goto(f"{site}/nonsense")
    page.get_by_label(LABEL).fill("Whitby")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_text("Whitby lies in North Yorkshire.")).to_be_visible()


@pytest.mark.parametrize("typed", ["bristol", "york"])
def test_in_a_list_to_choose_from_enter_takes_the_exact_match_alone(page: Page, site: str, typed: str) -> None:
    page.goto(f"{site}/inspections")
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
    page.get_by_role("button", name="More filters").click()
    box = page.get_by_role("combobox", name="Council", exact=True)
    box.click()
    page.keyboard.type(typed)
    expect(page.get_by_role("option").first).to_have_text(typed.title())
    box.press("Enter")
    expect(page).to_have_url(f"{site}/inspections?council={typed}")
