"""The sentences that answer the comparison of high performers with areas judged inadequate before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.answers import as_of
from components.contrast import HIGHS, NOUNS, PERIODS, holds, middle
from components.parts import Glance
from components.words import fraction, inside, is_missing
from queries import contrast, records
from queries.codes import shorts

LATEST_ERA, LATEST_VISITS = contrast.ERAS[-1], contrast.periods("visit")[-1]


def compare(by: str = "", high: str = "") -> str:
    """Whether reports on the two groups differ, as far as the record goes, under one definition ("": the default)."""
    by, high = by or contrast.default_definition(), high or contrast.HIGHS[0]
    joint = [contrast.test_of(by, high, "joint", era, m) for era in contrast.ERAS for m in contrast.measures("joint")]
    visits = contrast.test_of(by, high, "visit", LATEST_VISITS, "improvement")
    groups = _groups(by, high, "visit", LATEST_VISITS, "improvement")
    sizes = contrast.sizes(by, high)
    letters = [sum(sizes["joint", era, c]["lists_read"] for era in contrast.ERAS) for c in _PAIR]
    return compare_sentence(shorts("definition")[by], letters, joint, visits, groups, as_of())


_PAIR = (contrast.FIRST, contrast.SECOND)


def compare_sentence(
    definition: str,
    letters: list[int],
    joint: list[dict[str, Any]],
    visits: Mapping[str, Any],
    groups: list[dict[str, Any]],
    date: str,
) -> str:
    """A short answer, and one dated sentence that stands alone.

    Args:
        definition: what judged inadequate before means, as it stands after "areas".
        letters: joint letters read on either group.
        joint: tests of joint letters.
        visits: the test of points to improve in the newest focused visits.
        groups: both groups of these, with `median` and `with_section`.
        date: the day of the record.
    """
    tested = [test for test in joint if not is_missing(test["p"])]
    gaps = [test for test in tested if holds(test)]
    if gaps:
        nouns = " and ".join(dict.fromkeys(NOUNS[test["measure"]] for test in gaps))
        said = f"differ in {nouns} by more than chance"
    elif tested:
        said = "show no gap beyond chance, and so few would only show a wide one"
    else:
        said = "are too few to be compared"
    seen = f"joint letters on areas {definition} and on high performers ({letters[0]} and {letters[1]} read) {said}"
    return f"<b>{_head(gaps, tested, visits)}</b> As of {date}, {seen}; {_visits(visits, groups)}."


def _head(gaps: list[dict[str, Any]], tested: list[dict[str, Any]], visits: Mapping[str, Any]) -> str:
    if not tested and is_missing(visits["p"]):
        return "Too few are known to tell."
    if holds(visits):
        also = "tell them apart, and so do" if gaps else "do not tell them apart;" if tested else "are too few;"
        return f"Joint letters {also} focused visits{'' if gaps else ' do'}."
    if gaps:
        return "Joint letters tell them apart; focused visits do not."
    return "Nothing on record tells them apart beyond chance."


def _visits(test: Mapping[str, Any], groups: list[dict[str, Any]]) -> str:
    when = inside(PERIODS[test["period"]])
    if is_missing(test["p"]):
        return f"focused visits {when} are too few to be compared ({test['n_first']} and {test['n_second']})"
    first, second = groups
    numbers = (
        f"{first['median']:g} in the middle of {first['with_section']} letters against {second['median']:g} of "
        f"{second['with_section']}"
    )
    if holds(test):
        more = "more" if test["more_often"] > 0.5 else "fewer"
        return f"focused visits {when} list {more} points to improve on such areas, {numbers}"
    return f"in focused visits {when} the gap in points to improve is within chance, {numbers}"


def differ() -> str:
    """The comparison in a short sentence, for the front page."""
    by, high = contrast.default_definition(), contrast.HIGHS[0]
    first, second = _groups(by, high, "joint", LATEST_ERA, "improvement")
    return differ_sentence(first, second, holds(contrast.test_of(by, high, "joint", LATEST_ERA, "improvement")))


def differ_sentence(first: Mapping[str, Any], second: Mapping[str, Any], gap: bool) -> str:
    """What letters list on both groups, and whether the gap stands."""
    if is_missing(first["median"]) or is_missing(second["median"]):
        return "Too few letters on areas once judged inadequate were read to tell."
    said = (
        f"Letters {inside(PERIODS[LATEST_ERA])} on areas once judged inadequate list {first['median']:g} points to "
        f"improve in the middle, on high performers {second['median']:g}"
    )
    return f"{said}." if gap else f"{said}: within chance."


def compare_at_a_glance(by: str = "", high: str = "") -> Glance:
    """Both groups in five lines: joint letters, then focused visits."""
    by, high = by or contrast.default_definition(), high or contrast.HIGHS[0]
    joint = _groups(by, high, "joint", LATEST_ERA, "improvement")
    named = _groups(by, high, "joint", LATEST_ERA, "priority_action")
    visits = _groups(by, high, "visit", LATEST_VISITS, "improvement")
    visits_named = _groups(by, high, "visit", LATEST_VISITS, "priority_action")
    earlier = _groups(by, high, "joint", contrast.ERAS[0], "priority_action")
    when, since = inside(PERIODS[LATEST_ERA]), inside(PERIODS[LATEST_VISITS])
    return Glance(
        ("Inadequate before", HIGHS[high]),
        [
            (
                f"Joint letters read, {when}",
                f"{inside(PERIODS[contrast.ERAS[0]])} besides",
                [(str(r["letters"]), f"({e['letters']})") for r, e in zip(named, earlier, strict=True)],
            ),
            ("Points to improve in these, median", "95 % interval", [_median(r) for r in joint]),
            ("Of these, name an area for priority action", "", [_named(r) for r in named]),
            (f"Points to improve in focused visits {since}", "median", [_median(r) for r in visits]),
            ("Of these, name an area for priority action", "", [_named(r) for r in visits_named]),
        ],
    )


def _groups(by: str, high: str, among: str, period: str, measure: str) -> list[dict[str, Any]]:
    found = {(r["period"], r["cohort"]): r for r in records(contrast.summary(by, high, among, measure))}
    return [found[period, cohort] for cohort in _PAIR]


def _named(row: Mapping[str, Any]) -> tuple[str, str]:
    return fraction(row["some"], row["letters"]), ""


def _median(row: Mapping[str, Any]) -> tuple[str, str]:
    if is_missing(row["median"]):
        return "–", "no letter"
    value, _, rest = middle(row).partition(" ")
    return value, rest or "too few for an interval"
