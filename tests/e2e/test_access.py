"""Every page at full height: accessibility rules, sideways scrolling, things that move, colours of their own, paper.

One tab goes through all pages; each finding names its page, width and scheme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from components.registry import PAGES

pytestmark = pytest.mark.e2e

CHOSEN = (
    "council?area=leeds",
    "council?area=northamptonshire",
    "council?area=nonsense",
    "inspections?show=map&region=london&priority=listed&priority=none",
    "inspections?council=leeds&priority=listed",
    "inspection?id=jtai-lewisham-2023-01-31",
    "themes?theme=domestic_abuse&area=leeds",
    "find?q=Newport",
    "benchmark?area=leeds",
    "prepare?area=leeds&theme=domestic_abuse",
    "topics?area=leeds",
    "find?q=county+lines",
)
ADDRESSES = ("", *(page.name for page in PAGES[1:]), *CHOSEN)
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
TALL = 900
READY = "[data-testid=stApp][data-test-script-state=notRunning] footer.ji-foot"
HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
SIDEWAYS = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
WATCH = """() => {
  window.moved = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.moved += e.value; }))
    .observe({type: 'layout-shift', buffered: true});
}"""
HIDDEN = """() => [...document.querySelectorAll('[data-testid=stMain] :is(input, button, summary)')]
  .filter(e => getComputedStyle(e).visibility === 'hidden' && !e.closest('[aria-hidden=true]')).length"""
MOST_MOVED = 0.1
MOST_SHEETS = 3


def test_every_page_keeps_still_keeps_its_width_and_breaks_no_rule(browser: Browser, site: str) -> None:
    found: list[str] = []
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": TALL})
        context.add_init_script(f"({WATCH})()")
        tab = context.new_page()
        for address in ADDRESSES:
            found += [f"/{address} at {width} px: {what}" for what in _findings(tab, f"{site}/{address}", width)]
        context.close()
    assert found == []


def _findings(tab: Page, address: str, width: int) -> Iterator[str]:
    """What is wrong with one page at one width."""
    _open(tab, address)
    moved = tab.evaluate("window.moved")
    if moved > MOST_MOVED:
        yield f"things move by {moved:.3f} while it opens"
    if hidden := tab.evaluate(HIDDEN):
        yield f"{hidden} controls can't be seen"
    for narrow in {width, 320} if width < TALL else {width}:
        tab.set_viewport_size({"width": narrow, "height": TALL})
        if (over := tab.evaluate(SIDEWAYS)) > 0:
            yield f"scrolls sideways by {over} px at {narrow} px"
    tab.set_viewport_size({"width": width, "height": TALL})
    tab.set_viewport_size({"width": width, "height": tab.evaluate(HEIGHT) + 100})  # rules see what is in view
    for scheme in SCHEMES:
        tab.emulate_media(color_scheme=scheme)
        tab.wait_for_timeout(200)
        for broken in Axe().run(tab).response["violations"]:
            first = broken["nodes"][0]["html"][:150]
            yield f"{scheme}: {broken['id']} ({broken['impact']}), {len(broken['nodes'])} times, first {first}"
    tab.emulate_media(color_scheme="light")
    tab.set_viewport_size({"width": width, "height": TALL})


def _open(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.wait_for_selector(READY, state="attached")
    tab.wait_for_timeout(400)  # what is drawn after the script has ended


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser's window of its own, by night."""
    context = browser.new_context(viewport={"width": 1280, "height": TALL}, color_scheme="dark")
    yield context
    context.close()


def _sheets(tab: Page) -> pypdfium2.PdfDocument:
    """The page as it comes out of a printer, A4."""
    return pypdfium2.PdfDocument(tab.pdf(format="A4", print_background=True, prefer_css_page_size=True))


def _darkest_corner(document: pypdfium2.PdfDocument) -> int:
    """How light the paper's margin is at its darkest (255: white)."""
    return min(min(sheet.render(scale=0.2).to_pil().convert("L").crop((0, 0, 5, 5)).tobytes()) for sheet in document)


def test_every_page_prints_whole_on_white_paper_by_night_too(context: BrowserContext, site: str) -> None:
    tab = context.new_page()
    found: list[str] = []
    for address in ADDRESSES:
        _open(tab, f"{site}/{address}")
        title = tab.get_by_role("heading", level=1).inner_text()
        document = _sheets(tab)
        words = re.sub(r"\s+", " ", " ".join(sheet.get_textpage().get_text_bounded() for sheet in document))
        if title[:30] not in words or "Record of " not in words:
            found.append(f"/{address}: title or foot is not on paper ({len(document)} sheets)")
        if _darkest_corner(document) < 250:
            found.append(f"/{address}: the paper is dark")
    assert found == []


@pytest.mark.parametrize("area", ["leeds", "lewisham", "bradford"])
def test_a_council_prints_on_three_sheets_at_most(context: BrowserContext, site: str, area: str) -> None:
    tab = context.new_page()
    _open(tab, f"{site}/council?area={area}")
    assert 1 <= len(_sheets(tab)) <= MOST_SHEETS


def test_forced_colours_keep_maps_bands_and_legends(context: BrowserContext, site: str) -> None:
    tab = context.new_page()
    tab.emulate_media(forced_colors="active")
    _open(tab, f"{site}/")
    kept: Any = tab.evaluate(
        """() => ['.ji-map a', '.ji-key', '.ji-units i.on', '.ji-t>*'].map(s => {
             const e = document.querySelector(s); return [s, e && getComputedStyle(e).forcedColorAdjust]; })"""
    )
    assert dict(kept) == dict.fromkeys((".ji-map a", ".ji-key", ".ji-units i.on", ".ji-t>*"), "none")
    cells = (
        "() => new Set([...document.querySelectorAll('.ji-map a')].map(e => getComputedStyle(e).backgroundColor)).size"
    )
    assert tab.evaluate(cells) >= 3
