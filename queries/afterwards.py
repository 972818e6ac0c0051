"""What came after: the next judgement beside areas that started alike, and the time until a better one (scipy)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from queries import rows
from queries.cache import kept
from queries.codes import labels, overall_grades
from queries.intervals import LEVEL, SMALL

DIRECTIONS = tuple(labels("direction"))
ALL = "all"
YEARS = (1, 2, 3, 4, 5)
_DAYS = 365.25


@kept
def placebo(era: str | None) -> pd.DataFrame:
    """How many joint inspections went which way, beside what drawing an area that started alike for each would give.

    One area is drawn for each joint inspection from those matched to it (`next_by_inspection`), each as likely as the
    other, independently: the number that went one way then has a known distribution (a sum of independent chances),
    so that the interval is exact and nothing is simulated.

    Returns:
        One row per starting grade (and `all`) and direction: columns `prior_grade`, `direction`, `joint` (seen), `of`
        (n), `expected`, `low`, `high` (95 of 100 draws lie between, both included; None below five inspections).
        Inspections that no area matches, and those whose own later report was not read, are left out (`left_out`).
    """
    chosen = [r for r in rows("next_by_inspection") if era in (None, r["era"])]
    table = []
    for grade in (*overall_grades(), ALL):
        mine = [r for r in chosen if _usable(r) and grade in (ALL, r["prior_grade"])]
        for direction in DIRECTIONS:
            seen = sum(r["direction"] == direction for r in mine)
            chances = chances_of([r[direction] for r in mine])
            table.append(
                {
                    "prior_grade": grade,
                    "direction": direction,
                    "joint": seen,
                    "of": len(mine),
                    "expected": sum(r[direction] for r in mine),
                    **interval_of(chances, len(mine)),
                }
            )
    return pd.DataFrame(table)


def left_out(era: str | None) -> tuple[int, int]:
    """Joint inspections left out of `placebo`: without a match, and with a later report that was not read."""
    chosen = [r for r in rows("next_by_inspection") if era in (None, r["era"])]
    unread = sum(r["unread_after"] for r in chosen)
    return sum(not _usable(r) for r in chosen) - unread, unread


def _usable(row: dict[str, Any]) -> bool:
    return not row["unread_after"] and row["matched"] > 0


def chances_of(parts: Sequence[float]) -> np.ndarray:
    """Chance of each number of successes, 0 to n, of independent trials with different chances (Poisson binomial)."""
    chances = np.ones(1)
    for part in parts:
        chances = np.convolve(chances, [1 - part, part])
    return chances


def interval_of(chances: np.ndarray, n: int) -> dict[str, int | None]:
    """`low` and `high`: the numbers between which 95 of 100 draws lie; None below five."""
    if n < SMALL:
        return {"low": None, "high": None}
    up = np.cumsum(chances)
    return {"low": _first(up, (1 - LEVEL) / 2), "high": _first(up, 1 - (1 - LEVEL) / 2)}


def _first(up: np.ndarray, level: float) -> int:
    return min(int(np.searchsorted(up, level - 1e-12)), len(up) - 1)


@kept
def better_within() -> pd.DataFrame:
    """Share of areas judged inadequate that were judged better within so many years (Kaplan-Meier).

    Areas that were not judged better yet count for as long as they were watched. Intervals are log-log (scipy).

    Returns:
        Columns `years` (1 to 5), `share`, `low`, `high` (95 %), `at_risk` (areas still watched and still inadequate at
        that time), `better` (judged better by then).
    """
    spells = rows("time_to_better")
    found, band = curve(spells)
    table = []
    for years in YEARS:
        day = years * _DAYS
        low, high = (1 - _at(limit, day) for limit in (band.high, band.low))
        none = _at(found, day) == 1  # no step yet: the formula has no interval
        table.append(
            {
                "years": years,
                "share": 1 - _at(found, day),
                "low": None if none else low,
                "high": None if none else high,
                "at_risk": sum(r["days"] >= day for r in spells),
                "better": sum(r["better"] and r["days"] <= day for r in spells),
            }
        )
    return pd.DataFrame(table)


@kept
def median_years() -> tuple[float | None, float | None, float | None]:
    """Years after which half are judged better, and its 95 % interval; None where the curve does not get there."""
    spells = rows("time_to_better")
    if len(spells) < SMALL:
        return None, None, None
    found, band = curve(spells)
    return _reaches_half(found), _reaches_half(band.low), _reaches_half(band.high)


def curve(spells: Sequence[dict[str, Any]]) -> tuple[Any, Any]:
    """Share still inadequate by day after the judgement (Kaplan-Meier), and its 95 % log-log band, both of scipy.

    Args:
        spells: `days` watched, and whether the spell ended `better`.
    """
    from scipy import stats  # here, because it takes a second (see `intervals`)

    ended = [r["days"] for r in spells if r["better"]]
    watched = [r["days"] for r in spells if not r["better"]]
    made = stats.ecdf(stats.CensoredData(uncensored=ended, right=watched))
    with warnings.catch_warnings():  # the curve ends at none left, where the formula has no interval
        warnings.simplefilter("ignore", RuntimeWarning)
        return made.sf, made.sf.confidence_interval(LEVEL, method="log-log")


def _at(curve: Any, day: float) -> float:
    """Share still inadequate after `day` days; before the first step all are."""
    value = float(curve.evaluate(day))
    return 1.0 if np.isnan(value) else value


def _reaches_half(curve: Any) -> float | None:
    steps = [q for q, p in zip(curve.quantiles, curve.probabilities, strict=True) if p <= 0.5]
    return float(steps[0]) / _DAYS if steps else None
