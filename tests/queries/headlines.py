"""The headlines of the comparison and of selection: the site's number beside the one recomputed in plain Python."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator

from queries import afterwards, chances, contrast, records, rows
from tests.queries import as_of
from tests.queries import contrast_plain as plain

Headline = tuple[str, object, object]
HIGH = "good_or_outstanding"


def headlines() -> Iterator[Headline]:
    """What is said, what the site says, what the files give."""
    yield from _groups()
    yield from _lists()
    yield from _chance()
    yield from _after()


def _groups() -> Iterator[Headline]:
    for definition in contrast.DEFINITIONS:
        sizes = contrast.sizes(definition, HIGH)
        mine = Counter((r["era"], plain.cohort(r, definition, HIGH)) for r in plain.compared() if r["kind"] == "joint")
        for era in contrast.ERAS:
            for cohort in contrast.COHORTS:
                said = f"joint inspections, {definition}, {era}, {cohort}"
                yield said, sizes["joint", era, cohort]["inspections"], mine[era, cohort]


def _lists() -> Iterator[Headline]:
    definition = contrast.default_definition()
    newest = contrast.periods("visit")[-1]
    start = next(c.starts for c in contrast.codes("visit_period") if c.code == newest)
    for kind, period in (("joint", contrast.ERAS[-1]), ("visit", newest)):
        found = {
            (m, r["cohort"]): r
            for m in ("improvement", "priority_action")
            for r in records(contrast.summary(definition, HIGH, kind, m))
            if r["period"] == period
        }
        for cohort in (contrast.FIRST, contrast.SECOND):
            mine = [
                r["lists"]
                for r in plain.compared()
                if r["kind"] == kind
                and r["lists"]
                and plain.cohort(r, definition, HIGH) == cohort
                and (r["era"] == period if kind == "joint" else start is not None and r["day"] >= start)
            ]
            listed = [lists["improvement"] for lists in mine if "improvement" in lists]
            said = f"{kind}, {period}, {cohort}"
            median = statistics.median(listed) if listed else None
            yield f"points to improve, median: {said}", found["improvement", cohort]["median"], median
            some = sum(lists["priority_action"] > 0 for lists in mine)
            yield f"name priority action: {said}", found["priority_action", cohort]["some"], some


def _chance() -> Iterator[Headline]:
    history = as_of.overall_judgements()
    dated = [j for j in as_of.joint_inspections() if j["start"] and j["prior"]]
    none = 1.0
    for j in dated:
        grades = [as_of.standing(history.get(area, []), j["start"])[0] for area in as_of.areas_on(j["start"])]
        none *= 1 - grades.count("inadequate") / sum(grade is not None for grade in grades)
    row = next(r for r in records(chances.draws("all")) if r["grade"] == "inadequate")
    yield "inadequate at the time", row["seen"], sum(j["prior"] == "inadequate" for j in dated)
    yield "chance of none inadequate at the time", round(row["as_few"], 9), round(none, 9)


def _after() -> Iterator[Headline]:
    yield "times judged inadequate", len(rows("time_to_better")), len(plain.spells())
    found = {r["inspection_id"]: r for r in rows("next_by_inspection")}
    joint = [j for j in as_of.joint_inspections() if j["id"] in found]
    yield (
        "areas that started alike, pairs",
        sum(r["matched"] for r in found.values()),
        sum(len(plain.started_alike(j)) for j in joint),
    )
    row = next(
        r for r in records(afterwards.placebo(None)) if (r["prior_grade"], r["direction"]) == (afterwards.ALL, "better")
    )
    order = contrast.labels("grade")
    places = list(order)
    history = as_of.overall_judgements()
    ways = [(j["prior"], as_of.following(history[j["area"]], j["end"])) for j in joint]
    better = sum(after != "waiting" and places.index(after) < places.index(before) for before, after in ways)
    yield "judged better next", row["joint"], better
