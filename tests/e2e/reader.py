"""A reader in a browser who counts what a task takes: clicks, lines typed, stops of the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

SEARCH = "Find your council, town or postcode"
FOOT = re.compile(r"^Record of \d")


class Reader:
    """Somebody who arrives at the front page.

    Attributes:
        page: the tab.
        clicks: clicks so far; one choice from a list is two, as it is by hand.
        lines: lines typed and sent so far.
        stops: keyboard stops so far.
    """

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.clicks = self.lines = self.stops = 0
        self.open()

    def open(self, path: str = "/") -> None:
        """Arrive at an address, by a link from elsewhere."""
        self.page.goto(f"{self.site}{path}")
        self.arrived()

    def arrived(self) -> None:
        """Wait until the page is whole."""
        expect(self.page.locator(".ji-first")).to_have_count(0)  # what stands there before the page does
        expect(self.page.get_by_text(FOOT).first).to_be_attached()
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")

    def click(self, what: Locator) -> None:
        """One click."""
        what.click()
        self.clicks += 1

    def link(self, name: str) -> None:
        """Click the first link with this name."""
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def menu(self, part: str, name: str) -> None:
        """Click a part of the menu, and a page in it."""
        self.click(self.page.get_by_role("button", name=part))
        self.click(self.page.get_by_role("menuitem", name=name, exact=True))
        expect(self.page).to_have_title(f"{name} – Joint Inspections")
        self.arrived()

    def find(self, words: str) -> None:
        """Type a line into the search field and send it."""
        field = self.page.get_by_label(SEARCH).first
        field.fill(words)
        field.press("Enter")
        self.lines += 1
        expect(self.heading()).to_have_text("Find a council, or words in reports")
        self.arrived()

    def choose(self, label: str, *options: str) -> None:
        """Open a list and click the options in it; a list of several choices stays open until Escape."""
        box = self.page.get_by_role("combobox", name=label, exact=True)
        for option in options:
            shown = self.page.get_by_role("option", name=option, exact=True)
            if box.get_attribute("aria-expanded") != "true":
                box.scroll_into_view_if_needed()
                self.page.wait_for_timeout(300)  # a list that opens while the page still scrolls closes at once
                self.click(box)
            if not shown.is_visible():
                self.page.keyboard.type(option)  # long lists show what fits
            self.click(shown)
            self.page.wait_for_timeout(500)  # the page learns of it a moment later
            self.arrived()
        if box.get_attribute("aria-expanded") == "true":
            self.page.keyboard.press("Escape")

    def save(self, link: Locator, folder: Path) -> Path:
        """Click what downloads a file, and keep the file under the name that the site gives it."""
        with self.page.expect_download() as download:
            self.click(link.first)
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def tab_to(self, what: Locator, most: int) -> None:
        """Press Tab until `what` has the focus.

        Raises:
            AssertionError: it takes more than `most` stops.
        """
        for _ in range(most):
            self.page.keyboard.press("Tab")
            self.stops += 1
            if what.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"not reached within {most} stops")

    def heading(self) -> Locator:
        """The page's one heading of the first level."""
        return self.page.get_by_role("heading", level=1)

    def main(self) -> Locator:
        """What the page holds below the menu."""
        return self.page.get_by_test_id("stMain")
