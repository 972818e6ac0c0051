"""Context indicators: figures read from the Department's tables, marks, and returns that councils make together."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.record import tables
from ingest.reference.context import CHILDREN_IN_NEED, CHILDREN_LOOKED_AFTER, POPULATION, WORKFORCE, context, indicators
from ingest.reference.deprivation import FILE as IDACI
from ingest.reference.interactive_tool import DICTIONARY, FILE

NUMBERS = {row["area_code"]: row["la_number"] for row in tables.typed_rows("areas")}
VALUES = {(row["area_code"], row["year"], row["indicator"]): row["value"] for row in tables.typed_rows("context")}
ENGLAND = {(row["year"], row["indicator"]): row["value"] for row in tables.typed_rows("context_england")}

HARTLEPOOL, NORTH_NORTHAMPTONSHIRE, KINGSTON, SUNDERLAND = "E06000001", "E06000061", "E09000021", "E08000024"


@pytest.mark.parametrize(
    ("area_code", "year", "indicator", "value"),
    [
        (HARTLEPOOL, 2025, "children_looked_after_rate", 157),  # children_looked_after_rate.csv, line 39
        (HARTLEPOOL, 2025, "social_worker_turnover", 11.5),  # workforce_indicators_2017_2025.csv, line 17
        (HARTLEPOOL, 2025, "agency_rate", 3.2),
        (HARTLEPOOL, 2025, "vacancy_rate", 1.3),
        (HARTLEPOOL, 2025, "caseload", 13.9),
        # children_in_need_2013_2025.csv, line 70: 2,406 episodes at 31 March 2025; population, line 70: 83,113 children
        (NORTH_NORTHAMPTONSHIRE, 2025, "children_in_need_rate", 289.5),
        # line 17 and population of mid-2024: 1,341 of 21,090
        (HARTLEPOOL, 2025, "children_in_need_rate", 635.8),
        ("E06000010", 2025, "children_looked_after_rate", 119),  # Kingston upon Hull, line 150: 742 of 62,379
    ],
)
def test_value_is_the_tables(area_code: str, year: int, indicator: str, value: float) -> None:
    assert VALUES[area_code, year, indicator] == value


def test_england_has_its_own_table() -> None:
    # workforce_indicators_2017_2025.csv, line 2; 402,400 episodes of 12,183,016 children
    assert ENGLAND[2025, "agency_rate"] == 13
    assert ENGLAND[2025, "caseload"] == 15.2
    assert ENGLAND[2025, "children_in_need_rate"] == 330.3


@pytest.mark.parametrize(
    ("area_code", "year", "indicator"),
    [
        (SUNDERLAND, 2025, "agency_rate"),  # "low"
        ("E09000020", 2025, "caseload"),  # Kensington and Chelsea, "x"
        ("E10000014", 2024, "children_in_need_rate"),  # Hampshire, "u"
        ("E09000001", 2025, "children_looked_after_rate"),  # City of London, "c"
        (NORTH_NORTHAMPTONSHIRE, 2025, "vacancy_rate"),  # one return with West Northamptonshire
        (KINGSTON, 2017, "caseload"),  # one return with Richmond upon Thames
    ],
)
def test_a_mark_or_a_joint_return_gives_no_row(area_code: str, year: int, indicator: str) -> None:
    assert (area_code, year, indicator) not in VALUES


def test_abolished_councils_keep_their_years() -> None:
    # workforce_indicators_2017_2025.csv, line 1044: Northamptonshire 2019
    assert VALUES["E10000021", 2019, "caseload"] == 18.8
    assert ("E10000021", 2022, "caseload") not in VALUES


@pytest.fixture
def copy(tmp_path: Path, reference: Path) -> Path:
    """The files, to be spoilt."""
    for name in (CHILDREN_LOOKED_AFTER, CHILDREN_IN_NEED, POPULATION, WORKFORCE, FILE, DICTIONARY, IDACI):
        (tmp_path / name).write_bytes((reference / name).read_bytes())
    return tmp_path


def spoil(path: Path, column: str, value: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["old_la_code"] == "805" and row["time_period"] == "2025")
    row[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "column", "value", "message"),
    [
        (WORKFORCE, "caseload_fte", "about 14", "neither a number nor a known mark"),
        (WORKFORCE, "caseload_fte", "-100", "neither a number nor a known mark"),
        (WORKFORCE, "new_la_code", "E06000001 / E06000002", "no known area"),
        (WORKFORCE, "old_la_code", "806", "no known area"),
        (WORKFORCE, "geographic_level", "Ward", "no level that is known"),
        (WORKFORCE, "caseload_fte", "15", "15 in the publication and 13.9 in the Local Authority Interactive Tool"),
        (CHILDREN_LOOKED_AFTER, "population_type", "Children adopted", "nobody declared"),
        (CHILDREN_IN_NEED, "time_period", "2024", "two rows"),
    ],
)
def test_what_is_not_known_is_refused(copy: Path, name: str, column: str, value: str, message: str) -> None:
    spoil(copy / name, column, value)
    with pytest.raises(IngestError, match=message):
        context(copy, NUMBERS)


@pytest.mark.parametrize(
    ("area_code", "year", "indicator", "value"),
    [
        # local_authority_interactive_tool.parquet, LA number 805; the Department's pages print one decimal
        (HARTLEPOOL, 2025, "rereferral_rate", 26.5),
        (HARTLEPOOL, 2019, "assessments_in_time", 71.9),
        (HARTLEPOOL, 2025, "child_protection_plan_rate", 82),
        (HARTLEPOOL, 2025, "looked_after_weekly_cost", 1995),  # "2024-25 (OT)"
        (HARTLEPOOL, 2016, "children_looked_after_rate", 104),  # before the publication's first year
        (HARTLEPOOL, 2016, "agency_rate", 5.3),
        ("E08000038", 2016, "section_47_rate", 189.7),  # Barnsley, LA number 370
        (HARTLEPOOL, 2025, "idaci", 49.4),  # idaci_2025_by_council.csv, line 2
        ("E10000003", 2025, "idaci", 24.15),  # Cambridgeshire
    ],
)
def test_value_is_the_interactive_tools_or_the_ministrys(
    area_code: str, year: int, indicator: str, value: float
) -> None:
    assert VALUES[area_code, year, indicator] == value


def test_what_is_derived_says_so() -> None:
    derived = {(r["area_code"], r["indicator"]) for r in tables.typed_rows("context") if r["basis"] == "derived"}
    assert {indicator for _, indicator in derived} == {"children_in_need_rate", "idaci"}
    assert len([code for code, indicator in derived if indicator == "idaci"]) == 21
    assert ("E10000003", "idaci") in derived
    assert (HARTLEPOOL, "idaci") not in derived


def test_regions_have_a_table_of_their_own() -> None:
    regions = {(r["region"], r["year"], r["indicator"]): r["value"] for r in tables.typed_rows("context_regions")}
    # workforce_indicators_2017_2025.csv, line 3; the tool's North East, LA number 980
    assert regions["North East", 2025, "agency_rate"] == 8.2
    assert regions["North East", 2016, "agency_rate"] == 12.7
    assert regions["North East", 2025, "rereferral_rate"] == 20.7
    assert len({region for region, _, _ in regions}) == 9


def test_councils_that_make_one_return_have_no_year_of_it_from_the_tool_either() -> None:
    assert (KINGSTON, 2016, "agency_rate") not in VALUES
    assert (KINGSTON, 2016, "children_looked_after_rate") in VALUES


def test_the_tool_has_a_nought_only_of_councils_with_a_handful_of_children() -> None:
    # Isles of Scilly, City of London, Rutland: a "-" read as nought would show in larger ones
    tool = {row["indicator"] for row in tables.typed_rows("indicators") if row["source_id"] == "dfe-interactive-tool"}
    noughts = {area for (area, _, indicator), value in VALUES.items() if value == 0 and indicator in tool}
    assert noughts == {"E06000053", "E09000001", "E06000017"}


@pytest.mark.corpus
def test_a_polarity_that_the_dictionary_does_not_give_is_refused(copy: Path) -> None:
    path = copy / DICTIONARY
    path.write_text(path.read_text(encoding="utf-8").replace('"ReReferral","Low"', '"ReReferral","High"'), "utf-8")
    with pytest.raises(IngestError, match="the dictionary high for ReReferral"):
        indicators(copy)


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("cells", "message"),
    [("Hartlepool,0.494,1,Maybe", "not as described"), ("Hartlepool,49.4,1,True", "no share of children")],
)
def test_a_deprivation_cell_that_is_not_known_is_refused(copy: Path, cells: str, message: str) -> None:
    path = copy / IDACI
    path.write_text(path.read_text(encoding="utf-8").replace("Hartlepool,0.494,1,True", cells), "utf-8")
    with pytest.raises(IngestError, match=message):
        context(copy, NUMBERS)


@pytest.mark.corpus
def test_the_table_is_the_sources(reference: Path) -> None:
    found = context(reference, NUMBERS)
    assert {(r["area_code"], r["year"], r["indicator"]): r["value"] for r in found["context"]} == VALUES
    assert {(r["year"], r["indicator"]): r["value"] for r in found["context_england"]} == ENGLAND
    assert sorted(indicators(reference), key=lambda row: row["indicator"]) == tables.typed_rows("indicators")
