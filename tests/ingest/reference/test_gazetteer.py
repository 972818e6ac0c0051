"""Places and postcodes: small tables that keep all that the sources say, and contradictions that are refused."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.record import tables
from ingest.reference.areas import Area, areas, current_code
from ingest.reference.gazetteer import DISTRICTS, PLACES, POSTCODES, places, postcodes

MEGABYTE = 1_000_000


def test_both_tables_together_are_smaller_than_a_megabyte() -> None:
    assert sum((tables.DATA / f"{name}.csv").stat().st_size for name in ("places", "postcodes")) < MEGABYTE


def test_a_district_of_a_county_leads_to_it() -> None:
    districts = {row["place"]: row["area_code"] for row in tables.typed_rows("places") if row["kind"] == "district"}
    assert districts["Mid Sussex"] == "E10000032"
    assert "Bolton" not in districts


def test_a_district_that_crosses_the_border_says_so() -> None:
    found = {row["district"]: row for row in tables.typed_rows("postcodes")}
    assert (found["NP16"]["nation"], found["NP16"]["share"]) == ("Wales", "part")
    assert (found["CF"]["ranges"], found["CF"]["share"]) == (None, "all")


@pytest.mark.corpus
def test_every_run_of_postcodes_is_kept(reference: Path) -> None:
    kept = {}
    for row in postcodes(reference, areas(reference)):
        ranges, councils = row["ranges"] or "", (row["councils"] or "").split()
        for at in range(0, len(ranges), 4):
            kept[row["district"] + ranges[at : at + 3]] = councils[ord(ranges[at + 3]) - ord("a")]
    with (reference / POSTCODES).open(encoding="utf-8-sig", newline="") as file:
        source = {run["first_postcode_nospace"]: current_code(run["utla_cd"]) for run in csv.DictReader(file)}
    assert kept == source


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (PLACES, "Abberley,E10000034", "Abberley,E10000099", "expected a current council"),
        (PLACES, "OS Open Names Village", "OS Open Names Castle", "expected a current council and one of"),
        (POSTCODES, "AL100AA,", "AL10,", "not in order|no postcode"),
        (POSTCODES, "AL38QE,E06000056", "AL38QE,E06000999", "no postcode with a current council"),
        (POSTCODES, "AL38QE,", "ZE38QE,", "not in order"),
        (DISTRICTS, "E07000228,Mid Sussex,,E10000032", "E07000228,Mid Sussex,,E10000099", "no current council"),
    ],
)
def test_a_source_that_is_not_as_described_is_refused(
    reference: Path, tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    for file in (PLACES, POSTCODES, DISTRICTS):
        shutil.copy(reference / file, tmp_path / file)
    text = (tmp_path / name).read_text(encoding="utf-8-sig")
    assert old in text
    (tmp_path / name).chmod(0o644)
    (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(IngestError, match=message):
        _made(tmp_path, areas(reference))


def _made(folder: Path, known: list[Area]) -> None:
    places(folder, known)
    postcodes(folder, known)
