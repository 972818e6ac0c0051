"""A site that is down, or answers wrongly, changes nothing."""

from __future__ import annotations

import pytest

from ingest.refresh import Places
from ingest.site.fetch import SiteError
from tests.ingest.refreshing import INSPECTION, Bench, bench, command, record_without_reports, report
from tests.ingest.small_site import page, send

__all__ = ["bench", "record_without_reports"]


DOWN = {
    "an error": lambda handler: page(handler, "<h1>Service unavailable</h1>", 503),
    "an empty page": lambda handler: send(handler, b""),
    "an error page that looks well": lambda handler: page(handler, "<h1>Sorry, there is a problem</h1>"),
    "no result": lambda handler: page(handler, "<h1>0 results</h1>"),
    "fewer results than it counts": lambda handler: page(
        handler, "<h1>9 results</h1><a href='/provider/44/90001'>W</a>"
    ),
    "the same results again": lambda handler: page(
        handler, "<h1>9 results</h1><a href='/provider/44/90001'>W</a><a href='/search?start=1&x=2'>Next</a>"
    ),
    "a way to another site": lambda handler: page(
        handler, "<h1>9 results</h1><a href='/provider/44/90001'>W</a><a href='http://x.example/?start=1'>Next</a>"
    ),
}


@pytest.mark.parametrize("fault", DOWN)
def test_a_site_that_answers_the_search_wrongly_changes_nothing(
    bench: Bench, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.refresh()
    before = bench.state()
    bench.site.faults["/search"] = DOWN[fault]
    assert command(bench) == 4
    assert "nothing changed, the site can't be read" in capsys.readouterr().err
    assert bench.state() == before


@pytest.mark.parametrize("fault", ["an error", "an empty page", "an error page that looks well"])
def test_a_timeline_that_is_none_changes_nothing(bench: Bench, fault: str) -> None:
    bench.refresh()
    before = bench.state()
    bench.site.faults["/provider/44/90002"] = DOWN[fault]
    assert command(bench) == 4
    assert bench.state() == before


def test_a_site_without_any_report_changes_nothing(bench: Bench) -> None:
    bench.refresh()
    before = bench.state()
    bench.site.listed.clear()
    with pytest.raises(SiteError, match="no report of any"):
        bench.refresh()
    assert bench.state() == before


def test_a_site_that_lost_most_of_the_records_reports_changes_nothing(bench: Bench) -> None:
    for number in range(6001, 6014):
        bench.site.listed["90001"].append((str(number), INSPECTION, f"{number - 6000} August 2019"))
        bench.site.files[str(number)] = report("Wexcombe", day=1) + b"\n%%EOF" * (number - 6000)
    bench.refresh()
    before = bench.state()
    del bench.site.listed["90001"][3:]
    with pytest.raises(SiteError, match="no longer lists 12 of the 15"):
        bench.refresh()
    assert bench.state() == before


def test_files_that_can_not_be_reached_at_all_are_an_outage(bench: Bench) -> None:
    bench.site.listed["90001"].append(("5003", INSPECTION, "22 August 2019"))
    before = bench.state()
    bench.places = Places(bench.site.url, "http://127.0.0.1:9", bench.places.data, bench.places.cache)
    with pytest.raises(SiteError, match="can't be reached"):
        bench.refresh()
    assert bench.state() == before
