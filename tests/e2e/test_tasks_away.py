"""What people take away: a filtered list, a comparison on paper and as a workbook, letters with pages, one figure."""

from __future__ import annotations

import contextlib
import csv
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from components.benchmark import MOST
from queries import rows
from tests.e2e.reader import Reader

pytestmark = pytest.mark.e2e
FIVE = ("Bradford", "Kirklees", "Sheffield", "Wakefield", "York")


@contextlib.contextmanager
def elsewhere(folder: Path, html: str) -> Iterator[str]:
    """Somebody else's page with this HTML on a server of its own; gives its address."""
    (folder / "index.html").write_text(html, encoding="utf-8")
    quiet = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_yorkshire_since_2022_with_priority_action_as_csv_and_link(reader: Reader, tmp_path: Path) -> None:
    everything: dict[str, None] = dict.fromkeys(
        ("areas", "area_types", "year_to", "themes", "inspectorates", "prior_groups", "ever_inadequate")
    )
    expected = rows(
        "inspections",
        programmes=["jtai"],
        regions=["Yorkshire and the Humber"],
        year_from=2022,
        priority=["listed"],
        **everything,
    )
    page = reader.page
    reader.link("Inspections")
    expect(reader.heading()).to_have_text("Inspections")
    reader.arrived()
    reader.choose("Region", "Yorkshire and the Humber")
    reader.click(page.get_by_role("button", name="More filters"))
    reader.choose("Published from", "2022")
    reader.choose("Area for priority action", "Named")
    said = str(len(expected)) if expected else "No joint inspection known to us fits"
    expect(page.locator(".ji-answer")).to_contain_text(re.compile(f"^{said}"))
    page.keyboard.press("Escape")
    path = reader.save(page.locator("#take").get_by_role("link", name="CSV"), tmp_path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = csv.DictReader(file)
        assert [row["inspection_id"] for row in found] == [row["inspection_id"] for row in expected]
        assert {"area", "published", "priority", "report_url"} <= set(found.fieldnames or ())
    link = page.locator("#take code").inner_text()
    assert link == f"{reader.site}/inspections?region=yorkshire-and-the-humber&from=2022&priority=listed"
    assert (reader.lines, reader.clicks) == (0, 9)
    page.goto(link)
    expect(page.locator(".ji-answer")).to_contain_text(re.compile(f"^{said}"))
    page.reload()
    expect(page.locator(".ji-answer")).to_contain_text(re.compile(f"^{said}"))


def test_back_takes_off_one_choice_after_the_other(reader: Reader) -> None:
    page = reader.page
    reader.open("/inspections")
    reader.choose("Region", "London")
    reader.choose("Theme of a joint inspection", "Domestic abuse")
    expect(page).to_have_url(f"{reader.site}/inspections?region=london&theme=domestic_abuse")
    answer = page.locator(".ji-answer").inner_text()
    page.go_back()
    expect(page).to_have_url(f"{reader.site}/inspections?region=london")
    expect(page.locator(".ji-answer")).not_to_have_text(answer)
    page.go_back()
    expect(page).to_have_url(f"{reader.site}/inspections")


def test_leeds_beside_its_neighbours_and_five_of_choice_on_paper_and_as_workbook(
    reader: Reader, tmp_path: Path
) -> None:
    page = reader.page
    reader.find("Leeds")
    reader.link("Leeds")
    expect(reader.heading()).to_have_text("Leeds")
    reader.link("Compare and print")
    expect(reader.heading()).to_have_text("How does Leeds compare with other councils?")
    reader.arrived()
    book = CalamineWorkbook.from_path(reader.save(page.get_by_role("button", name=re.compile("XLSX")), tmp_path))
    neighbours = [row["area"] for row in rows("area_neighbours", area="E08000035")]
    listed = [line[0] for line in book.get_sheet_by_name("Councils").to_python()[2:]]
    assert listed[0] == "Leeds"
    assert set(listed[1:]) == set(neighbours)
    reader.click(page.get_by_role("radio", name="My own list"))
    reader.arrived()
    reader.choose(f"Councils of your list (up to {MOST})", *FIVE)
    shown = page.get_by_role("region", name=re.compile("^Latest judgements of Leeds")).locator("tbody tr")
    expect(shown).to_have_count(1 + len(FIVE))
    book = CalamineWorkbook.from_path(reader.save(page.get_by_role("button", name=re.compile("XLSX")), tmp_path))
    assert {line[0] for line in book.get_sheet_by_name("Councils").to_python()[2:]} == {"Leeds", *FIVE}
    reader.link("Print view")
    expect(shown).to_have_count(1 + len(FIVE))
    for hidden in ("stSelectbox", "stMultiSelect", "stDownloadButton"):
        expect(page.get_by_test_id(hidden).first).to_be_hidden()
    assert (reader.lines, reader.clicks) == (1, 12)


def test_letters_on_domestic_abuse_of_councils_like_leeds_lead_to_their_pages(reader: Reader) -> None:
    page = reader.page
    reader.link("Themes")
    expect(reader.heading()).to_contain_text("each theme")
    reader.arrived()
    reader.choose("Theme", "Domestic abuse")
    reader.choose("Councils like", "Leeds")
    expected = rows("theme_letters", themes=["domestic_abuse"], like="E08000035")
    card = page.get_by_role("region", name=re.compile("^Domestic abuse: .*councils like Leeds"))
    lines = card.locator("tbody tr")
    expect(lines).to_have_count(len(expected))
    assert expected
    paged = [row for row in expected if row["improvement_page"]]
    links = card.locator("a[href*='#page=']")
    assert {f"{row['report_url']}#page={row['improvement_page']}" for row in paged} <= set(
        links.evaluate_all("links => links.map(link => link.href)")
    )
    assert paged
    assert (reader.lines, reader.clicks) == (0, 5)
    expect(page).to_have_url(re.compile(r"themes\?.*theme=domestic_abuse.*area=leeds|themes\?area=leeds"))
    page.reload()
    expect(lines).to_have_count(len(expected))


def test_a_figure_is_embedded_cited_and_saved(reader: Reader, page: Page, tmp_path: Path) -> None:
    reader.link("See the comparison")
    reader.arrived()
    card = page.locator("figure.ji-fig[id]").first
    title = card.locator(".ji-fig-title").inner_text()
    reader.click(card.locator("summary", has_text="Link"))
    frame = card.locator("code", has_text="<iframe").inner_text()
    reader.click(card.locator("summary", has_text="Cite"))
    cited = card.locator("code", has_text="Joint Inspections, ‘").inner_text()
    assert title in cited
    assert "record of" in cited
    reader.click(card.locator("summary", has_text="Download"))
    picture = reader.save(card.get_by_role("link", name="PNG"), tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert reader.clicks == 5
    source = re.findall('src="([^"]+)"', frame)[0]
    assert source.startswith(f"{reader.site}/figure/")
    with elsewhere(tmp_path, frame) as address:
        page.goto(address)
        expect(page.frame_locator("iframe").get_by_text(title).first).to_be_visible(timeout=20_000)
