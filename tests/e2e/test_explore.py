"""A reader looks at one indicator over the years: as drawing first, as chart when asked, on paper as drawing again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e


def test_plotly_comes_when_asked_and_saves_a_picture_and_paper_has_the_drawing(page: Page, site: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{site}/council?area=sunderland&indicator=caseload")
    title = page.locator("#indicator-trend-t")
    expect(title).to_have_text(
        re.compile("^Cases per social worker, Sunderland: 17.1 in 2025 after 15.5 in 2016"), timeout=20_000
    )
    drawing = page.locator(".ji-plot--lines")
    expect(drawing).to_be_visible()
    assert not any("plotly" in url.lower() for url in loaded)

    page.get_by_role("radio", name="Point and zoom").click()
    charts = page.get_by_test_id("stPlotlyChart")
    expect(charts).to_have_count(2, timeout=20_000)
    expect(charts.first.locator(".xtick text").first).to_be_visible(timeout=20_000)
    expect(drawing).to_be_hidden()
    expect(page).to_have_url(re.compile("view=explore"))
    assert any("plotly" in url.lower() for url in loaded)
    year = charts.first.locator(".xtick text").first.bounding_box()
    kept_free = page.locator(".st-key-plot-indicator-trend").bounding_box()
    assert year
    assert kept_free
    assert year["y"] + year["height"] <= kept_free["y"] + kept_free["height"]  # the height that was kept free is enough
    assert charts.first.locator(".modebar-btn:visible").count() == 1
    with page.expect_download() as download:
        charts.first.locator(".modebar-btn:visible").click()
    assert download.value.suggested_filename == "indicator-trend.png"

    page.emulate_media(media="print")
    expect(drawing).to_be_visible()
    expect(charts.first).to_be_hidden()
