"""The areas: codes, names, forces, reorganisations."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from ingest import declared
from ingest.errors import IngestError
from ingest.reference.areas import AREA_TYPES, Area, areas, current_code, slug_of
from ingest.rows import read_rows

REFERENCE = Path(__file__).parents[4] / "shared" / "reference"
FORCES = {row["area_code"]: row["police_force"] for row in declared.rows("names_and_forces")}


@pytest.fixture(scope="module")
def rows() -> dict[str, Area]:
    return {row["area_code"]: row for row in areas(REFERENCE)}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in ("provider_lookup.csv", "population_mid_year_2012_2024.csv"):
        shutil.copyfile(REFERENCE / name, tmp_path / name)
    return tmp_path


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8-sig")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_area_has_one_of_the_39_territorial_forces_of_england() -> None:
    assert len(FORCES) == 158
    assert len(set(FORCES.values())) == 39
    assert all(FORCES.values())


def test_forces_cover_as_many_councils_as_they_police() -> None:
    counts = Counter(FORCES.values())
    assert counts["Metropolitan Police"] == 32
    assert counts["Greater Manchester Police"] == 10
    assert counts["Thames Valley Police"] == 9
    assert counts["West Midlands Police"] == 7
    assert counts["Northumbria Police"] == 6
    assert counts["Avon and Somerset Constabulary"] == 5
    assert counts["Devon and Cornwall Police"] == 5
    assert counts["Merseyside Police"] == 5
    assert counts["West Yorkshire Police"] == 5
    assert counts["City of London Police"] == 1


@pytest.mark.parametrize(
    ("area_code", "force"),
    [
        ("E09000001", "City of London Police"),
        ("E06000035", "Kent Police"),
        ("E06000043", "Sussex Police"),
        ("E06000044", "Hampshire and Isle of Wight Constabulary"),
        ("E06000046", "Hampshire and Isle of Wight Constabulary"),
        ("E06000008", "Lancashire Constabulary"),
        ("E06000006", "Cheshire Constabulary"),
        ("E06000012", "Humberside Police"),
        ("E06000004", "Cleveland Police"),
        ("E06000005", "Durham Constabulary"),
        ("E06000014", "North Yorkshire Police"),
        ("E06000019", "West Mercia Police"),
        ("E06000021", "Staffordshire Police"),
        ("E06000030", "Wiltshire Police"),
        ("E06000031", "Cambridgeshire Constabulary"),
        ("E06000033", "Essex Police"),
        ("E06000042", "Thames Valley Police"),
        ("E06000053", "Devon and Cornwall Police"),
        ("E06000064", "Cumbria Constabulary"),
    ],
)
def test_the_force_of(area_code: str, force: str) -> None:
    assert FORCES[area_code] == force


def test_forces_of_metropolitan_counties_and_london_hold_one_type_of_council() -> None:
    types = {code: AREA_TYPES[code[:3]] for code in FORCES}
    assert {types[code] for code, force in FORCES.items() if force == "Metropolitan Police"} == {"London borough"}
    for force in ("Greater Manchester Police", "Merseyside Police", "West Midlands Police", "South Yorkshire Police"):
        assert {types[code] for code, found in FORCES.items() if found == force} == {"Metropolitan district"}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bath and North East Somerset", "bath-and-north-east-somerset"),
        ("Bournemouth, Christchurch and Poole", "bournemouth-christchurch-and-poole"),
        ("St Helens", "st-helens"),
        ("Southend-on-Sea", "southend-on-sea"),
    ],
)
def test_slugs_are_lower_case_with_hyphens(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_a_code_changed_in_2025_reads_as_the_current_one() -> None:
    assert current_code("E08000016") == "E08000038"
    assert current_code("E08000019") == "E08000039"
    assert current_code("E10000002") == "E06000060"
    assert current_code("E06000001") == "E06000001"
    assert current_code("E10000006") == "E10000006", "an abolished area keeps its code"


def test_a_csv_row_with_a_cell_too_many_or_too_few_is_refused(tmp_path: Path) -> None:
    for body in ("a,b\n1,2,3\n", "a,b\n1\n", "a,b\n"):
        path = tmp_path / "table.csv"
        path.write_text(body, encoding="utf-8")
        with pytest.raises(IngestError, match=r"table\.csv"):
            read_rows(path)


@pytest.mark.corpus
def test_there_are_153_current_areas_and_five_abolished(rows: dict[str, Area]) -> None:
    assert Counter(row["status"] for row in rows.values()) == {"current": 153, "abolished": 5}
    assert Counter(row["area_type"] for row in rows.values() if row["status"] == "current") == {
        "Unitary authority": 63,
        "Metropolitan district": 36,
        "London borough": 33,
        "County": 21,
    }
    assert Counter(row["region"] for row in rows.values() if row["status"] == "current") == {
        "London": 33,
        "North West": 24,
        "South East": 19,
        "South West": 15,
        "Yorkshire and the Humber": 15,
        "West Midlands": 14,
        "North East": 12,
        "East of England": 11,
        "East Midlands": 10,
    }


@pytest.mark.corpus
def test_rows_have_the_columns_of_the_record_in_order(rows: dict[str, Area]) -> None:
    columns = (
        "area_code slug name la_number urn region area_type police_force population_0_17 status valid_to successors "
        "hex_q hex_r"
    )
    assert all(list(row) == columns.split() for row in rows.values())
    assert list(rows) == sorted(rows)


@pytest.mark.corpus
def test_barnsley_and_sheffield_are_one_row_each_under_their_code_of_2025(rows: dict[str, Area]) -> None:
    assert "E08000016" not in rows
    assert "E08000019" not in rows
    assert (rows["E08000038"]["name"], rows["E08000038"]["la_number"], rows["E08000038"]["urn"]) == (
        "Barnsley",
        "370",
        "80426",
    )
    assert rows["E08000038"]["population_0_17"] == 51799, "the file has it under the code before"
    assert rows["E08000039"]["name"] == "Sheffield"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("code", "slug", "la_number", "valid_to", "successors"),
    [
        ("E06000028", "bournemouth", "837", "2019-03-31", "E06000058"),
        ("E06000029", "poole", "836", "2019-03-31", "E06000058"),
        ("E10000006", "cumbria", "909", "2023-03-31", "E06000063 E06000064"),
        ("E10000009", "dorset-to-2019", "835", "2019-03-31", "E06000058 E06000059"),
        ("E10000021", "northamptonshire", "928", "2021-03-31", "E06000061 E06000062"),
    ],
)
def test_an_abolished_area_names_its_successors(
    rows: dict[str, Area], code: str, slug: str, la_number: str, valid_to: str, successors: str
) -> None:
    row = rows[code]
    assert (row["slug"], row["la_number"], row["valid_to"], row["successors"]) == (
        slug,
        la_number,
        valid_to,
        successors,
    )
    assert row["status"] == "abolished"
    assert row["hex_q"] is row["population_0_17"] is row["urn"] is None


@pytest.mark.corpus
def test_current_areas_have_every_value_and_everyday_names(rows: dict[str, Area]) -> None:
    for row in rows.values():
        if row["status"] == "current":
            assert all(row[key] not in (None, "") for key in ("urn", "population_0_17", "hex_q", "hex_r"))
            assert row["valid_to"] is row["successors"] is None
    assert rows["E06000023"]["name"] == "Bristol"
    assert rows["E06000010"]["name"] == "Kingston upon Hull"
    assert rows["E08000013"]["slug"] == "st-helens"
    assert rows["E06000059"]["slug"] == "dorset"
    assert rows["E06000063"]["area_type"] == "Unitary authority", "the lookup calls it a county"


@pytest.mark.corpus
def test_populations_add_up_to_the_national_total_that_the_file_prints(rows: dict[str, Area]) -> None:
    with (REFERENCE / "population_mid_year_2012_2024.csv").open(encoding="utf-8-sig", newline="") as file:
        (printed,) = [
            int(row["population_estimate"])
            for row in csv.DictReader(file)
            if row["geographic_level"] == "National" and row["time_period"] == "2024"
        ]
    assert sum(row["population_0_17"] or 0 for row in rows.values()) == printed == 12_183_016


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("population_mid_year_2012_2024.csv", "805,E06000001,", "805,E06000999,", "E06000999"),
        ("population_mid_year_2012_2024.csv", "805,E06000001,", "806,E06000001,", "Hartlepool"),
        ("provider_lookup.csv", "E06000001", "E06000998", "E06000998"),
        ("provider_lookup.csv", ",E10000006,", ",E10000099,", "154"),
        ("provider_lookup.csv", "80473,805", "804731,805", "URN"),
        ("provider_lookup.csv", "80473,805", "80474,805", "share the URN"),
        ("provider_lookup.csv", "135513,909", "135513,910", "910"),
    ],
)
def test_a_reference_row_that_matches_nothing_is_named(
    copied: Path, file: str, old: str, new: str, message: str
) -> None:
    spoil(copied / file, old, new)
    with pytest.raises(IngestError, match=message):
        areas(copied)
