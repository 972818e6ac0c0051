"""High performers and areas once judged inadequate: what their joint inspections list, and what came next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.columns import COUNCIL, ERA, GSS, ITEMS, JUDGED_BEFORE, LETTER, PAGE, THEME
from components.drawing import kinds
from components.drawing.rows import Key, Row, Rows
from components.figure import Empty, Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import (
    DIRECTIONS,
    ERAS,
    EVER_INADEQUATE,
    GRADES,
    LONGER_LETTERS,
    PRIOR_GROUPS,
    count,
    day,
    part,
    whole,
    word,
)
from queries import cohorts, comparison, records, run
from queries.codes import overall_grades, shorts, starts

SOURCES = ("ofsted-reports", "ofsted-outcomes-2025-03-31")
GROUPINGS: Mapping[str, Mapping[str, str]] = {"ever_inadequate": EVER_INADEQUATE, "prior_group": PRIOR_GROUPS}
BY = {"ever_inadequate": "Ever inadequate", "prior_group": "Latest judgement"}
LISTS = {code: shorts("section")[code] for code in ("improvement", "strength", "priority_action")}
MEANS = (
    (
        "Once judged inadequate",
        f"Any overall judgement of inadequate on record, published since {starts('sif'):%B %Y}, before the first day "
        "on site.",
    ),
    ("Latest judgement before", "The latest overall judgement published before the first day on site; derived."),
    ("Median", "Half the letters list fewer, half more; its 95 % interval is drawn where there are five letters."),
)
NOUN = {"improvement": "points to improve", "strength": "strengths", "priority_action": "areas for priority action"}


@figure(
    "points-listed",
    by=lambda: tuple(BY),
    section=lambda: tuple(LISTS),
    era=lambda: tuple(reversed(list(ERAS))),
)
def points_listed(by: str, section: str, era: str) -> Figure:
    """What letters list, area by area, grouped by what the areas had been judged before."""
    points = comparison.letters(by, section)
    shown = points[points["era"] == era].sort_values(["cohort", "items", "published"])
    groups = [row for row in records(comparison.summary(by, section)) if row["era"] == era and row["inspections"]]
    noun = NOUN[section]
    return Figure(
        name="points-listed",
        title=_title(groups, by, noun, _p(by, section, era)),
        subtitle=f"{noun.capitalize()} listed, {count(len(shown), 'letter')}, {ERAS[era].lower()}; diamond and bar: "
        "median with its 95 % interval",
        drawing=_strips(groups, records(shown), GROUPINGS[by], f"{noun.capitalize()} listed, {ERAS[era].lower()}"),
        frame=shown,
        columns=(COUNCIL, GSS, LETTER, THEME, JUDGED_BEFORE, ITEMS, PAGE),
        query="findings_by_prior_judgement",
        parameters={"cohort": by},
        sources=SOURCES,
        page="compare",
        choices={"by": by, "section": section, "era": era},
        note=_note(by, section, era),
        means=MEANS,
    )


def _strips(
    groups: list[dict[str, Any]], letters: list[dict[str, Any]], words: Mapping[str, str], label: str
) -> Rows | Empty:
    if not letters:
        return Empty(label, "<b>Nothing to draw.</b> No letter that was read has such a section in these years.")
    place, ticks = kinds.scale(max(row["items"] for row in letters))
    found: list[Row] = []
    for group in groups:
        mine = [row for row in letters if row["cohort"] == group["cohort"]]
        points = [
            kinds.Point(
                row["items"],
                f"{row['area']}, letter of {day(row['published'])}: {row['items']}",
                f"council?area={row['slug']}",
            )
            for row in mine
        ]
        middle = None
        if group["median"] is not None:
            middle = kinds.Middle(group["median"], group["median_low"], group["median_high"])
        small = f"{count(len(mine), 'letter')} with such a list"
        found.append(kinds.strip(words[group["cohort"]], small, points, middle, token_of(group["cohort"]), place))
    said = "; ".join(f"{words[g['cohort']]}: median {g['median']:g}" for g in groups if g["median"] is not None)
    return Rows(f"{label}: {said}", found, ticks, "Number listed", ruled=False)


def _p(by: str, section: str, era: str) -> float | None:
    tests = [r for r in records(cohorts.rank_tests(by)) if (r["era"], r["section"]) == (era, section)]
    return tests[0]["p_holm"] if tests else None


def _note(by: str, section: str, era: str) -> str:
    p = _p(by, section, era)
    if p is None:
        return "No test: fewer than two groups with five letters, or all letters list the same number."
    return (
        f"Rank test, adjusted for all tests of this grouping: p = {p:.2f}. Counts of different years are not compared: "
        f"{LONGER_LETTERS}."
    )


def _title(groups: list[dict[str, Any]], by: str, noun: str, p: float | None) -> str:
    """The finding in a sentence: which group lists fewer, and whether chance alone could make the gap."""
    first, second = ("yes", "no") if by == "ever_inadequate" else ("requires_improvement", "high_performing")
    named = {
        "yes": "once-inadequate areas",
        "requires_improvement": "areas that required improvement",
        "no": "others",
        "high_performing": "high performers",
    }
    medians = {g["cohort"]: g["median"] for g in groups if g["median"] is not None}
    if first not in medians:
        return f"No letter read on {named[first]} lists {noun} in these years"
    if second not in medians:
        return f"No letter read on {named[second]} lists {noun} in these years"
    one, other = medians[first], medians[second]
    if one == other:
        return f"Letters on {named[first]} and on {named[second]} list as many {noun} (median {one:g})"
    more = "more" if one > other else "fewer"
    sure = (
        ""
        if p is not None and p < 0.05
        else ", but chance alone could make the gap"
        if p is not None
        else "; too few to test"
    )
    return f"Letters on {named[first]} list {more} {noun}{sure}"


@figure("priority-action", by=lambda: tuple(BY))
def priority_action(by: str) -> Figure:
    """How many letters name an area for priority action, by what the areas had been judged before, era by era."""
    found = [row for row in records(cohorts.priority_action(by)) if row["letters"]]
    drawn: list[Row] = []
    for era, label in reversed(list(ERAS.items())):
        drawn.append(Row(label, (), heading=True))
        for row in found:
            if row["era"] == era:
                small = f"{row['with_priority_action']} of {count(row['letters'], 'letter')}"
                words = GROUPINGS[by][row["cohort"]]
                drawn.append(kinds.share(words, small, row["share"], row["low"], row["high"], token_of(row["cohort"])))
    named, read = (sum(row[name] for row in found) for name in ("with_priority_action", "letters"))
    names = "names" if named == 1 else "name"
    return Figure(
        name="priority-action",
        title=f"{named or 'None'} of {count(read, 'letter')} {names} an area for priority action",
        subtitle="Share of letters with at least one list, and its 95 % exact interval; hollow: fewer than five, none",
        drawing=Rows(f"{named} of {read} letters name an area for priority action", drawn, kinds.PER_CENT, ruled=False),
        frame=cohorts.priority_action(by),
        columns=(
            ERA,
            Column("cohort", "Judged before", lambda c: GROUPINGS[by][c]),
            Column("with_priority_action", "Letters that name one", whole, number=True),
            Column("letters", "Letters with lists", whole, number=True),
        ),
        query="priority_action_by_cohort",
        parameters={"cohort": by},
        sources=SOURCES,
        page="compare",
        choices={"by": by},
        note="A letter that was read and has no such section names none.",
        means=MEANS[:2],
    )


@figure("what-next", era=lambda: ("both", *ERAS))
def what_next(era: str) -> Figure:
    """The next judgement after a joint inspection, beside similar areas."""
    steps = cohorts.next_summary(None if era == "both" else era)
    found = records(steps)
    sums = {d: sum(r["joint"] for r in found if r["direction"] == d) for d in DIRECTIONS}
    alike = {d: sum(r["matched"] for r in found if r["direction"] == d) for d in DIRECTIONS}
    total = sum(sums.values())
    drawn: list[Row] = []
    for grade in overall_grades():
        mine = {r["direction"]: r for r in found if r["prior_grade"] == grade}
        of = sum(r["joint"] for r in mine.values())
        if of:
            drawn.append(Row(f"From {GRADES[grade].lower()}", (), heading=True))
            parts = [(float(mine[d]["joint"]), token_of(d), DIRECTIONS[d]) for d in DIRECTIONS]
            drawn.append(kinds.stack("Inspected jointly", parts, count(of, "area")))
            parts = [(round(mine[d]["matched"], 1), token_of(d), DIRECTIONS[d]) for d in DIRECTIONS]
            drawn.append(kinds.stack("Similar areas", parts, "no joint inspection"))
    frame = run("next_after_joint", era=None if era == "both" else era)
    return Figure(
        name="what-next",
        title=f"Afterwards {sums['better']} of {count(total, 'area')} were judged better and {sums['worse']} worse",
        subtitle=f"Next overall judgement against the latest before; similar areas (same grade on the same day) give "
        f"{alike['better']:.1f} better and {alike['worse']:.1f} worse",
        drawing=Rows(
            f"Better {sums['better']}, the same {sums['same']}, worse {sums['worse']}, none later {sums['waiting']}",
            drawn,
            legend=[Key(token_of(d), DIRECTIONS[d]) for d in DIRECTIONS],
            ruled=False,
        ),
        frame=frame,
        columns=(
            Column("prior_grade", "Judged before", lambda c: word(c, GRADES), swatch=True),
            Column("next_grade", "Judged next", lambda c: "No later one yet" if c == "waiting" else word(c, GRADES)),
            Column("joint", "Joint inspections", whole, number=True),
            Column("matched", "Similar areas", "{:.1f}".format, number=True),
        ),
        query="next_after_joint",
        parameters={"era": None if era == "both" else era},
        sources=(*SOURCES, "data-to-insight-joint-inspections"),
        page="compare",
        choices={"era": era},
        note="This describes; it does not show that a joint inspection changed anything.",
    )


@figure("other-outcomes", by=lambda: tuple(BY))
def other_outcomes(by: str) -> Figure:
    """Best outcomes of area SEND and youth justice inspections by what the council had been judged before."""
    found = [r for r in records(cohorts.outcomes(by)) if r["cohort"] != "unknown"]
    drawn: list[Row] = []
    for programme, heading in (
        ("youth_justice", "Youth justice: good or outstanding"),
        ("area_send", "Area SEND: typically positive"),
    ):
        drawn.append(Row(heading, (), heading=True))
        for r in found:
            if r["programme"] == programme:
                words = GROUPINGS[by][r["cohort"]]
                drawn.append(
                    kinds.share(words, f"{r['best']} of {r['of']}", r["best_share"], r["best_low"], r["best_high"])
                )
    said = [(GROUPINGS[by][r["cohort"]], r) for r in found if r["programme"] == "youth_justice"]
    return Figure(
        name="other-outcomes",
        title="Other inspections of the same areas, by what the council had been judged before",
        subtitle="Share with the best outcomes and its 95 % interval; hollow: fewer than five, no interval",
        drawing=Rows(
            "Youth justice, good or outstanding: "
            + "; ".join(
                f"{w} {part(r['best'], r['of'], r['best_share'], r['best_low'], r['best_high'])}" for w, r in said
            ),
            drawn,
            kinds.PER_CENT,
            ruled=False,
        ),
        frame=run("outcomes_with_prior_judgement", cohort=by),
        columns=(
            COUNCIL,
            GSS,
            Column("programme", "Programme", lambda c: shorts("programme")[c]),
            Column("published", "Published", day, href=lambda row: row["report_url"]),
            Column("outcome", "Outcome", lambda c: word(c, GRADES), swatch=True),
            JUDGED_BEFORE,
        ),
        query="outcomes_with_prior_judgement",
        parameters={"cohort": by},
        sources=("hmi-probation-youth-justice", "data-to-insight-area-send", *SOURCES),
        page="compare",
        choices={"by": by},
        note="Youth justice ratings end in February 2025. SEND: special educational needs and disabilities.",
    )
