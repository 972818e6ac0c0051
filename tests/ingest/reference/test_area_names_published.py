"""Every council that a published table names is matched to its code."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import python_calamine

from ingest.errors import ParseError
from ingest.reference.area_names import AreaNames
from ingest.reference.areas import Area, areas, current_code

SHARED = Path(__file__).parents[4] / "shared"
REFERENCE = SHARED / "reference"
D = dt.date


@pytest.fixture(scope="module")
def rows() -> list[Area]:
    return areas(REFERENCE)


@pytest.fixture(scope="module")
def known(rows: list[Area]) -> AreaNames:
    return AreaNames(rows)


def table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.corpus
@pytest.mark.parametrize(
    "path",
    [
        "reports/index.csv",
        "reference/area_send_latest_by_area.csv",
        "reference/joint_inspections_latest_by_area.csv",
        "reference/childrens_services_report_links.csv",
    ],
)
def test_every_council_of_a_list_by_urn_is_matched_to_its_urn(rows: list[Area], known: AreaNames, path: str) -> None:
    codes = {row["urn"]: row["area_code"] for row in rows if row["urn"]}
    found = list(table(SHARED / path))
    assert found
    for row in found:
        assert known.match(row.get("la") or row["local_authority"], D(2026, 1, 1)) == codes[row["urn"]]


@pytest.mark.corpus
@pytest.mark.parametrize("sheet", ["Inspections_as_at_31_March", "In-year_inspections", "ILACS_inspection_history"])
def test_every_council_of_the_workbook_is_matched_to_its_code(known: AreaNames, sheet: str) -> None:
    book = python_calamine.CalamineWorkbook.from_path(REFERENCE / "LA_Inspection_Outcomes_as_at_31_March_2025.ods")
    cells = book.get_sheet_by_name(sheet).to_python()
    found = [dict(zip(cells[2], row, strict=True)) for row in cells[3:]]
    assert len(found) > 100
    for row in found:
        day = row.get("Inspection date") or row["Inspection/Visit date"]
        code = known.match(row["Local authority name"], day.date())
        assert code == current_code(row["Local authority area code"])


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("file", "number", "name"),
    [
        ("population_mid_year_2012_2024.csv", "old_la_code", "la_name"),
        ("children_in_need_2013_2025.csv", "old_la_code", "la_name"),
        ("children_looked_after_rate.csv", "old_la_code", "la_name"),
        ("workforce_indicators_2017_2025.csv", "old_la_code", "la_name"),
        ("statistical_neighbours_2025.csv", "old_la_code", "la_name"),
        ("statistical_neighbours_2021.csv", "LA num", "LA Name"),
        ("provider_lookup.csv", "la_code", "local_authority_ons_name"),
    ],
)
def test_every_council_of_a_table_by_la_number_is_matched_to_it(
    rows: list[Area], known: AreaNames, file: str, number: str, name: str
) -> None:
    codes = {row["la_number"]: row["area_code"] for row in rows}
    last_days = {row["la_number"]: row["valid_to"] for row in rows}
    found = {(row[number], row[name]) for row in table(REFERENCE / file) if row[number]}
    single = {(la_number, council) for la_number, council in found if "/" not in la_number}
    assert len(single) >= 151, "two pairs of councils share a row of the workforce table"
    for la_number, council in single:
        day = dt.date.fromisoformat(last_days[la_number] or "2025-01-01")
        assert known.match(council, day) == codes[la_number]
    for _, councils in found - single:
        with pytest.raises(ParseError):
            known.match(councils, D(2025, 1, 1))


JOINT_SERVICES = {
    "An inspection of Tower Hamlets and City of London",
    "Bedfordshire",
    "Blaenau Gwent and Caerphilly",
    "Conwy & Denbighshire - JI",
    "Northamptonshire",
    "West Mercia",
}
WALES = {
    "Bridgend",
    "Carmarthenshire",
    "Ceredigion",
    "Flintshire",
    "Newport",
    "Powys",
    "Swansea",
    "Vale of Glamorgan",
}


@pytest.mark.corpus
def test_every_english_council_with_its_own_youth_justice_inspection_is_matched(known: AreaNames) -> None:
    matched = set()
    refused = set()
    for row in table(REFERENCE / "youth_justice_ratings.csv"):
        day = dt.datetime.strptime(row["publication_date"], "%d/%m/%y").replace(tzinfo=dt.UTC).date()
        try:
            matched.add(known.match(row["la_name"].removesuffix(" - JI"), day))
        except ParseError:
            refused.add(row["la_name"])
    assert refused == JOINT_SERVICES | WALES
    assert len(matched) == 69
