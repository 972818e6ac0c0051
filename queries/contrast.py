"""High performers beside areas judged inadequate before, under every definition that a reader can switch to (scipy).

One family of tests: `family` holds every test that any choice can show, and Holm's method adjusts for all of them, so
that switching definitions is no second try. Beside each test stands what it could have found at all.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from queries import records, rows, run
from queries.cache import kept
from queries.codes import codes, labels
from queries.cohorts import holm
from queries.detectable import detectable_order, detectable_shares
from queries.intervals import SMALL, median, share

DEFINITIONS = tuple(labels("definition"))
HIGHS = tuple(labels("high_performing"))
COMPARED = tuple(labels("compared"))
COHORTS = tuple(labels("contrast"))
ERAS = tuple(labels("era"))
FIRST, SECOND = "previously_inadequate", "high_performing"
MEASURES = {"joint": ("priority_action", "improvement", "strength")}
_OTHERS = ("priority_action", "improvement")
_SHUFFLES = 1_999
_MANY = 40
_SEED = 2014


def measures(compared: str) -> tuple[str, ...]:
    """What reports of a kind list and can be compared."""
    return MEASURES.get(compared, _OTHERS)


def periods(compared: str) -> tuple[str, ...]:
    """Periods of a kind of inspection, in order; a kind without periods is one."""
    return {"joint": ERAS, "visit": tuple(c.code for c in codes("visit_period"))}.get(compared, (compared,))


@kept
def inspections(definition: str, high: str, compared: str) -> list[dict[str, Any]]:
    """Rows of `contrast` whose lists were read, as dictionaries; nobody may change them."""
    every = records(run("contrast", definition=definition, high_performing=high, compared=compared))
    return [row for row in every if row["lists_read"]]


@kept
def sizes(definition: str, high: str) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Rows of `contrast_sizes` of one choice by compared, period and cohort."""
    return {
        (row["compared"], row["period"], row["cohort"]): row
        for row in rows("contrast_sizes")
        if (row["definition"], row["high_performing"]) == (definition, high)
    }


@kept
def default_definition() -> str:
    """The definition under which both cohorts have joint inspections in both eras, the smallest as large as can be.

    Where none has, the one with most joint inspections in the smallest cohort of any era.
    """
    return max(DEFINITIONS, key=lambda d: (smallest(d), -DEFINITIONS.index(d)))


def smallest(definition: str) -> int:
    """Joint inspections in the smaller cohort of the poorer era under a definition, good areas counted as high."""
    found = sizes(definition, HIGHS[0])
    return min(int(found["joint", era, cohort]["inspections"]) for era in ERAS for cohort in (FIRST, SECOND))


@kept
def summary(definition: str, high: str, compared: str, measure: str) -> pd.DataFrame:
    """One row per period and cohort, empty ones included: what reports list.

    Returns:
        Columns `period`, `cohort`, `inspections` (on record), `letters` (n of the share: read, with a list), `areas`
        (different ones among them), `with_section` (n of the median), `median`, `median_low`, `median_high`, `some`
        (list at least one), `share`, `low`, `high` (95 % exact interval).
    """
    found, known = inspections(definition, high, compared), sizes(definition, high)
    table = []
    for period in periods(compared):
        for cohort in COHORTS:
            mine = [row for row in found if (row["period"], row["cohort"]) == (period, cohort)]
            listed = [row[measure] for row in mine if row[measure] is not None]
            some = sum(n > 0 for n in listed)
            middle, part = median(listed), share(some, len(mine))
            table.append(
                {
                    "period": period,
                    "cohort": cohort,
                    "inspections": known[compared, period, cohort]["inspections"],
                    "letters": len(mine),
                    "areas": len({row["area_code"] for row in mine}),
                    "with_section": len(listed),
                    "median": middle.value,
                    "median_low": middle.low,
                    "median_high": middle.high,
                    "some": some,
                    "share": part.value,
                    "low": part.low,
                    "high": part.high,
                }
            )
    return pd.DataFrame(table)


