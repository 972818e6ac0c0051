"""Indicators of need and workforce by year and by council, recomputed from the CSVs in plain Python.

Read in the Department's workforce file (workforce_indicators_2017_2025.csv): line 25, Sunderland 2025: caseload 17.1,
turnover 11.8, agency rate "low" (not shown); line 514, Sunderland 2022: agency rate 0.4; line 351, 2023: "low"; lines 2
and 3, 2025: caseload of England 15.2, of the North East 16.5, agency rate of the North East 8.2.
Children looked after (children_looked_after_rate.csv), line 69: Sunderland 2025: 90.
"""

import statistics

import pytest

from queries import rows
from tests.queries import plain

SUNDERLAND = "E08000024"
AREAS = {row["slug"]: row for row in plain.table("areas")}


def values(table: str, indicator: str, by: str) -> dict[tuple[str, int], float]:
    """Values of one indicator by what the table is about and year."""
    return {
        (row.get(by, ""), int(row["year"])): float(row["value"])
        for row in plain.table(table)
        if row["indicator"] == indicator
    }


@pytest.mark.parametrize(
    ("slug", "indicator"),
    [
        ("sunderland", "agency_rate"),
        ("croydon", "children_in_need_rate"),
        ("isles-of-scilly", "vacancy_rate"),
        ("westmorland-and-furness", "rereferral_rate"),
        ("northamptonshire", "caseload"),
        ("leeds", "looked_after_weekly_cost"),
        ("leeds", "idaci"),
    ],
)
def test_a_trend_is_the_tables_and_its_median_the_neighbours(slug: str, indicator: str) -> None:
    area = AREAS[slug]
    code = area["area_code"]
    own, region = values("context", indicator, "area_code"), values("context_regions", indicator, "region")
    england = values("context_england", indicator, "")
    near = [row["neighbour_code"] for row in plain.table("neighbours") if row["area_code"] == code]
    all_years = sorted({year for _, year in own})
    shown = list(range(max(all_years[0], all_years[-1] - 9), all_years[-1] + 1))
    found = rows("indicator_trend", area=code, indicator=indicator)
    assert [row["year"] for row in found] == shown
    for row in found:
        year = row["year"]
        beside = [own[one, year] for one in near if (one, year) in own]
        assert row["value"] == own.get((code, year))
        assert row["region_value"] == region.get((area["region"], year))
        assert row["england"] == england.get(("", year))
        assert row["neighbours"] == len(beside)
        assert row["neighbour_median"] == (pytest.approx(statistics.median(beside)) if beside else None)


def test_years_of_sunderland_are_as_printed_and_a_value_that_is_not_shown_is_a_gap() -> None:
    caseload = {row["year"]: row for row in rows("indicator_trend", area=SUNDERLAND, indicator="caseload")}
    assert (caseload[2025]["value"], caseload[2025]["region_value"], caseload[2025]["england"]) == (17.1, 16.5, 15.2)
    agency = {row["year"]: row for row in rows("indicator_trend", area=SUNDERLAND, indicator="agency_rate")}
    assert (agency[2022]["value"], agency[2023]["value"], agency[2025]["value"]) == (0.4, None, None)
    assert agency[2025]["region_value"] == 8.2


@pytest.mark.parametrize("indicator", ["agency_rate", "children_looked_after_rate", "idaci"])
def test_all_councils_are_ranked_by_hand(indicator: str) -> None:
    own = values("context", indicator, "area_code")
    year = max(year for _, year in own)
    current = {row["area_code"] for row in AREAS.values() if row["status"] == "current"}
    latest = {code: value for (code, of), value in own.items() if of == year and code in current}
    found = rows("indicator_areas", indicator=indicator, areas=[SUNDERLAND, "E08000023"])
    assert {row["area_code"] for row in found} == current
    assert {row["area_code"]: row["marked"] for row in found if row["marked"]} == {SUNDERLAND: 1, "E08000023": 2}
    for row in found:
        value = latest.get(row["area_code"])
        assert (row["value"], row["year"]) == (value, year)
        if value is None:
            assert (row["lower"], row["same"], row["higher"]) == (None, None, None)
        else:
            others = [v for code, v in latest.items() if code != row["area_code"]]
            assert row["lower"] == sum(v < value for v in others)
            assert row["same"] == others.count(value)
            assert row["higher"] == sum(v > value for v in others)
        assert row["median"] == pytest.approx(statistics.median(latest.values()))


def test_sunderlands_children_looked_after_are_as_printed() -> None:
    found = rows("indicator_areas", indicator="children_looked_after_rate", areas=None)
    (row,) = (row for row in found if row["area_code"] == SUNDERLAND)
    assert (row["value"], row["england"], row["marked"]) == (90, 67, None)


def test_every_indicator_is_listed_with_its_years() -> None:
    found = {row["indicator"]: row for row in rows("context_indicators")}
    assert set(found) == {row["indicator"] for row in plain.table("indicators")}
    for indicator, row in found.items():
        own = values("context", indicator, "area_code")
        years = sorted({year for _, year in own})
        assert (row["first_year"], row["latest_year"], row["years"]) == (years[0], years[-1], len(years))
        assert row["councils"] == sum(year == years[-1] for _, year in own)
