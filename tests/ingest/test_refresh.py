"""The refresh from a small site with invented councils: what is added, replaced, withdrawn, missed and found again."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from ingest.errors import IngestError
from ingest.record import changes
from ingest.site.received import lock
from tests.ingest.refreshing import INSPECTION, TODAY, Bench, bench, command, record_without_reports, report
from tests.ingest.small_site import page

__all__ = ["bench", "record_without_reports"]


def test_all_listed_reports_of_the_records_kinds_arrive(bench: Bench) -> None:
    summary = bench.refresh()
    assert summary.added == ["ilacs-wexcombe-2019-08-20", "ilacs-northam-2019-08-21"]
    assert [row["report_url"] for row in bench.rows("inspections")] == [
        "https://files.ofsted.gov.uk/v1/file/5002",
        "https://files.ofsted.gov.uk/v1/file/5001",
    ]
    assert bench.grades() == {"ilacs-northam-2019-08-21": "good", "ilacs-wexcombe-2019-08-20": "good"}
    assert bench.said() == [("ilacs-northam-2019-08-21", "added"), ("ilacs-wexcombe-2019-08-20", "added")]
    assert bench.site.asked["/v1/file/5009"] == 0


def test_result_pages_are_read_until_there_are_no_more(bench: Bench) -> None:
    bench.site.names |= {str(urn): f"Council {urn}" for urn in range(90003, 90010)}
    bench.refresh()
    assert bench.site.asked["/search"] == 9
    assert all(bench.site.asked[f"/provider/44/{urn}"] == 1 for urn in bench.site.names)


def test_a_second_refresh_changes_nothing_and_is_sent_nothing(bench: Bench) -> None:
    bench.refresh()
    before = bench.state()
    summary = bench.refresh(TODAY + dt.timedelta(days=1))
    assert not summary.is_news
    assert bench.state() == before
    assert bench.site.sent == {"/v1/file/5001": 1, "/v1/file/5002": 1}


def test_without_its_memory_it_fetches_again_but_changes_nothing(bench: Bench) -> None:
    bench.refresh()
    before = bench.state()
    shutil.rmtree(bench.places.cache)
    assert not bench.refresh().is_news
    assert bench.state() == before


def test_a_title_that_nobody_decided_on_is_told_and_not_fetched(bench: Bench) -> None:
    bench.site.listed["90001"].append(("5010", "Inspection of a lighthouse", "3 May 2018"))
    summary = bench.refresh()
    assert ["Inspection of a lighthouse" in line for line in summary.noted] == [True]
    assert bench.site.asked["/v1/file/5010"] == 0


def test_a_replaced_file_is_read_again_and_its_changed_facts_are_listed(bench: Bench) -> None:
    bench.refresh()
    bench.site.files["5001"] = report("Wexcombe", "Requires improvement to be good")
    summary = bench.refresh(TODAY + dt.timedelta(days=1))
    key = "ilacs-wexcombe-2019-08-20"
    what = "changed: judgements overall by Ofsted good -> requires_improvement (p. 1)"
    assert summary.changed == [f"{key}: {what}"]
    assert (key, what) in bench.said()
    assert bench.grades()[key] == "requires_improvement"
    assert len(bench.rows("inspections")) == 2


def test_a_replaced_file_with_the_same_facts_is_told_too(bench: Bench) -> None:
    bench.refresh()
    bench.site.files["5001"] += b"\n%%EOF\n"
    bench.refresh()
    assert ("ilacs-wexcombe-2019-08-20", changes.SAME_FACTS) in bench.said()


def test_a_replacement_that_can_not_be_read_leaves_the_facts_and_goes_to_quarantine(bench: Bench) -> None:
    bench.refresh()
    grades = bench.grades()
    bench.site.files["5001"] = bench.site.files["5001"][:-900]
    summary = bench.refresh()
    (row,) = bench.rows("quarantine")
    assert bench.grades() == grades
    assert row["reason"].endswith("the record keeps the facts of the file that this one replaced")
    assert len(summary.quarantined) == 1
    assert not bench.refresh().is_news


def test_a_withdrawn_report_is_kept_and_told_once(bench: Bench) -> None:
    bench.refresh()
    entry = bench.site.listed["90002"].pop()
    summary = bench.refresh(TODAY + dt.timedelta(days=1))
    assert summary.withdrawn == ["ilacs-northam-2019-08-21"]
    assert "ilacs-northam-2019-08-21" in bench.grades()
    assert not bench.refresh().is_news
    bench.site.listed["90002"].append(entry)
    again = bench.refresh(TODAY + dt.timedelta(days=2))
    assert again.changed == [f"ilacs-northam-2019-08-21: {changes.LISTED_AGAIN}"]
    assert not bench.refresh().is_news
    assert [what for key, what in bench.said() if "northam" in key] == [
        changes.ADDED,
        changes.WITHDRAWN,
        changes.LISTED_AGAIN,
    ]


def test_a_report_that_is_listed_again_on_the_same_day_was_never_gone(bench: Bench) -> None:
    bench.refresh()
    before = bench.state()
    entry = bench.site.listed["90002"].pop()
    bench.refresh()
    bench.site.listed["90002"].append(entry)
    assert bench.refresh().is_news
    assert bench.state() == before
    assert not bench.refresh().is_news


def test_a_file_that_can_not_be_had_waits_in_quarantine_until_it_arrives(bench: Bench) -> None:
    bench.site.faults["/v1/file/5001"] = lambda handler: page(handler, "<h1>Sorry</h1>")
    assert len(bench.refresh().quarantined) == 1
    (row,) = bench.rows("quarantine")
    assert row["report_url"] == "https://files.ofsted.gov.uk/v1/file/5001"
    assert row["area_code"] == "E06990001"
    assert row["reason"].startswith("its link answers with a web page instead of a PDF; it is asked for again")

    before = bench.state()
    still = bench.refresh()
    assert (still.is_news, len(still.waiting)) == (False, 1)
    assert bench.state() == before

    bench.site.faults["/v1/file/5001"] = lambda handler: page(handler, "<h1>Gone</h1>", 404)
    assert len(bench.refresh().quarantined) == 1
    assert len(bench.rows("quarantine")) == 1

    bench.site.faults.clear()
    summary = bench.refresh()
    assert (summary.added, len(summary.released)) == (["ilacs-wexcombe-2019-08-20"], 1)
    assert bench.rows("quarantine") == []


def test_a_report_of_the_record_that_can_not_be_had_again_stays_as_it_is(bench: Bench) -> None:
    bench.refresh()
    before = bench.state()
    bench.site.faults["/v1/file/5001"] = lambda handler: page(handler, "<h1>Gone</h1>", 404)
    summary = bench.refresh()
    assert len(summary.waiting) == 1
    assert bench.state() == before


def test_a_file_that_no_parser_reads_is_quarantined_once(bench: Bench) -> None:
    bench.site.files["5001"] = report("Wexcombe", "Splendid")
    assert len(bench.refresh().quarantined) == 1
    before = bench.state()
    assert not bench.refresh().is_news
    assert bench.state() == before


def test_a_report_of_another_council_than_the_page_it_is_on_is_quarantined(bench: Bench) -> None:
    bench.site.files["5001"] = report("Northam", day=15)
    bench.refresh()
    (row,) = bench.rows("quarantine")
    assert "names another council" in row["reason"]


def test_one_file_under_two_links_is_taken_once_and_told(bench: Bench) -> None:
    bench.site.listed["90001"].append(("5003", INSPECTION, "22 August 2019"))
    bench.site.files["5003"] = bench.site.files["5001"]
    summary = bench.refresh()
    assert len(summary.added) == 2
    assert ["the same file as" in line for line in summary.noted] == [True]


def test_a_file_that_moved_to_another_link_is_not_withdrawn(bench: Bench) -> None:
    bench.refresh()
    before = bench.state()
    bench.site.listed["90001"] = [("5003", *rest) for _, *rest in bench.site.listed["90001"]]
    bench.site.files["5003"] = bench.site.files["5001"]
    summary = bench.refresh()
    assert (summary.is_news, summary.withdrawn) == (False, [])
    assert bench.state() == before


def test_a_dry_run_fetches_no_file_and_writes_nothing(bench: Bench) -> None:
    before = bench.state()
    summary = bench.refresh(dry_run=True)
    assert ["would be fetched" in line for line in summary.noted] == [True, True]
    assert bench.state() == before
    assert not bench.site.sent


def test_two_refreshes_do_not_run_at_once(bench: Bench) -> None:
    with lock(bench.places.cache / "refresh"), pytest.raises(IngestError, match="another refresh is running"):
        bench.refresh()


def test_the_command_prints_what_it_did(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(bench) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "added: ilacs-wexcombe-2019-08-20"
    assert out[-1] == "2 reports listed; added 2, changed 0, withdrawn 0, quarantined 0, released 0, waiting 0"
    assert command(bench) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "nothing changed"
