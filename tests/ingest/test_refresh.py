"""The refresh from a small site with invented councils: what is added, replaced, withdrawn, missed and found again."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fpdf import FPDF

from ingest import command_refresh
from ingest.errors import IngestError
from ingest.record import changes, tables
from ingest.record.build import DERIVED, Record
from ingest.record.faults import DESCRIPTOR
from ingest.reference.sources import REPORTS
from ingest.refresh import Places, Summary, refresh
from ingest.site.fetch import Manners, SiteError
from ingest.site.received import lock
from tests.ingest.small_site import SmallSite, page, send, serving

ROOT = Path(__file__).resolve().parents[2]
QUICK = Manners(connect=1, read=1, patience=1, attempts=1)
TODAY = dt.date(2031, 5, 1)
INSPECTION = "Children's services inspection"
COUNCILS = {"90001": "Wexcombe", "90002": "Northam"}


def report(council: str, overall: str = "Good", day: int = 8) -> bytes:
    """An invented ILACS report."""
    pdf = FPDF()
    pdf.set_creation_date(dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    for line in (
        f"Inspection of {council} local authority children's services",
        f"Inspection dates: {day} to {day + 4} July 2019",
        "Lead inspector: A Person, His Majesty's Inspector",
        "Judgement Grade",
        "The impact of leaders on social work practice with children and families Good",
        "The experiences and progress of children who need help and protection Good",
        "The experiences and progress of children in care Good",
        "The experiences and progress of care leavers Good",
        f"Overall effectiveness {overall}",
        f"Words about {council}.",
    ):
        pdf.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


@dataclass
class Bench:
    """A small site, and the folders of a record that knows its councils but no report."""

    site: SmallSite
    places: Places

    def refresh(self, today: dt.date = TODAY, dry_run: bool = False) -> Summary:
        return refresh(self.places, QUICK, today, dry_run=dry_run)

    def rows(self, table: str) -> list[dict[str, str]]:
        return tables.read_table(table, self.places.data)

    def grades(self) -> dict[str, str]:
        return {row["inspection_id"]: row["grade"] for row in self.rows("judgements") if row["aspect"] == "overall"}

    def said(self) -> list[tuple[str, str]]:
        return [(row["inspection_id"], row["what"]) for row in self.rows("changes")]

    def state(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.places.data.iterdir())}


@pytest.fixture(scope="module")
def record_without_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that knows two invented councils beside the real ones, and no report."""
    data = tmp_path_factory.mktemp("record") / "data"
    data.mkdir()
    shutil.copy(tables.DATA / DESCRIPTOR, data)
    fixed: dict[str, list[dict[str, object]]] = {name: [] for name in tables.tables(data) if name not in DERIVED}
    fixed["areas"] = tables.typed_rows("areas") + [_area(urn, name) for urn, name in COUNCILS.items()]
    fixed["sources"] = [row for row in tables.typed_rows("sources") if row["source_id"] == REPORTS]
    tables.write(Record(fixed).tables(), data)
    return data


@pytest.fixture
def bench(record_without_reports: Path, tmp_path: Path) -> Iterator[Bench]:
    data = tmp_path / "data"
    shutil.copytree(record_without_reports, data)
    site = SmallSite(names=dict(COUNCILS), rows=1)
    site.listed = {
        "90001": [("5001", INSPECTION, "20 August 2019"), ("5009", "Joint area SEND revisit", "1 May 2019")],
        "90002": [("5002", INSPECTION, "21 August 2019")],
    }
    site.files = {"5001": report("Wexcombe"), "5002": report("Northam"), "5009": report("Wexcombe")}
    with serving(site):
        yield Bench(site, Places(site.url, None, data, tmp_path / "cache"))


def _area(urn: str, name: str) -> dict[str, object]:
    empty = dict.fromkeys(tables.typed_rows("areas")[0])
    given = {"area_code": f"E069{urn}", "slug": name.lower(), "name": name, "la_number": urn[:1] + urn[-2:], "urn": urn}
    kinds = {"region": "London", "area_type": "County", "status": "current", "police_force": "A force"}
    return {**empty, **given, **kinds}


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
    assert _command(bench) == 4
    assert "nothing changed, the site can't be read" in capsys.readouterr().err
    assert bench.state() == before


@pytest.mark.parametrize("fault", ["an error", "an empty page", "an error page that looks well"])
def test_a_timeline_that_is_none_changes_nothing(bench: Bench, fault: str) -> None:
    bench.refresh()
    before = bench.state()
    bench.site.faults["/provider/44/90002"] = DOWN[fault]
    assert _command(bench) == 4
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


def test_two_refreshes_do_not_run_at_once(bench: Bench) -> None:
    with lock(bench.places.cache / "refresh"), pytest.raises(IngestError, match="another refresh is running"):
        bench.refresh()


def _command(bench: Bench) -> int:
    arguments = ["--site", bench.site.url, "--data", str(bench.places.data), "--cache", str(bench.places.cache)]
    parser = command_refresh.argparse.ArgumentParser()
    command_refresh.add_options(parser)
    options = parser.parse_args([*arguments, "--timeout", "1", "--attempts", "0"])
    return command_refresh.run(options)


def test_the_command_prints_what_it_did(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    assert _command(bench) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "added: ilacs-wexcombe-2019-08-20"
    assert out[-1] == "2 reports listed; added 2, changed 0, withdrawn 0, quarantined 0, released 0, waiting 0"
    assert _command(bench) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "nothing changed"
