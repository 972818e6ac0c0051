"""Cohorts by prior judgement: shares, rank tests and what came next, each with its n (scipy).

Rank tests compare whole letters within an era: Mann-Whitney for two cohorts, Kruskal-Wallis for more, both by the
normal or chi-squared approximation with correction for ties. Cohorts of fewer than five letters, and areas with no
known prior judgement, take no part. Holm's method adjusts for the number of tests in one table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
from scipy import stats

from queries import rows, run
from queries.cache import kept
from queries.codes import labels, overall_grades
from queries.intervals import SMALL, median, share

DIRECTIONS = tuple(labels("direction"))
BEST = {"area_send": ["typically_positive"], "youth_justice": ["outstanding", "good"]}
WORST = {"area_send": ["systemic_failings"], "youth_justice": ["inadequate"]}
_COHORTS = {"prior_group": tuple(labels("cohort")), "ever_inadequate": tuple(labels("ever_inadequate"))}


@kept
def priority_action(cohort: str) -> pd.DataFrame:
    """The rows of `priority_action_by_cohort` with `share`, `low`, `high` (95 % exact interval)."""
    table = []
    for row in rows("priority_action_by_cohort", cohort=cohort):
        part = share(row["with_priority_action"], row["letters"])
        table.append({**row, "share": part.value, "low": part.low, "high": part.high})
    return pd.DataFrame(table)


@kept
def rank_tests(cohort: str) -> pd.DataFrame:
    """One row per era and section: do letters of one cohort list more items than those of another?

    Returns:
        Columns `era`, `section`, `test` (Mann-Whitney, Kruskal-Wallis, or None where fewer than two cohorts have
        five letters), `cohorts` (those compared, separated by blanks), `letters` (n of each, separated by blanks),
        `more_often` (two cohorts only: chance that a letter of the first lists more than one of the second, ties
        counted half), `p`, `p_holm` (adjusted for the tests in the table).
    """
    findings = run("findings_by_prior_judgement", cohort=cohort)
    table = []
    for (era, section), chosen in findings.groupby(["era", "section"], sort=False):
        samples = {
            name: [int(n) for n in chosen.loc[chosen["cohort"] == name, "items"]]
            for name in _COHORTS[cohort]
            if name != "unknown"
        }
        table.append({"era": era, "section": section, **_rank({k: v for k, v in samples.items() if len(v) >= SMALL})})
    tests = pd.DataFrame(table)
    tests["p_holm"] = holm([row["p"] for row in table])
    return tests


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
def next_summary(era: str | None) -> pd.DataFrame:
    """One row per starting grade and direction, empty ones included, for joint inspections and matched areas.

    Returns:
        Columns `prior_grade`, `direction`, `joint` (inspections), `of` (n: joint inspections from that grade),
        `share`, `low`, `high` (95 % exact interval), `matched` (inspections expected from the matched areas),
        `matched_share`.
    """
    cells = rows("next_after_joint", era=era)
    table = []
    for grade in overall_grades():
        of = sum(c["joint"] for c in cells if c["prior_grade"] == grade)
        for direction in DIRECTIONS:
            chosen = [c for c in cells if (c["prior_grade"], c["direction"]) == (grade, direction)]
            joint, matched = sum(c["joint"] for c in chosen), sum(c["matched"] for c in chosen)
            part = share(joint, of)
            table.append(
                {
                    "prior_grade": grade,
                    "direction": direction,
                    "joint": joint,
                    "of": of,
                    "share": part.value,
                    "low": part.low,
                    "high": part.high,
                    "matched": matched,
                    "matched_share": matched / of if of else None,
                }
            )
    return pd.DataFrame(table)


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


def outcome_cells(cohort: str, programme: str) -> list[dict[str, Any]]:
    """Inspections by `cohort` and `outcome` (`inspections`: how many), those of unknown outcome left out."""
    chosen = Counter(
        (row["cohort"], row["outcome"])
        for row in rows("outcomes_with_prior_judgement", cohort=cohort)
        if row["programme"] == programme and row["outcome"] is not None
    )
    return [{"cohort": c, "outcome": o, "inspections": n} for (c, o), n in sorted(chosen.items())]


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


def _rank(samples: dict[str, list[int]]) -> dict[str, Any]:
    names, values = " ".join(samples), list(samples.values())
    row: dict[str, Any] = {
        "test": None,
        "cohorts": names,
        "letters": " ".join(str(len(v)) for v in values),
        "more_often": None,
        "p": None,
    }
    if len(values) < 2 or len({n for v in values for n in v}) == 1:
        return row
    if len(values) > 2:
        return {**row, "test": "Kruskal-Wallis", "p": float(stats.kruskal(*values).pvalue)}
    first, second = values
    result = stats.mannwhitneyu(first, second, method="asymptotic")
    return {
        **row,
        "test": "Mann-Whitney",
        "more_often": float(result.statistic) / (len(first) * len(second)),
        "p": float(result.pvalue),
    }


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
