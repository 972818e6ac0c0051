"""What came after: the next judgement beside areas that started alike, and the time until a better one."""

from __future__ import annotations

from typing import Any

from components.columns import COUNCIL, GSS, PROGRAMME, paged
from components.contrast import SOURCES
from components.drawing import kinds
from components.drawing.rows import Key, Row, Rows
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import (
    DIRECTIONS,
    ERAS,
    GRADES,
    count,
    day,
    is_missing,
    percentage,
    span,
    whole,
    word,
)
from queries import afterwards, cohorts, records, run
from queries.codes import labels, overall_grades

WATCHED = labels("watched_until")
BOTH = "both"
_SHOWN = ("better", "same", "worse")


@figure("what-next", era=lambda: (BOTH, *ERAS))
def what_next(era: str) -> Figure:
    """The next judgement after a joint inspection, beside areas that started alike, and after any judgement."""
    asked = None if era == BOTH else era
    found = {(r["prior_grade"], r["direction"]): r for r in records(afterwards.placebo(asked))}
    total = {direction: found[afterwards.ALL, direction] for direction in DIRECTIONS}
    always = regression()
    drawn: list[Row] = []
    for grade in overall_grades():
        mine = {d: found[grade, d] for d in DIRECTIONS}
        of = mine["better"]["of"]
        if of or grade in always:
            drawn.append(Row(f"From {GRADES[grade].lower()}", (), heading=True))
        if of:
            seen = [(float(mine[d]["joint"]), token_of(d), DIRECTIONS[d]) for d in DIRECTIONS]
            drawn.append(kinds.stack("Inspected jointly", seen, count(of, "inspection")))
            alike = [(round(mine[d]["expected"], 1), token_of(d), DIRECTIONS[d]) for d in DIRECTIONS]
            drawn.append(kinds.stack("Areas that started alike", alike, "mean of all draws"))
        if grade in always:
            pairs = [(float(always[grade][d]), token_of(d), DIRECTIONS[d]) for d in _SHOWN]
            drawn.append(kinds.stack("Any two in a row", pairs, f"{sum(always[grade].values())} pairs, all areas"))
    unmatched, unread = afterwards.left_out(asked)
    return Figure(
        name="what-next",
        title=next_title(total["better"], total["worse"]),
        subtitle=f"Next overall judgement against the latest before, of {total['better']['of']} joint inspections; "
        f"drawing areas that started alike gives {_range(total['better'])} better and {_range(total['worse'])} worse "
        "in 95 of 100 draws",
        drawing=Rows(
            f"Better {total['better']['joint']}, the same {total['same']['joint']}, worse {total['worse']['joint']}",
            drawn,
            legend=[Key(token_of(d), DIRECTIONS[d]) for d in DIRECTIONS],
            ruled=False,
        ),
        frame=run("next_after_joint", era=asked),
        columns=(
            Column("prior_grade", "Judged before", lambda c: word(c, GRADES), swatch=True),
            Column("next_grade", "Judged next", lambda c: "No later one yet" if c == "waiting" else word(c, GRADES)),
            Column("joint", "Joint inspections", whole, number=True),
            Column("matched", "Areas that started alike", "{:.1f}".format, number=True),
        ),
        query="next_after_joint",
        parameters={"era": asked},
        sources=SOURCES,
        page="compare",
        choices={"era": era},
        note="From the best grade nothing gets better and from the worst nothing worse: so all areas move towards the "
        f"middle, inspected jointly or not. Left out: {unmatched or 'none'} that nothing matches, {unread or 'none'} "
        "with a later report not read.",
        means=(
            (
                "Started alike",
                "On the first day on site the area stood at the same grade, published at most a year earlier or later, "
                "and had no joint inspection on record before in those years. What came later decides nothing.",
            ),
            ("Draws", "For each joint inspection one of the areas that started alike, each as likely as the other."),
        ),
    )


def next_title(better: dict[str, Any], worse: dict[str, Any]) -> str:
    """How many were judged better and worse, and whether drawing others would give as many."""
    if not better["of"]:
        return "No joint inspection has areas that started alike to be held against"
    said = f"Afterwards {better['joint']} of {better['of']} areas were judged better and {worse['joint']} worse"
    if is_missing(better["low"]):
        return f"{said}; too few to compare"
    within = all(r["low"] <= r["joint"] <= r["high"] for r in (better, worse))
    return f"{said}, {'as many as' if within else 'not as many as'} others that started alike"


def _range(row: dict[str, Any]) -> str:
    return "–" if is_missing(row["low"]) else f"{row['low']:g} to {row['high']:g}"


def regression() -> dict[str, dict[str, int]]:
    """Pairs of judgements in a row of all areas by the earlier grade and the way to the later one."""
    order = list(overall_grades())
    found: dict[str, dict[str, int]] = {}
    for row in records(cohorts.transitions()):
        if row["to_grade"] is not None:
            step = order.index(row["to_grade"]) - order.index(row["from_grade"])
            way = "same" if step == 0 else "worse" if step > 0 else "better"
            mine = found.setdefault(row["from_grade"], dict.fromkeys(_SHOWN, 0))
            mine[way] += row["pairs"]
    return found


@figure("time-to-better")
def time_to_better() -> Figure:
    """How long it took areas judged inadequate to be judged better."""
    frame = run("time_to_better")
    within = records(afterwards.better_within())
    middle, low, high = afterwards.median_years()
    ended = int(frame["better"].sum())
    drawn = [
        kinds.share(
            f"Within {count(r['years'], 'year')}",
            f"{r['at_risk']} still watched",
            r["share"],
            r["low"],
            r["high"],
            "good",
        )
        for r in within
    ]
    waiting = {code: int((frame["watched_until"] == code).sum()) for code in WATCHED if code != "better"}
    still = ", ".join(f"{n} {WATCHED[code].lower()}" for code, n in waiting.items() if n)
    return Figure(
        name="time-to-better",
        title=half_title(middle, low, high),
        subtitle=f"{count(len(frame), 'time')} that an area was judged inadequate since November 2013, {ended} of them "
        "judged better since; share judged better by then and its 95 % interval (Kaplan–Meier)",
        drawing=Rows(
            "Judged better: " + "; ".join(f"within {r['years']} years {percentage(r['share'])}" for r in within),
            drawn,
            kinds.PER_CENT,
            ruled=False,
        ),
        frame=frame,
        columns=(
            COUNCIL,
            GSS,
            PROGRAMME,
            Column("began", "Judged inadequate", day, href=paged),
            Column("next_grade", "Judged next", lambda c: word(c, GRADES), swatch=True),
            Column("ended", "Published, or watched until", day, href=lambda row: row["next_url"]),
            Column("days", "Time", span, number=True),
            Column("watched_until", "Ended by", lambda c: WATCHED[c]),
        ),
        query="time_to_better",
        sources=SOURCES[:2],
        page="compare",
        note=f"Not judged better: {still}. They count for as long as they were watched.",
        means=(
            ("Time", "From one publication to the other. Re-inspections are seldom sooner than two years."),
            ("Still watched", "Areas neither judged better nor out of sight by then (n at risk)."),
        ),
    )


def half_title(middle: float | None, low: float | None, high: float | None) -> str:
    """After how long half were judged better."""
    if middle is None:
        return "Fewer than half of the areas judged inadequate have been judged better so far"
    ends = f" ({low:.1f} to {high:.1f})" if low is not None and high is not None else ""
    return f"Half of the areas judged inadequate were judged better within {middle:.1f} years{ends}"