@kept
def family() -> pd.DataFrame:
    """Every test that a reader can switch to, one row each, those that can't be made included.

    Returns:
        Columns `definition`, `high_performing`, `compared`, `period`, `measure`, `test` (Fisher for shares with an
        area for priority action, Mann-Whitney for lists, None below five reports in a cohort or where all list the
        same), `n_first`, `n_second` (previously inadequate, high performing), `some_first`, `some_second` (Fisher: how
        many list one), `more_often` (Mann-Whitney: chance that a report of the first lists more than one of the
        second, ties counted half), `p`, `p_holm` (adjusted for all tests of the table), `p_once` (the same test with
        the first report of each area in each cohort), `p_within` (labels shuffled within strata: of joint
        letters the theme, of visits the year, of reports year and kind), `in_strata` (reports in strata in which both
        cohorts have some; n of `p_within`), `found_below`, `found_above` (the nearest
        share, or chance to list more, that the test would have found with 80 % power; None: none).
    """
    table = [
        _test(definition, high, compared, period, measure)
        for definition in DEFINITIONS
        for high in HIGHS
        for compared in COMPARED
        for period in periods(compared)
        for measure in measures(compared)
    ]
    tests = pd.DataFrame(table)
    tests["p_holm"] = holm([row["p"] for row in table])
    return tests.astype(dict.fromkeys(("some_first", "some_second", "in_strata"), "Int64"))


def test_of(definition: str, high: str, compared: str, period: str, measure: str) -> dict[str, Any]:
    """The one row of `family` for a choice."""
    asked = (definition, high, compared, period, measure)
    keys = ("definition", "high_performing", "compared", "period", "measure")
    return next(row for row in records(family()) if tuple(row[key] for key in keys) == asked)


def _test(definition: str, high: str, compared: str, period: str, measure: str) -> dict[str, Any]:
    mine = [
        row
        for row in inspections(definition, high, compared)
        if row["period"] == period and row["cohort"] in (FIRST, SECOND) and row[measure] is not None
    ]
    first, second = _both(mine, measure)
    row: dict[str, Any] = {
        "definition": definition,
        "high_performing": high,
        "compared": compared,
        "period": period,
        "measure": measure,
        "test": None,
        "n_first": len(first),
        "n_second": len(second),
        "some_first": sum(n > 0 for n in first) if measure == "priority_action" else None,
        "some_second": sum(n > 0 for n in second) if measure == "priority_action" else None,
        "more_often": None,
        "p": None,
        "p_holm": None,
        "p_once": None,
        "p_within": None,
        "in_strata": None,
        "found_below": None,
        "found_above": None,
    }
    if min(len(first), len(second)) < SMALL or (measure != "priority_action" and len({*first, *second}) == 1):
        return row
    row["p"], row["more_often"] = _p(first, second, measure)
    once = _both(_first_of_each_area(mine), measure)
    if min(map(len, once)) >= SMALL:
        row["p_once"] = _p(*once, measure)[0]
    if measure == "priority_action":
        row["test"] = "Fisher"
        at = row["some_second"] / len(second)
        row["found_below"], row["found_above"] = detectable_shares(len(first), len(second), at)
    else:
        row["test"] = "Mann-Whitney"
        row["found_above"] = detectable_order(len(first), len(second))
        row["found_below"] = None if row["found_above"] is None else 1 - row["found_above"]
    strata = [(_stratum(r, compared), r["cohort"] == FIRST, _counted(r, measure)) for r in mine]
    row["in_strata"], row["p_within"] = within_strata(strata)
    return row


def _stratum(row: dict[str, Any], compared: str) -> str:
    """What must be alike where labels are shuffled: theme, year, or year and kind (short inspections list less)."""
    year: int = row["day"].year
    return {"joint": str(row["theme"]), "visit": str(year)}.get(compared, f"{year} {row['event']}")


