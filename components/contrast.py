"""High performers beside areas judged inadequate before, in words: titles, how sure a contrast is, what it could show.

A gap is called one only where it stands adjusted for every test of the page, among like reports, and with each area
counted once; beside each test stands which gap it would have found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from components.words import ERAS, fraction, inside, is_missing, percentage
from queries import contrast
from queries.codes import codes, labels, shorts

SOURCES = ("ofsted-reports", "ofsted-outcomes-2025-03-31", "data-to-insight-joint-inspections")
DEFINITIONS = labels("definition")
HIGHS = labels("high_performing")
COHORTS = labels("contrast")
COMPARED = labels("compared")
PERIODS: Mapping[str, str] = {**ERAS, **labels("visit_period"), "ilacs": "All years", "sif": "All years"}
LISTS = {code: shorts("section")[code] for code in ("improvement", "strength", "priority_action")}
NOUNS = {"improvement": "points to improve", "strength": "strengths", "priority_action": "areas for priority action"}
STRATA = {"joint": "on the same theme", "visit": "of the same year", "ilacs": "of the same year and kind"}
STRATA["sif"] = STRATA["ilacs"]
BOTH = "both"
SURE = 0.05
"""What p must be below, after all adjusting, for a gap to be called one."""


def definitions() -> tuple[str, ...]:
    """The codes of the definitions, the default first."""
    first = contrast.default_definition()
    return (first, *(code for code in DEFINITIONS if code != first))


def holds(test: Mapping[str, Any]) -> bool:
    """Whether a gap stands: adjusted for every test of the page, within strata, and with each area once."""
    return all(not is_missing(test[p]) and test[p] < SURE for p in ("p_holm", "p_within", "p_once"))


MEANS = tuple((c.label, c.note) for c in (*codes("definition"), *codes("contrast")) if c.note)


def title(tests: list[dict[str, Any]], groups: list[dict[str, Any]], among: str, section: str) -> str:
    """The finding: the newest period in which a gap stands; else one that vanishes within strata; else none."""
    noun, said = NOUNS[section], COMPARED[among]
    middles = {(g["period"], g["cohort"]): g["median"] for g in groups}
    for test in reversed(tests):
        if holds(test):
            first, second = (middles[test["period"], c] for c in (contrast.FIRST, contrast.SECOND))
            more = "more" if _more(test) else "fewer"
            when = "" if among in ("ilacs", "sif") else f", {inside(PERIODS[test['period']])}"
            return f"{said}{when}: {more} {noun} after a judgement of inadequate, median {first:g} against {second:g}"
    for test in reversed(tests):
        if not is_missing(test["p_holm"]) and test["p_holm"] < SURE:
            return f"{said}: the gap in {noun} is gone among reports {STRATA[among]}"
    if any(not is_missing(test["p"]) for test in tests):
        return f"{said}: no gap in {noun} beyond chance"
    return f"{said}: too few to test for a gap in {noun}" if tests else f"{said} set out no list of {noun}"


def _more(test: Mapping[str, Any]) -> bool:
    if is_missing(test["more_often"]):
        return bool(test["some_first"] / test["n_first"] > test["some_second"] / test["n_second"])
    return bool(test["more_often"] > 0.5)


def sure(test: Mapping[str, Any]) -> str:
    """How sure one contrast is: the test, its check, and what it could have found, in sentences."""
    when = PERIODS[test["period"]]
    if is_missing(test["p"]):
        few = min(test["n_first"], test["n_second"]) < 5
        why = "fewer than five in a group" if few else "all list the same"
        return f"{when}: no test ({test['n_first']} against {test['n_second']}; {why})."
    checks = []
    if not is_missing(test["p_within"]):
        checks.append(f"{STRATA[test['compared']]} {test['p_within']:.2g} (n = {test['in_strata']})")
    if not is_missing(test["p_once"]):
        checks.append(f"each area once {test['p_once']:.2g}")
    said = f"{when}: p = {test['p']:.2g}, adjusted {test['p_holm']:.2g}"
    return f"{said}{'; ' + ', '.join(checks) if checks else ''}. {power(test)}"


def newest(tests: Sequence[Mapping[str, Any]]) -> str:
    """How sure the newest contrast is that could be tested; all others stand in the figure of tests."""
    if not tests:
        return "Reports of this kind set out no such list."
    made = [test for test in tests if not is_missing(test["p"])]
    return sure((made or tests)[-1])


def power(test: Mapping[str, Any]) -> str:
    """Which gap the test would have found with 80 % power."""
    above, below = test["found_above"], test["found_below"]
    if test["test"] == "Fisher":
        seen = fraction(test["some_second"], test["n_second"])
        if is_missing(above) and is_missing(below):
            return f"Against {seen}, no share of {test['n_first']} would have been found for sure enough."
        ends = ((below, "less"), (above, "more"))
        sides = [f"{percentage(one)} or {way}" for one, way in ends if not is_missing(one)]
        return f"Against {seen}, found with 80 % power only from {' or from '.join(sides)}."
    if is_missing(above):
        return "No gap would have been found with 80 % power."
    return f"Found with 80 % power only if one group lists more in {above * 100:.0f} of 100 pairs."


def middle(group: Mapping[str, Any]) -> str:
    """A median with its interval: "3 (2 to 4)"; alone where there are too few."""
    if is_missing(group["median"]):
        return "none"
    if is_missing(group["median_low"]):
        return f"{group['median']:g}"
    return f"{group['median']:g} ({group['median_low']:g} to {group['median_high']:g})"


def chosen(test: Mapping[str, Any], by: str, high: str) -> bool:
    """Whether a test belongs to the chosen definition."""
    return (test["definition"], test["high_performing"]) == (by, high)
