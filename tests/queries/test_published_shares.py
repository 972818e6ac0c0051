"""The share of councils judged good or better, recomputed from the record and held against the published ones.

Ofsted counts the latest overall judgement of each council on a day; its bulletins take in reports published some weeks
after it, which one can't tell from here. So the published figure must be reached on some day within six weeks.
"""

import datetime as dt
from itertools import pairwise

import pytest

from tests.queries import as_of
from tests.queries.plain import table

AREAS = table("areas")
FORMED_AFTER = {code: row["valid_to"] for row in AREAS for code in row["successors"].split()}
HISTORY = as_of.overall_judgements()
NEAR = dt.timedelta(weeks=6)


def good_or_better(day: dt.date, region: str | None = None) -> float:
    """Share, in per cent, of the councils that existed and were judged."""
    latest = []
    for row in AREAS:
        code, there = row["area_code"], (row["valid_to"] or "9999") >= str(day) > FORMED_AFTER.get(row["area_code"], "")
        if there and region in (None, row["region"]):
            judged = [j for j in HISTORY.get(code, []) if j["published"] <= day]
            latest += [j["grade"] for j in judged[-1:]]
    return 100 * sum(grade in ("good", "outstanding") for grade in latest) / len(latest)


def test_after_every_first_inspection_of_the_single_framework() -> None:
    # Ofsted: 36 % good or better when all 152 had been inspected once
    first = {r["inspection_id"] for r in table("inspections") if (r["programme"], r["event"]) == ("sif", "inspection")}
    grades = [j["grade"] for j in table("judgements") if j["inspection_id"] in first and j["aspect"] == "overall"]
    assert len(grades) == 152
    assert round(100 * sum(grade in ("good", "outstanding") for grade in grades) / 152) == 36


@pytest.mark.parametrize(
    ("day", "published"),
    [
        (dt.date(2018, 9, 30), (43, 43)),
        (dt.date(2019, 8, 31), (48, 49)),
        (dt.date(2022, 3, 31), (52, 53)),
        (dt.date(2024, 3, 31), (60, 60)),
    ],
)
def test_share_of_a_day(day: dt.date, published: tuple[int, int]) -> None:
    shares = [round(good_or_better(day + dt.timedelta(days=n))) for n in range(-NEAR.days, NEAR.days + 1, 7)]
    assert min(shares) <= published[1]
    assert max(shares) >= published[0]
    assert all(abs(after - before) <= 3 for before, after in pairwise(shares))  # no leap that would hide a gap


@pytest.mark.parametrize(("region", "published"), [("London", 79), ("West Midlands", 21)])
def test_share_of_a_region_in_2019(region: str, published: int) -> None:
    assert round(good_or_better(dt.date(2019, 8, 31), region)) == published
