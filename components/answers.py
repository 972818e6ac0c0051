"""The sentences that answer: made from the record, each with its day, and tested for one, none, many and ties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.parts import Glance
from components.words import ERAS, LATEST_ERA, day
from queries import cohorts, comparison, records, rows
from queries.cache import kept


def as_of() -> str:
    """The day of the record: "23 November 2026"."""
    return day(rows("overview_counts")[0]["retrieved"])


def reach() -> str:
    """How many areas are known to have had a joint inspection."""
    counts = rows("overview_counts")[0]
    return reach_sentence(counts["areas_today"] - counts["areas_never"], counts["areas_today"])


def reach_sentence(reached: int, areas: int) -> str:
    """How many current areas are known to have had one, and how many have none on record."""
    never = areas - reached
    if never == 0:
        return f"All {areas} areas are known to have had a joint inspection."
    if reached == 0:
        return f"None of the {areas} areas is known to have had a joint inspection."
    rest = "One has none on record." if never == 1 else f"{never} have none on record."
    return f"{reached} of {areas} areas are known to have had a joint inspection. {rest}"


def letters_found() -> str:
    """What joint letters found, in the one respect in which all can be counted."""
    total = next(row for row in rows("theme_totals") if row["era"] == "all")
    return found_sentence(total["priority_letters"], total["letters"])


def found_sentence(priority: int, letters: int) -> str:
    """How many of the letters read that list findings name an area for priority action."""
    if letters == 0:
        return "Joint letters give no grades. None that lists findings has been read yet."
    if priority == 0:
        return f"Joint letters give no grades. None of the {letters} read names an area for priority action."
    names = "one names" if priority == 1 else f"{priority} name"
    said = f"{names} an area for priority action: a serious concern"
    return f"Joint letters give no grades. Of {letters} with lists, {said}."


@kept
def compare() -> str:
    """Whether joint inspections of once-inadequate areas differ from the others, as far as the record goes."""
    none_then = sum(
        row["inspections"]
        for row in rows("cohort_sizes", cohort="prior_group")
        if row["cohort"] == "previously_inadequate"
    )
    once, others = _latest("improvement")
    tests = [
        r for r in records(cohorts.rank_tests("ever_inadequate")) if r["era"] == LATEST_ERA and r["p_holm"] is not None
    ]
    found = [r for r in tests if r["p_holm"] < 0.05]
    return compare_sentence(none_then, once, others, bool(tests), bool(found), as_of())


@kept
def differ() -> str:
    """The comparison in two short sentences, for the front page."""
    once, others = _latest("improvement")
    if once["median"] is None or others["median"] is None:
        return "Too few letters on once-inadequate areas were read to tell."
    gap = "as many" if once["median"] == others["median"] else "fewer" if once["median"] < others["median"] else "more"
    return (
        f"Letters on once-inadequate areas list {gap} points to improve than others: {once['median']:g} against "
        f"{others['median']:g}."
        if gap != "as many"
        else f"Letters on once-inadequate areas and on others list as many points to improve: {once['median']:g}."
    )


def compare_sentence(
    inadequate_then: int, once: dict[str, Any], others: dict[str, Any], tested: bool, differ: bool, date: str
) -> str:
    """The answer of the page Compare, from what it rests on."""
    if not tested:
        head = "Too few letters are known to tell."
    else:
        head = "They differ in what they list." if differ else "There is little to tell them apart."
    if inadequate_then == 0:
        then = "No area is known to have been inadequate when its joint inspection began."
    elif inadequate_then == 1:
        then = "One area was inadequate when its joint inspection began."
    else:
        then = f"{inadequate_then} areas were inadequate when their joint inspections began."
    body = ""
    if once["median"] is not None and others["median"] is not None:
        body = (
            f" {ERAS[LATEST_ERA]}, {once['with_section']} letters on areas once judged so list {once['median']:g} "
            f"points to improve in the middle, the others {others['median']:g}."
        )
    return f"<b>{head}</b> {then}{body} Record of {date}."


@kept
def compare_at_a_glance() -> Glance:
    """Both groups in the latest era, in four lines."""
    points, strengths = _latest("improvement"), _latest("strength")
    priority = {r["cohort"]: r for r in records(cohorts.priority_action("ever_inadequate")) if r["era"] == LATEST_ERA}
    pairs = [priority["yes"], priority["no"]]
    return Glance(
        ("Once judged inadequate", "Never, on record"),
        [
            (f"Letters read, {ERAS[LATEST_ERA].lower()}", "", [(str(r["letters"]), "") for r in pairs]),
            ("Points to improve, median", "95 % interval", [median_words(r) for r in points]),
            ("Strengths, median", "95 % interval", [median_words(r) for r in strengths]),
            (
                "Letters that name an area for priority action",
                "",
                [(f"{r['with_priority_action']} of {r['letters']}", "") for r in pairs],
            ),
        ],
    )


def _latest(section: str) -> tuple[dict[str, Any], dict[str, Any]]:
    found = {r["cohort"]: r for r in records(comparison.summary("ever_inadequate", section)) if r["era"] == LATEST_ERA}
    return found["yes"], found["no"]


def median_words(row: Mapping[str, Any], without: str = "no letter") -> tuple[str, str]:
    """A median and its interval for a glance; `without` says why there is none."""
    if row["median"] is None:
        return "–", without
    if row["median_low"] is None:
        return f"{row['median']:g}", "too few for an interval"
    return f"{row['median']:g}", f"({row['median_low']:g} to {row['median_high']:g})"
