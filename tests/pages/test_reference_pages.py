"""What's new, Download and API, definitions, About: the record's numbers, every anchor, every file and address."""

from __future__ import annotations

import re

import pytest

from components import glossary, registry
from components.figures.coverage import title
from queries import package, rows
from queries.resources import RESOURCES
from tests.pages.test_benchmark_page import html
from tests.pages.test_pages import opened

MINE = ("news", "data", "ask", "glossary", "method", "about", "benchmark")


@pytest.mark.parametrize("page", MINE)
def test_each_page_has_one_title_and_none_of_the_old_boxes(page: str) -> None:
    at = opened(page, area="leeds")
    assert not at.exception
    assert html(at).count("<h1") == 1
    for box in ("expander", "metric", "dataframe", "divider", "info"):
        assert not at.get(box)


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.name)
def test_each_page_has_a_tab_of_its_own(page: registry.Page) -> None:
    assert page.tab.endswith("Joint Inspections")
    assert sum(other.tab == page.tab for other in registry.PAGES) == 1


def test_news_starts_where_the_address_says() -> None:
    expected = len(rows("news_reports", since="2026-04-30", programmes=None))
    assert f"Since 30 April 2026 <b>{expected} reports</b>" in html(opened("news", since="2026-04-30"))


@pytest.mark.parametrize("since", ["yesterday", "1066-10-14", "2999-01-01", "2026-02-30"])
def test_news_starts_lately_where_the_address_makes_no_sense(since: str) -> None:
    at = opened("news", since=since)
    assert not at.exception
    assert f"Since {rows('news_bounds')[0]['lately']:%-d %B %Y}" in html(at)


def test_news_names_every_version_since_the_day() -> None:
    shown = html(opened("news", since="2016-01-01"))
    found = rows("news_releases", since="2016-01-01")
    assert re.findall(r"<h3>Version ([\d.]+)", shown) == [row["version"] for row in found]


def test_data_names_every_file_every_column_and_every_address() -> None:
    shown = html(opened("data"))
    for table in package.tables():
        assert (f'href="data/{table.name}.csv"' in shown) is table.path.endswith(".csv")
        assert f'href="data/{table.name}.parquet"' in shown
        assert f'id="table-{table.name}"' in shown
        assert all(f"<code>{field.name}</code>" in shown for field in table.fields)
    for name in (package.DATABASE, package.WORKBOOK, package.DESCRIPTOR, package.DERIVED):
        assert f'href="data/{name}"' in shown
    assert all(f'href="/api/v1/{one.path.format(slug="leeds")}.json"'.replace('"/', '"') in shown for one in RESOURCES)


def test_the_glossary_explains_every_term_once_at_its_anchor_and_method_leads_there() -> None:
    shown, method = html(opened("glossary")), html(opened("method"))
    for term in glossary.TERMS.values():
        assert shown.count(f'<div id="{term.anchor}"') == 1
        assert f'<li id="{term.anchor}"><a href="glossary#{term.anchor}"' in method
    with pytest.raises(KeyError):
        glossary.link("no-such-term", "word")
    assert len(glossary.TERMS) == sum(len(group.terms) for group in glossary.GROUPS)


def test_old_anchors_of_about_lead_somewhere() -> None:
    about = html(opened("about"))
    method = [header.proto.anchor for header in opened("method").header]
    for anchor in ("known-gaps", "coverage", "reconciliation"):
        assert f'id="{anchor}" href="method#{anchor}"' in about
        assert anchor in method
    assert 'id="correction"' in about


def test_method_counts_are_the_records() -> None:
    shown = html(opened("method"))
    counts = rows("overview_counts")[0]
    assert f"<b>{counts['all_inspections']:,} inspections</b>" in shown
    short = sum(row["missing"] > 0 for row in rows("coverage_published"))
    assert title(len(rows("coverage_published")), short) in shown
    assert "at least so many" in shown


def test_coverage_is_what_ofsted_counted() -> None:
    """Time to listen, Ofsted and others, September 2016: five joint inspections from February to August 2016."""
    counted = {row["title"]: row for row in rows("coverage_published")}
    assert counted["Joint inspections on child sexual exploitation, 2016"]["published"] == 5


@pytest.mark.parametrize(
    ("groups", "short", "said"),
    [
        (0, 0, "No inspectorate’s count of its inspections is on record"),
        (1, 0, "The record knows at least as many inspections as 1 published count says there were"),
        (8, 1, "The record knows fewer inspections than 1 of 8 published counts says there were"),
        (8, 2, "The record knows fewer inspections than 2 of 8 published counts say there were"),
    ],
)
def test_the_title_of_coverage(groups: int, short: int, said: str) -> None:
    assert title(groups, short) == said


@pytest.mark.parametrize("contact", ["", "corrections@example.org"])
def test_about_says_how_to_send_a_correction(monkeypatch: pytest.MonkeyPatch, contact: str) -> None:
    monkeypatch.setenv("CORRECTIONS_CONTACT", contact)
    shown = html(opened("about"))
    assert (contact or "Open an issue where this site’s source code is published") in shown
