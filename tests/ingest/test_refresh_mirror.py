"""The refresh from a mirror of the public site with the published reports, against a rebuild from the same files.

One faulty mirror is visited from an empty record, twice; what then stands in the record must be what a rebuild from
the folder gives, but for the four reports that the mirror never delivers and for the links of the reports that have
none in the folder's index (the mirror makes up numbers for them).
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ingest import rebuild
from ingest.reading import cache
from ingest.reading.report import Listing, Outcome
from ingest.reading.report import index as read_index
from ingest.record import tables
from ingest.record.build import Record
from ingest.record.faults import DESCRIPTOR
from ingest.refresh import Places, Summary, refresh
from ingest.site.fetch import Manners

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
QUICK = Manners(read=2, patience=40)
TODAY = dt.date(2031, 5, 1)
NEVER_DELIVERED = 4
MADE_UP = "https://files.ofsted.gov.uk/v1/file/9"

State = dict[str, bytes]


@contextmanager
def mirror(reports: Path, *options: str) -> Iterator[str]:
    """The mirror's address, while it runs on a free port."""
    script = SHARED / "mirror" / "serve.py"
    command = [sys.executable, str(script), "--port", "0", "--reports", str(reports), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[0]
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def empty(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of a record that knows no report."""
    data = tmp_path_factory.mktemp("empty") / "data"
    data.mkdir()
    shutil.copy(tables.DATA / DESCRIPTOR, data)
    record, _ = rebuild.without_reports(reference, data)
    tables.write(record.tables(), data)
    return data


def rebuilt(reference: Path, empty: Path, outcomes: list[tuple[Listing, Outcome]], without: set[str | None]) -> Record:
    """The record of a rebuild from the folder, less the files under some links."""
    record, _ = rebuild.without_reports(reference, empty)
    for entry, outcome in outcomes:
        if entry.url not in without:
            record.add_report(entry, outcome)
    return record


@dataclass
class Visited:
    """A record that was refreshed twice from the faulty mirror."""

    places: Places
    first: Summary
    second: Summary
    after_first: State
    after_second: State


@pytest.fixture(scope="module")
def visited(reports: Path, empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Visited:
    work = tmp_path_factory.mktemp("visited")
    data = shutil.copytree(empty, work / "data")
    with mirror(reports, "--faults") as url:
        places = Places(url, None, data, work / "cache")
        first = refresh(places, QUICK, TODAY)
        after_first = state(data)
        second = refresh(places, QUICK, TODAY + dt.timedelta(days=1))
    return Visited(places, first, second, after_first, state(data))


@pytest.fixture(scope="module")
def outcomes(reports: Path, visited: Visited) -> list[tuple[Listing, Outcome]]:
    """What each report of the folder says; those that the visit read already are not read again."""
    return list(cache.read_all(read_index(reports), visited.places.cache / "facts"))


def state(data: Path) -> State:
    return {path.name: path.read_bytes() for path in sorted(data.iterdir())}


def comparable(record: Record, outcomes: list[tuple[Listing, Outcome]]) -> dict[str, list[list[str]]]:
    """What is stated in all tables but the history and the list of sources.

    A made-up link counts as none, and so does the link that a compiled list gives for a report without one: where the
    mirror made one up, that of the list has no place to go.
    """
    no_value = {None, *made_up_links(record)}
    without_link = {entry.sha256 for entry, _ in outcomes if entry.url is None}
    return {
        name: sorted(
            sorted(
                f"{column}: {value}"
                for column, value in row.items()
                if value not in no_value and not (column == "report_url" and row.get("sha256") in without_link)
            )
            for row in kept
        )
        for name, kept in record.tables().items()
        if name not in ("changes", "releases", "sources")
    }


def made_up_links(record: Record) -> set[str]:
    of_reports = (report.inspection["report_url"] for report in record.reports.values())
    links = (*of_reports, *(row["report_url"] for row in record.quarantine.values()))
    return {link for link in links if link and link.startswith(MADE_UP) and len(link) == len(MADE_UP) + 7}


def not_delivered(record: Record) -> dict[str | None, str]:
    """Link and reason of the files that never arrived."""
    return {
        row["report_url"]: row["reason"] for row in record.quarantine.values() if "asked for again" in row["reason"]
    }


def test_every_reachable_report_arrives_and_each_bad_one_is_quarantined_with_its_reason(visited: Visited) -> None:
    record = Record.load(visited.places.data)
    reasons = sorted(reason.split(";")[0] for reason in not_delivered(record).values())
    assert len(reasons) == NEVER_DELIVERED
    assert reasons[0] == "its link answers 404 (Not Found)"
    assert reasons[1] == "its link answers with a web page instead of a PDF"
    assert reasons[2] == "no answer within 2 s"
    assert reasons[3].startswith("the download stopped after ")
    assert visited.first.listed == len(record.reports) + len(record.quarantine)
    assert len(visited.first.added) == len(record.reports)


def test_a_refresh_from_an_empty_record_equals_a_rebuild_from_the_folder(
    visited: Visited, reference: Path, empty: Path, outcomes: list[tuple[Listing, Outcome]]
) -> None:
    refreshed = Record.load(visited.places.data)
    missed = not_delivered(refreshed)
    expected = rebuilt(reference, empty, outcomes, set(missed))
    for sha256, row in list(refreshed.quarantine.items()):
        if row["report_url"] in missed:
            refreshed.remove_report(sha256)
    assert made_up_links(expected) == set()
    known = refreshed.reports.keys() | refreshed.quarantine.keys()
    assert len(made_up_links(refreshed)) == sum(entry.url is None and entry.sha256 in known for entry, _ in outcomes)
    assert comparable(refreshed, outcomes) == comparable(expected, outcomes)


def test_a_second_refresh_changes_nothing(visited: Visited) -> None:
    assert not visited.second.is_news
    assert len(visited.second.waiting) == NEVER_DELIVERED
    assert visited.after_second == visited.after_first


def test_what_was_missed_arrives_once_the_site_is_well_and_the_rest_stays(
    visited: Visited,
    reports: Path,
    reference: Path,
    empty: Path,
    outcomes: list[tuple[Listing, Outcome]],
    tmp_path: Path,
) -> None:
    data = shutil.copytree(visited.places.data, tmp_path / "data")
    missed = not_delivered(Record.load(data))
    with mirror(reports) as url:
        summary = refresh(Places(url, None, data, visited.places.cache), QUICK, TODAY)
    record = Record.load(data)
    assert (len(summary.added), len(summary.released)) == (NEVER_DELIVERED, NEVER_DELIVERED)
    assert (summary.changed, summary.withdrawn, summary.quarantined) == ([], [], [])
    assert missed.keys() <= {report.inspection["report_url"] for report in record.reports.values()}
    expected = rebuilt(reference, empty, outcomes, set())
    assert comparable(record, outcomes) == comparable(expected, outcomes)


def test_a_full_refresh_after_an_earlier_one_adds_exactly_the_newer_reports(
    visited: Visited,
    reports: Path,
    reference: Path,
    empty: Path,
    outcomes: list[tuple[Listing, Outcome]],
    tmp_path: Path,
) -> None:
    data = shutil.copytree(empty, tmp_path / "data")
    until = dt.date(2025, 12, 31)
    with mirror(reports, "--until", until.isoformat()) as url:
        before = refresh(Places(url, None, data, visited.places.cache), QUICK, TODAY)
    with mirror(reports) as url:
        summary = refresh(Places(url, None, data, visited.places.cache), QUICK, TODAY)
    expected = rebuilt(reference, empty, outcomes, set())
    newer = {sha256 for sha256, report in expected.reports.items() if report.inspection["published"] > until}
    keys = {row.get("sha256"): row["inspection_id"] for row in expected.tables()["inspections"]}
    assert newer
    assert sorted(summary.added) == sorted(keys[sha256] for sha256 in newer)
    assert len(before.added) == len(expected.reports) - len(newer)
    assert (summary.changed, summary.withdrawn, summary.quarantined) == ([], [], [])


def test_a_refresh_of_a_record_that_was_rebuilt_changes_nothing(
    visited: Visited,
    reports: Path,
    reference: Path,
    empty: Path,
    outcomes: list[tuple[Listing, Outcome]],
    tmp_path: Path,
) -> None:
    data = shutil.copytree(empty, tmp_path / "data")
    tables.write(rebuilt(reference, empty, outcomes, set()).tables(), data)
    before = state(data)
    with mirror(reports) as url:
        summary = refresh(Places(url, None, data, visited.places.cache), QUICK, TODAY)
    assert not summary.is_news
    assert state(data) == before


def test_a_refresh_that_is_killed_comes_to_the_same_end(reports: Path, empty: Path, tmp_path: Path) -> None:
    """On a tenth of the reports, killed at random moments."""
    few = _some(reports, tmp_path / "few")
    undisturbed, killed = (shutil.copytree(empty, tmp_path / name / "data") for name in ("undisturbed", "killed"))
    chance, kills = random.Random(20160314), 0
    with mirror(few) as url:
        assert _refresh_command(url, undisturbed, 60) == 0
        for _ in range(5):
            kills += _refresh_command(url, killed, chance.uniform(0.8, 3)) != 0
        assert _refresh_command(url, killed, 60) == 0
    assert kills
    assert state(killed) == state(undisturbed)


def _some(reports: Path, few: Path) -> Path:
    """Every tenth report with a link of its own, and an index of them."""
    with (reports / "index.csv").open(encoding="utf-8", newline="") as file:
        chosen = [row for row in csv.DictReader(file) if row["url"]][::10]
    for row in chosen:
        (few / row["path"]).parent.mkdir(parents=True, exist_ok=True)
        (few / row["path"]).symlink_to(reports / row["path"])
    with (few / "index.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, chosen[0])
        writer.writeheader()
        writer.writerows(chosen)
    return few


def _refresh_command(url: str, data: Path, seconds: float) -> int | None:
    """Exit code of `refresh`; it is killed when it takes longer than `seconds`."""
    command = [sys.executable, "-m", "ingest", "refresh", "--site", url, "--data", str(data)]
    with subprocess.Popen(
        [*command, "--cache", str(data.parent / "cache")],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return process.wait()
