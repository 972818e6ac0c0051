"""The yardsticks of the 2014 proposal: shares by period with exact intervals, and each share against all areas.

Representation ratio: inspections of areas in a category, over those that the mix of all areas on the same days would
give. The mix counts every area, so it has no sampling error: the interval is the exact (Clopper-Pearson) interval of
the inspected share, divided by the mean share of all areas. 1 means as often as their part in all areas.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from queries import records, rows, run
from queries.cache import kept
from queries.codes import labels
from queries.intervals import Estimate, median, share

CATEGORIES = tuple(labels("yardstick"))


@kept
def shares(high_performing: str) -> pd.DataFrame:
    """One row per period and category: how many of the inspections with a known prior judgement, with interval.

    Args:
        high_performing: `good_or_outstanding` or `outstanding`.

    Returns:
        Columns `period_kind`, `period`, `category`, `observed`, `of` (n: inspections with a known prior judgement; all
        inspections for `unknown`), `share`, `low`, `high`.
    """
    table = []
    for row in rows("selection_by_period", high_performing=high_performing):
        for category in _categories(high_performing):
            n = row["inspections" if category == "unknown" else "known"]
            part = share(row[category], n)
            table.append(
                {
                    "period_kind": row["period_kind"],
                    "period": row["period"],
                    "category": category,
                    "observed": row[category],
                    "of": n,
                    "share": part.value,
                    "low": part.low,
                    "high": part.high,
                }
            )
    return pd.DataFrame(table)


@kept
def representation(high_performing: str) -> pd.DataFrame:
    """The rows of `selection_mix` with `share`, `ratio`, `low` and `high` (95 % interval of the ratio)."""
    mix = run("selection_mix", high_performing=high_performing)
    table = []
    for row in records(mix):
        estimate = ratio(row["observed"], row["inspections"], row["expected"])
        table.append(
            {
                **row,
                "share": row["observed"] / row["inspections"] if row["inspections"] else None,
                "ratio": estimate.value,
                "low": estimate.low,
                "high": estimate.high,
            }
        )
    return pd.DataFrame(table)


def ratio(observed: int, n: int, expected: float) -> Estimate:
    """Observed over expected, with the exact interval of the observed share scaled by the expected share.

    No value where n or the expected number is 0, no interval below n = 5 (see `intervals.share`).
    """
    part = share(observed, n)
    if part.value is None or expected == 0:
        return Estimate(n, None, None, None)
    scale = n / expected
    return Estimate(
        n,
        part.value * scale,
        None if part.low is None else part.low * scale,
        None if part.high is None else part.high * scale,
    )


@kept
def days_to_publication() -> pd.DataFrame:
    """One row per period: n, median days from the end of fieldwork to publication with interval, shortest, longest.

    Returns:
        Columns `period_kind`, `period`, `with_section` (n: inspections with both dates), `median`, `median_low`,
        `median_high`, `shortest`, `longest`.
    """
    dated = [row for row in rows("selection_inspections") if row["days_to_publication"] is not None]
    table = []
    for row in rows("selection_by_period", high_performing="good_or_outstanding"):
        days = [r["days_to_publication"] for r in dated if row["period"] in ("all", r["era"], str(r["year"]))]
        middle = median(days)
        table.append(
            {
                "period_kind": row["period_kind"],
                "period": row["period"],
                "with_section": len(days),
                "median": middle.value,
                "median_low": middle.low,
                "median_high": middle.high,
                "shortest": min(days, default=None),
                "longest": max(days, default=None),
            }
        )
    return pd.DataFrame(table)


def day_reached(areas: int) -> dt.date | None:
    """Day on which the letter of the nth different area was published; None where there are fewer."""
    return next((r["published"].date() for r in rows("selection_inspections") if r["areas_so_far"] == areas), None)


def _categories(high_performing: str) -> list[str]:
    return [c for c in CATEGORIES if c != "good" or high_performing == "outstanding"]
