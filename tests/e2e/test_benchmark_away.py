"""What a reader takes away from the benchmark: the workbook of what is shown, and a page on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from queries import rows

pytestmark = pytest.mark.e2e

FOOT = re.compile(r"^Record of \d")


def test_workbook_has_the_rows_that_the_page_shows(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/benchmark?area=sunderland&bench_set=police_force")
    expect(page.get_by_text(FOOT).first).to_be_visible()
    shown = page.get_by_role("region", name=re.compile("^Latest judgements of Sunderland")).locator("tbody tr")
    councils = [row["area"] for row in rows("benchmark_peers", area="E08000024", peer_set="police_force", own=None)]
    expect(shown).to_have_count(len(councils))
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("XLSX")).click()
    saved = tmp_path / "benchmark.xlsx"
    download.value.save_as(saved)
    book = CalamineWorkbook.from_path(saved)
    for name in ("Councils", "Judgements", "SEND and youth justice"):
        lines = book.get_sheet_by_name(name).to_python()[2:]
        assert [line[0] for line in lines] == councils


@pytest.mark.parametrize("way", ["&print=true", ""])
def test_page_on_paper_has_no_controls(page: Page, site: str, way: str) -> None:
    if not way:
        page.emulate_media(media="print")
    page.goto(f"{site}/benchmark?area=sunderland{way}")
    expect(page.get_by_role("heading", level=1)).to_have_text("How does Sunderland compare with other councils?")
    expect(page.get_by_text(FOOT).first).to_be_attached()
    for control in ("stSelectbox", "stButtonGroup", "stDownloadButton"):
        part = page.get_by_test_id(control)
        expect(part.first).to_be_attached()
        expect(part.first).to_be_hidden()
    for row in (".ji-acts", ".ji-jump"):
        expect(page.locator(row).first).to_be_hidden()
    expect(page.get_by_text(re.compile("^This view: http"))).to_be_visible()
