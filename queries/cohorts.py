"""Cohorts by prior judgement: outcomes of other inspections, and how judgements changed, each with its n."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from queries import rows, run
from queries.cache import kept
from queries.codes import labels, overall_grades
from queries.intervals import median, share

BEST = {"area_send": ["typically_positive"], "youth_justice": ["outstanding", "good"]}
WORST = {"area_send": ["systemic_failings"], "youth_justice": ["inadequate"]}
_COHORTS = {"prior_group": tuple(labels("cohort")), "ever_inadequate": tuple(labels("ever_inadequate"))}


def holm(ps: Sequence[float | None]) -> list[float | None]:
    """Holm's adjusted p-values, in the order given; None stays None and is not counted as a test."""
    tested = sorted((p, n) for n, p in enumerate(ps) if p is not None)
    adjusted: list[float | None] = [None] * len(ps)
    highest = 0.0
    for step, (p, n) in enumerate(tested):
        highest = max(highest, min(1.0, p * (len(tested) - step)))
        adjusted[n] = highest
    return adjusted


@kept
def outcomes(cohort: str) -> pd.DataFrame:
    """One row per programme and cohort, empty ones included: area SEND outcomes and youth justice ratings.

    Returns:
        Columns `programme`, `cohort`, `inspections`, `unread` (outcome not read), `of` (n: outcome known), `best`
        (typically positive; good or outstanding), `best_share`, `best_low`, `best_high` (95 % exact interval), `worst`
        (systemic failings; inadequate), `worst_share`, `worst_low`, `worst_high`, `joint_before` (inspections of areas
        that had been inspected jointly before).
    """
    every = rows("outcomes_with_prior_judgement", cohort=cohort)
    return pd.DataFrame(
        _outcome(programme, name, [r for r in every if (r["programme"], r["cohort"]) == (programme, name)])
        for programme in BEST
        for name in _COHORTS[cohort]
    )


@kept
def transitions() -> pd.DataFrame:
    """One row per step and pair of grades that occurs in `judgement_transitions`, best first.

    Left out: pairs with a report between them that may carry a judgement and was not read (see `uncertain_pairs`).

    Returns:
        Columns `step`, `from_grade`, `to_grade`, `pairs`, `of` (n: pairs of that step from that grade), `share`,
        `low`, `high` (95 % exact interval), `median_years`, `median_low`, `median_high` (first day of fieldwork to
        first day, of the pairs of which both are known). A row with `to_grade` None holds the years of all pairs from
        that grade.
    """
    every = run("judgement_transitions")
    frame = every[every["unread_between"] == 0]
    table = []
    for step in ("sif_to_ilacs", "ilacs_to_ilacs"):
        for start in overall_grades():
            started = frame[(frame["step"] == step) & (frame["from_grade"] == start)]
            for end in (*overall_grades(), None):
                chosen = started if end is None else started[started["to_grade"] == end]
                years = [days / 365.25 for days in chosen["days_between"].dropna()]
                if len(chosen):
                    part, middle = share(len(chosen), len(started)), median(years)
                    table.append(
                        {
                            "step": step,
                            "from_grade": start,
                            "to_grade": end,
                            "pairs": len(chosen),
                            "of": len(started),
                            "share": part.value,
                            "low": part.low,
                            "high": part.high,
                            "median_years": middle.value,
                            "median_low": middle.low,
                            "median_high": middle.high,
                        }
                    )
    return pd.DataFrame(table)


def uncertain_pairs() -> int:
    """Pairs of judgements that `transitions` leaves out: a report between them is known and was not read."""
    return sum(row["unread_between"] > 0 for row in rows("judgement_transitions"))


def _outcome(programme: str, cohort: str, inspections: list[dict[str, Any]]) -> dict[str, Any]:
    known = [row["outcome"] for row in inspections if row["outcome"] is not None]
    best, worst = (sum(outcome in group[programme] for outcome in known) for group in (BEST, WORST))
    good, bad = share(best, len(known)), share(worst, len(known))
    return {
        "programme": programme,
        "cohort": cohort,
        "inspections": len(inspections),
        "unread": len(inspections) - len(known),
        "of": len(known),
        "best": best,
        "best_share": good.value,
        "best_low": good.low,
        "best_high": good.high,
        "worst": worst,
        "worst_share": bad.value,
        "worst_low": bad.low,
        "worst_high": bad.high,
        "joint_before": sum(row["joint_before"] > 0 for row in inspections),
    }
