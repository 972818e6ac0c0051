"""High performers beside areas judged inadequate before: who they are, what their reports list, how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.columns import COUNCIL, GSS, LETTER, THEME, paged
from components.contrast import (
    BOTH,
    COHORTS,
    COMPARED,
    DEFINITIONS,
    HIGHS,
    LISTS,
    MEANS,
    NOUNS,
    PERIODS,
    SOURCES,
    chosen,
    definitions,
    holds,
    middle,
    newest,
    title,
)
from components.drawing import kinds
from components.drawing.rows import Key, Row, Rows
from components.figure import Empty, Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import ASPECTS, GRADES, MISSING, count, day, fraction, inside, is_missing, whole, word
from queries import contrast, records, run

_DECIDING = (
    Column("cohort", "Group", lambda code: COHORTS[code]),
    Column("deciding_grade", "Deciding judgement (derived)", lambda code: word(code, GRADES), swatch=True),
    Column("deciding_aspect", "of", lambda code: word(code, ASPECTS)),
    Column("deciding_published", "Published", day, href=lambda r: r["deciding_url"]),
    Column(
        "deciding_page",
        "Page",
        lambda page: MISSING if is_missing(page) else whole(page),
        href=lambda row: paged(row, "deciding_url", "deciding_page"),
        number=True,
    ),
)


@figure("contrast-members", by=definitions, high=lambda: tuple(HIGHS), among=lambda: tuple(COMPARED))
def members(by: str, high: str, among: str) -> Figure:
    """Who stands in which group under a definition, with the judgement that decides it."""
    frame = run("contrast", definition=by, high_performing=high, compared=among)
    sizes = contrast.sizes(by, high)
    drawn = []
    for period in contrast.periods(among):
        found = [sizes[among, period, cohort] for cohort in COHORTS]
        parts = [(float(r["inspections"]), token_of(r["cohort"]), COHORTS[r["cohort"]]) for r in found]
        areas = sum(r["inspections"] for r in found)
        drawn.append(kinds.stack(PERIODS[period], parts, f"{areas} on record"))
    first, second = (_total(sizes, among, cohort) for cohort in (contrast.FIRST, contrast.SECOND))
    return Figure(
        name="contrast-members",
        title=f"{first or 'None'} of {count(len(frame), 'inspection')} came after a judgement of inadequate, "
        f"{second or 'none'} to high performers",
        subtitle=f"{COMPARED[among]} by group and years; inadequate: {inside(DEFINITIONS[by])}; "
        f"high performing: {inside(HIGHS[high])}",
        drawing=Rows(
            f"{COMPARED[among]} by group",
            drawn,
            legend=[Key(token_of(code), words) for code, words in COHORTS.items()],
            ruled=False,
        ),
        frame=frame,
        columns=(COUNCIL, GSS, LETTER, *_DECIDING),
        query="contrast",
        parameters={"definition": by, "high_performing": high, "compared": among},
        sources=SOURCES,
        page="compare",
        choices={"by": by, "high": high, "among": among},
        note=why_default() if by == contrast.default_definition() else unread_note(frame),
        means=MEANS,
    )


def why_default() -> str:
    """Why the page opens with the definition that it opens with, from the sizes of the groups."""
    first = contrast.default_definition()
    smallest = contrast.smallest(first)
    others = [d for d in DEFINITIONS if d != first and contrast.smallest(d) > 0]
    if smallest == 0:
        return "Under no definition do both groups have joint letters in both periods; this one lacks fewest."
    only = "Only under this definition do" if not others else "Under this definition both groups are largest: both"
    return f"{only} both groups have joint inspections in both periods, at least {smallest} each.".replace(
        "both both", "both"
    )


def unread_note(frame: Any) -> str:
    """How many inspections have an unread report before them that might move them to another group."""
    some = int((frame["unread_before"] > 0).sum())
    if not some:
        return "No report is known that came before, may carry a judgement, and was not read."
    return f"Before {count(some, 'inspection')} a report is known that may carry a judgement and was not read."


def _total(sizes: Mapping[tuple[str, str, str], Mapping[str, Any]], among: str, cohort: str) -> int:
    return sum(row["inspections"] for (kind, _, c), row in sizes.items() if (kind, c) == (among, cohort))


@figure(
    "points-listed",
    by=definitions,
    high=lambda: tuple(HIGHS),
    among=lambda: tuple(COMPARED),
    section=lambda: tuple(LISTS),
    era=lambda: (BOTH, *reversed(contrast.ERAS)),
)
def points_listed(by: str, high: str, among: str, section: str, era: str) -> Figure:
    """What reports list, group by group: a point for each joint letter, parts of all for the many others."""
    asked = {"definition": by, "high_performing": high, "compared": among}
    periods = [p for p in contrast.periods(among) if among != "joint" or era in (BOTH, p)]
    frame = run("contrast", **asked)
    shown = frame[frame["lists_read"] & frame["period"].isin(periods) & frame[section].notna()]
    shown = shown.assign(section=section, items=shown[section])
    offered = section in contrast.measures(among)
    tests = [contrast.test_of(by, high, among, p, section) for p in periods] if offered else []
    groups = [r for r in records(contrast.summary(by, high, among, section)) if r["period"] in periods and r["letters"]]
    noun = NOUNS[section]
    return Figure(
        name="points-listed",
        title=title(tests, groups, among, section),
        subtitle=f"{noun.capitalize()} in {count(len(shown), 'report')} that list them: {inside(COMPARED[among])}; "
        "median with its 95 % interval, none below six",
        drawing=_drawing(groups, records(shown), among, f"{noun.capitalize()} by group"),
        frame=shown,
        columns=(COUNCIL, GSS, LETTER, *((THEME,) if among == "joint" else ()), *_DECIDING[:4], ITEMS),
        query="contrast",
        parameters=dict(asked),
        sources=SOURCES,
        page="compare",
        choices={"by": by, "high": high, "among": among, "section": section, "era": era},
        note=newest(tests),
        means=MEANS,
    )


ITEMS = Column("items", "Listed", whole, number=True)


def _drawing(groups: list[dict[str, Any]], listed: list[dict[str, Any]], among: str, label: str) -> Rows | Empty:
    if not listed:
        return Empty(label, "<b>Nothing to draw.</b> No report that was read has such a list in these years.")
    place, ticks = kinds.scale(max(row["items"] for row in listed))
    cuts = _cuts([row["items"] for row in listed])
    drawn: list[Row] = []
    for period in reversed(contrast.periods(among)):
        mine = [g for g in groups if g["period"] == period and g["with_section"]]
        if mine:
            drawn.append(Row(PERIODS[period], (), heading=True))
        for group in mine:
            rows = [r for r in listed if (r["period"], r["cohort"]) == (period, group["cohort"])]
            drawn.append(_dots(group, rows, place) if among == "joint" else _parts(group, rows, cuts))
    said = "; ".join(f"{PERIODS[g['period']]}, {COHORTS[g['cohort']]}: {middle(g)}" for g in groups)
    if among == "joint":
        return Rows(f"{label}: {said}", drawn, ticks, "Number listed", ruled=False)
    words = (f"up to {cuts[0]}", f"{cuts[0] + 1} to {cuts[1]}", f"{cuts[1] + 1} or more")
    keys = [Key(tone, one) for tone, one in zip(_TONES, words, strict=True)]
    return Rows(f"{label}: {said}", drawn, legend=keys, ruled=False)


_TONES = ("none", "joint-old", "joint")


def _cuts(items: list[int]) -> tuple[int, int]:
    """Where all reports split into three parts about as large."""
    ordered = sorted(items)
    first = ordered[len(ordered) // 3]
    return first, max(first + 1, ordered[2 * len(ordered) // 3])


def _dots(group: dict[str, Any], rows: list[dict[str, Any]], place: Any) -> Row:
    points = [
        kinds.Point(
            row["items"],
            f"{row['area']}, letter of {day(row['published'])}: {row['items']}",
            f"council?area={row['slug']}",
        )
        for row in rows
    ]
    median = kinds.Middle(group["median"], group["median_low"], group["median_high"])
    small = count(len(rows), "letter")
    return kinds.strip(COHORTS[group["cohort"]], small, points, median, token_of(group["cohort"]), place)


def _parts(group: dict[str, Any], rows: list[dict[str, Any]], cuts: tuple[int, int]) -> Row:
    items = [row["items"] for row in rows]
    counts = (
        sum(n <= cuts[0] for n in items),
        sum(cuts[0] < n <= cuts[1] for n in items),
        sum(n > cuts[1] for n in items),
    )
    named = [(float(n), tone, words) for n, tone, words in zip(counts, _TONES, ("few", "some", "many"), strict=True)]
    return kinds.stack(COHORTS[group["cohort"]], named, f"{len(rows)} · median {middle(group)}")


@figure("priority-action", by=definitions, high=lambda: tuple(HIGHS))
def priority_action(by: str, high: str) -> Figure:
    """How many letters name an area for priority action: joint letters and focused visits, by group and years."""
    drawn: list[Row] = []
    table: list[dict[str, Any]] = []
    for among in ("joint", "visit"):
        for period in reversed(contrast.periods(among)):
            drawn.append(Row(f"{COMPARED[among]}, {inside(PERIODS[period])}", (), heading=True))
            for r in records(contrast.summary(by, high, among, "priority_action")):
                if r["period"] != period or not r["letters"]:
                    continue
                table.append({"compared": among, **r})
                if r["cohort"] != "unknown":
                    small = fraction(r["some"], r["letters"])
                    drawn.append(
                        kinds.share(COHORTS[r["cohort"]], small, r["share"], r["low"], r["high"], token_of(r["cohort"]))
                    )
    some, read = sum(r["some"] for r in table), sum(r["letters"] for r in table)
    tests = [t for t in records(contrast.family()) if t["measure"] == "priority_action" and chosen(t, by, high)]
    gaps = [t for t in tests if holds(t)]
    return Figure(
        name="priority-action",
        title=f"{some or 'None'} of {count(read, 'letter')} name an area for priority action"
        + ("" if gaps else ", no group more often than chance allows"),
        subtitle="Share of letters with at least one list, with its 95 % exact interval; hollow: fewer than five, "
        "none. Letters on areas of which no judgement before is known stand in the table",
        drawing=Rows(f"{some} of {read} letters name an area for priority action", drawn, kinds.PER_CENT, ruled=False),
        frame=pd.DataFrame(table),
        columns=(
            Column("compared", "Letters", lambda c: COMPARED[c]),
            Column("period", "Years", lambda c: PERIODS[c]),
            Column("cohort", "Group", lambda c: COHORTS[c]),
            Column("some", "Name one", whole, number=True),
            Column("letters", "Letters with lists", whole, number=True),
            Column("areas", "Areas", whole, number=True),
        ),
        query="contrast_sizes",
        sources=SOURCES,
        page="compare",
        choices={"by": by, "high": high},
        note=newest([t for t in tests if t["compared"] == "visit"]),
        means=MEANS,
    )
