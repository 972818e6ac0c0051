"""What stands there before the page does: a reader may use it at once, and nothing that was begun is lost."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.e2e.reader import SEARCH

pytestmark = pytest.mark.e2e
MAIN = re.compile(r"/static/js/index\.[\w-]+\.js$")


def late(route: Route) -> None:
    """Streamlit's own program comes two seconds late, as on a slow line."""
    time.sleep(2)
    route.continue_()


def test_what_is_typed_before_the_page_is_there_goes_on_in_it(page: Page, site: str) -> None:
    page.route(MAIN, late)
    page.goto(site, wait_until="commit")
    first = page.locator(".ji-first")
    expect(first).to_be_visible()
    first.get_by_label(SEARCH).fill("Boltn")
    expect(first).to_have_count(0, timeout=30_000)
    field = page.get_by_label(SEARCH)
    expect(field).to_have_value("Boltn")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Did you mean Bolton?")).to_be_visible()


def test_the_page_comes_without_a_moment_of_nothing_and_is_there_once(page: Page, site: str) -> None:
    page.add_init_script(
        "new MutationObserver(() => { const shown = document.querySelectorAll('h1').length;"
        " if (window.begun && !shown) window.empty = true; if (shown) window.begun = true; })"
        ".observe(document, {childList: true, subtree: true})"
    )
    page.goto(f"{site}/council?area=leeds")
    expect(page.locator(".ji-first")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Leeds")
    assert page.evaluate("window.empty") is None


def test_a_reader_without_scripts_finds_a_council(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_label(SEARCH).fill("BL4 7AA")
    page.keyboard.press("Enter")
    expect(page.get_by_text("BL4 7AA lies in Bolton.")).to_be_visible()
    page.get_by_role("link", name="Bolton", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bolton")
    page.get_by_role("link", name="Plain page", exact=True).click()
    expect(page).to_have_url(re.compile("/council/bolton/$"))
    context.close()
