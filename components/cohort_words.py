"""The tables of the page Cohorts in words: each number with its n and its interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.words import GRADES, MISSING, PRIOR_GROUPS, interval, part
from queries import cohorts, records

Row = Mapping[str, Any]


def bounded(sizes: Sequence[Row]) -> str:
    """What rows of `cohort_sizes` (by prior judgement) owe to inspections whose day is not known, with totals without.

    Empty where they owe nothing.
    """
    total = sum(row["bounded"] for row in sizes)
    if total == 0:
        return ""
    without = [
        sum(row["inspections"] - row["bounded"] for row in sizes if row["cohort"] == cohort)
        for cohort in PRIOR_GROUPS
        if cohort != "unknown"
    ]
    return (
        f" (for {total} of them the first day of fieldwork is not known, and every judgement that can have been the "
        f"latest on it agrees: *bounded*; without these {without[0]}, {without[1]} and {without[2]})"
    )


def numbers(found: Sequence[Row], by: str, names_of: Mapping[str, str]) -> pd.DataFrame:
    """Medians and shares of priority action: a line for each row of `comparison.summary`."""
    priority = {(r["era"], r["cohort"]): r for r in records(cohorts.priority_action(by))}
    return pd.DataFrame(
        {
            "Era": r["era"],
            "Cohort": names_of[r["cohort"]],
            "Joint inspections": r["inspections"],
            "Letters with lists": r["letters"],
            "With this section": r["with_section"],
            "Median items (95 % interval)": interval(r["median"], r["median_low"], r["median_high"], "{:g}"),
            "Any area for priority action (95 % interval)": part(
                *(
                    priority[r["era"], r["cohort"]][k]
                    for k in ("with_priority_action", "letters", "share", "low", "high")
                )
            ),
        }
        for r in found
    )


def tests(by: str, names_of: Mapping[str, str]) -> pd.DataFrame:
    """The rank tests with what they compare in words (`compared`)."""
    ranked = cohorts.rank_tests(by)
    return ranked.assign(compared=[_compared(row, names_of) for row in records(ranked)])


def steps(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `cohorts.next_summary` with `joint_words` and `matched_words`."""
    said = records(frame)
    return frame.assign(
        joint_words=[part(r["joint"], r["of"], r["share"], r["low"], r["high"]) for r in said],
        matched_words=[f"{r['matched']:.1f} of {r['of']}" if r["of"] else MISSING for r in said],
    )


def outcomes(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `cohorts.outcomes` with `best_words` and `worst_words`."""
    said = records(frame)
    return frame.assign(
        best_words=[part(*(r[k] for k in ("best", "of", "best_share", "best_low", "best_high"))) for r in said],
        worst_words=[part(*(r[k] for k in ("worst", "of", "worst_share", "worst_low", "worst_high"))) for r in said],
    )


def moves(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `cohorts.transitions` with `to_words`, `share_words` and `years`."""
    said = records(frame)
    return frame.assign(
        to_words=["Any grade" if r["to_grade"] is None else GRADES[r["to_grade"]] for r in said],
        share_words=[part(*(r[k] for k in ("pairs", "of", "share", "low", "high"))) for r in said],
        years=[interval(r["median_years"], r["median_low"], r["median_high"], "{:.1f}") for r in said],
    )


def _compared(row: Row, names_of: Mapping[str, str]) -> str:
    """The cohorts of one rank test with their n."""
    if row["test"] is None:
        return "no test: fewer than two cohorts with five letters, or all letters alike"
    pairs = zip(row["cohorts"].split(), row["letters"].split(), strict=True)
    return "; ".join(f"{names_of[name]}: n {n}" for name, n in pairs)
