"""A small site with invented councils and reports, and a record that knows no report yet, to refresh."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fpdf import FPDF

from ingest import command_refresh
from ingest.record import tables
from ingest.record.build import DERIVED, Record
from ingest.record.faults import DESCRIPTOR
from ingest.reference.sources import REPORTS
from ingest.refresh import Places, Summary, refresh
from ingest.site.fetch import Manners
from tests.ingest.small_site import SmallSite, serving

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


def command(bench: Bench) -> int:
    arguments = ["--site", bench.site.url, "--data", str(bench.places.data), "--cache", str(bench.places.cache)]
    parser = command_refresh.argparse.ArgumentParser()
    command_refresh.add_options(parser)
    options = parser.parse_args([*arguments, "--timeout", "1", "--attempts", "0"])
    return command_refresh.run(options)