def _counted(row: dict[str, Any], measure: str) -> int:
    return int(row[measure] > 0) if measure == "priority_action" else row[measure]


def _both(mine: list[dict[str, Any]], measure: str) -> tuple[list[int], list[int]]:
    first, second = ([row[measure] for row in mine if row["cohort"] == cohort] for cohort in (FIRST, SECOND))
    return first, second


def _first_of_each_area(mine: list[dict[str, Any]]) -> list[dict[str, Any]]:
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(mine, key=lambda r: (r["day"], r["inspection_id"])):
        seen.setdefault((row["area_code"], row["cohort"]), row)
    return list(seen.values())


def _p(first: list[int], second: list[int], measure: str) -> tuple[float | None, float | None]:
    from scipy import stats  # here, because it takes a second (see `intervals`)

    if measure == "priority_action":
        some = [sum(n > 0 for n in group) for group in (first, second)]
        table = [[some[0], len(first) - some[0]], [some[1], len(second) - some[1]]]
        return float(stats.fisher_exact(table).pvalue), None
    if len({*first, *second}) == 1:
        return None, None
    result = stats.mannwhitneyu(first, second, method="asymptotic")
    return float(result.pvalue), float(result.statistic) / (len(first) * len(second))


def within_strata(members: Sequence[tuple[Hashable, bool, int]]) -> tuple[int, float | None]:
    """Whether reports of one cohort list more within the same stratum: labels are shuffled inside each.

    Args:
        members: stratum, whether of the first cohort, items.

    Returns:
        Reports in strata in which both cohorts have some, and the two-sided p of the summed rank differences (van
        Elteren): over 1,999 shuffles; of numbers in 40 reports and more by their exact spread and the normal
        distribution; None where fewer than ten can be compared so.
    """
    strata: dict[Hashable, list[tuple[bool, int]]] = {}
    for stratum, first, items in members:
        strata.setdefault(stratum, []).append((first, items))
    both = [mine for mine in strata.values() if len({first for first, _ in mine}) == 2]
    n = sum(map(len, both))
    if n < 2 * SMALL:
        return n, None
    from scipy import stats  # here, because it takes a second (see `intervals`)

    own = [np.array([first for first, _ in mine]) for mine in both]
    ranks = [stats.rankdata([items for _, items in mine]) / (len(mine) + 1) - 0.5 for mine in both]
    seen = sum(float(r[o].sum()) for r, o in zip(ranks, own, strict=True))
    if n >= _MANY and len({items for mine in both for _, items in mine}) > 2:
        spread = sum(
            o.sum() * (~o).sum() / (len(o) * (len(o) - 1)) * float(((r - r.mean()) ** 2).sum())
            for r, o in zip(ranks, own, strict=True)
        )
        return n, float(2 * stats.norm.sf(abs(seen) / math.sqrt(spread))) if spread else None
    rng = np.random.default_rng(_SEED)
    shuffled = np.zeros(_SHUFFLES)
    for r, o in zip(ranks, own, strict=True):
        shuffled += rng.permuted(np.tile(r, (_SHUFFLES, 1)), axis=1)[:, o].sum(axis=1)
    return n, (1 + int((np.abs(shuffled) >= abs(seen) - 1e-9).sum())) / (1 + _SHUFFLES)


def largest() -> dict[str, Any] | None:
    """The test of the family with the smallest p: what a reader who tries every choice would end with."""
    tested = [row for row in records(family()) if row["p"] is not None]
    return min(tested, key=lambda row: row["p"], default=None)


def survivors() -> list[dict[str, Any]]:
    """The tests that hold after adjusting for all of the family."""
    return [row for row in records(family()) if row["p_holm"] is not None and row["p_holm"] < 0.05]


def tested() -> int:
    """How many tests were made."""
    return sum(row["p"] is not None for row in records(family()))
