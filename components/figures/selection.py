"""How areas were chosen for joint inspections: by what they had been judged, against all areas, and how fast."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components import chance
from components.drawing import kinds
from components.drawing.marks import Rule
from components.drawing.rows import Key, Row, Rows
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import (
    ERAS,
    GRADES,
    count,
    whole,
)
from queries import records, rows, run, yardsticks
from queries.codes import labels

SOURCES = ("ofsted-reports", "ofsted-outcomes-2025-03-31")
PERIODS: Mapping[str, str] = {"all": "All years", **dict(reversed(list(ERAS.items())))}
PROPOSED = 0.25
"""Share of high-performing areas that the proposal of June 2014 named as the least."""
UNKNOWN = labels("cohort")["unknown"]
HIGH = labels("high_performing")["good_or_outstanding"]
_GRADE_OF = {
    "high_performing": "outstanding",
    "good": "good",
    "requires_improvement": "requires_improvement",
    "previously_inadequate": "inadequate",
}
_CATEGORIES = {
    **{category: GRADES[grade] for category, grade in _GRADE_OF.items()},
    "ever_inadequate": "Ever judged inadequate before",
    "unknown": UNKNOWN,
}
MEANS = (
    ("Judged before", "The latest overall judgement published before the first day on site; derived."),
    (
        "Expected",
        "For each inspection the share of all areas with that judgement on its first day on site, added up.",
    ),
)


@figure("mix")
def mix() -> Figure:
    """What jointly inspected areas had been judged before, against all areas on the same days."""
    return _against_all_areas("mix", "selection", "all", {})


@figure("chosen-mix", period=lambda: tuple(PERIODS))
def period_mix(period: str) -> Figure:
    """The same for one period."""
    return _against_all_areas("chosen-mix", "selection", period, {"period": period})


def _against_all_areas(name: str, page: str, period: str, choices: Mapping[str, str]) -> Figure:
    every = [row for row in records(yardsticks.representation("outstanding")) if row["period"] == period]
    chosen = [row for row in every if row["category"] in _GRADE_OF]
    place, _ = kinds.scale(max(max(row["observed"], row["expected"]) for row in chosen) * 1.08)
    last = next(row for row in chosen if row["category"] == "previously_inadequate")
    known = sum(row["observed"] for row in chosen)
    frame = yardsticks.representation("outstanding")
    return Figure(
        name=name,
        title=mix_title(last["observed"], last["expected"]),
        subtitle=f"{count(known, 'joint inspection')} with a known first day on site whose area had a judgement on "
        f"record before, by that judgement; {PERIODS[period].lower()}",
        drawing=Rows(
            "Seen against expected by grade: "
            + "; ".join(f"{_CATEGORIES[r['category']]} {r['observed']} against {r['expected']:.1f}" for r in chosen),
            [
                kinds.pair(
                    _CATEGORIES[r["category"]],
                    r["observed"],
                    r["expected"],
                    token_of(_GRADE_OF[r["category"]]),
                    place,
                )
                for r in chosen
            ],
            legend=(
                Key("ink", "Joint inspections", "dot"),
                Key("line", "As many as the mix of all areas on the same days would give", "open"),
            ),
            ruled=False,
        ),
        frame=frame[frame["period"] == period],
        columns=(
            Column("category", "Judged before", lambda c: _CATEGORIES[c]),
            Column("inspections", "Inspections compared", whole, number=True),
            Column("observed", "Seen", whole, number=True),
            Column("expected", "Expected", "{:.1f}".format, number=True),
            Column("ratio", "Seen over expected", "{:.2f}".format, number=True),
            Column("low", "from (95 % interval)", "{:.2f}".format, number=True),
            Column("high", "to", "{:.2f}".format, number=True),
        ),
        query="selection_mix",
        parameters={"high_performing": "outstanding"},
        sources=SOURCES,
        page=page,
        choices=choices,
        note=chance.note(period),
        means=(
            *MEANS,
            (
                "Interval",
                "The exact interval of the share seen, over the mean share of all areas, which is counted and not "
                "sampled. It says how far chance alone would reach if areas were drawn.",
            ),
        ),
    )


def mix_title(seen: int, expected: float) -> str:
    """How many were inadequate at the time, and how many the mix of all areas would give."""
    due = f"the mix of all areas would give {expected:.0f}"
    if seen == 0:
        return f"None is known to have been inadequate at the time; {due}"
    return f"{seen} {'was' if seen == 1 else 'were'} inadequate at the time; {due}"


@figure("yardstick-shares", period=lambda: tuple(PERIODS))
def yardstick_shares(period: str) -> Figure:
    """What inspected areas had been judged before, as shares with intervals, beside what was proposed in 2014."""
    wide, narrow = (
        {row["category"]: row for row in records(yardsticks.shares(high)) if row["period"] == period}
        for high in ("good_or_outstanding", "outstanding")
    )
    lines = [
        (HIGH, wide["high_performing"], "good"),
        ("Outstanding alone", narrow["high_performing"], "outstanding"),
        (GRADES["requires_improvement"], wide["requires_improvement"], "requires"),
        ("Inadequate at the time", wide["previously_inadequate"], "inadequate"),
        ("Ever inadequate before", wide["ever_inadequate"], "inadequate"),
        (UNKNOWN, wide["unknown"], "ungraded"),
    ]
    drawn: list[Row] = []
    for name, r, tone in lines:
        row = kinds.share(name, f"{r['observed']} of {r['of']}", r["share"], r["low"], r["high"], tone)
        proposed = [Rule(100 * PROPOSED, 100 * PROPOSED, "ink", across=True)] if r["category"] == _PROPOSED_FOR else []
        drawn.append(Row(row.name, [*proposed, *row.marks], row.small, 32))
    high = wide["high_performing"]
    return Figure(
        name="yardstick-shares",
        title=shares_title(high["observed"], high["of"]),
        subtitle=f"Share of joint inspections by what the area had been judged before, with its 95 % interval; "
        f"{PERIODS[period].lower()}. Those with none known are a share of all",
        drawing=Rows(
            "; ".join(f"{name} {r['observed']} of {r['of']}" for name, r, _ in lines),
            drawn,
            kinds.PER_CENT,
            legend=(Key("ink", "Proposed in 2014: at least 25 % high performing (not defined then)", "tick"),),
            ruled=False,
        ),
        frame=run("selection_by_period", high_performing="good_or_outstanding"),
        columns=_BY_PERIOD,
        query="selection_by_period",
        parameters={"high_performing": "good_or_outstanding"},
        sources=(*SOURCES, "data-to-insight-joint-inspections"),
        page="selection",
        choices={"period": period},
        note=bounded_note(of_period("good_or_outstanding", period)),
        means=MEANS[:1],
    )


_PROPOSED_FOR = "high_performing"
_BY_PERIOD = (
    Column("period", "Period", lambda p: PERIODS.get(p, p)),
    Column("inspections", "Joint inspections", whole, number=True),
    Column("areas", "Areas", whole, number=True),
    Column("known", "Judgement before known", whole, number=True),
    Column("bounded", "of these bounded", whole, number=True),
    Column("high_performing", HIGH, whole, number=True),
    Column("requires_improvement", "Requires improvement", whole, number=True),
    Column("previously_inadequate", "Inadequate at the time", whole, number=True),
    Column("ever_inadequate", "Ever inadequate", whole, number=True),
    Column("unknown", "None known", whole, number=True),
    Column("dated", "Days on site known", whole, number=True),
    Column("within_window", "within 28 days", whole, number=True),
    Column("read", "Letters read", whole, number=True),
    Column("ofsted", "Ofsted", whole, number=True),
    Column("cqc", "CQC", whole, number=True),
    Column("hmicfrs", "HMICFRS", whole, number=True),
    Column("hmi_probation", "HMI Probation", whole, number=True),
    Column("hmi_prisons", "HMI Prisons", whole, number=True),
)


def of_period(high: str, period: str) -> dict[str, Any]:
    """The row of `selection_by_period` for one period."""
    return next(row for row in rows("selection_by_period", high_performing=high) if row["period"] == period)


def shares_title(high: int, known: int) -> str:
    """How many had been good or outstanding, beside the share that was proposed."""
    if known == 0:
        return "No inspected area has a judgement on record before"
    verb = "was" if high == 1 else "were"
    return f"{high or 'None'} of {known} areas {verb} good or outstanding before; at least 25 % had been proposed"


def bounded_note(row: Mapping[str, Any]) -> str:
    """What a count of high performers owes to inspections whose first day on site is not known; empty for nothing."""
    if not row["bounded"]:
        return ""
    return (
        f"For {row['bounded']} of them the first day on site is not known, and every judgement that can have been the "
        f"latest on it agrees (bounded); without these {row['high_performing'] - row['bounded_high_performing']} of "
        f"{row['known'] - row['bounded']} were good or outstanding."
    )


@figure("chosen-years")
def chosen_years() -> Figure:
    """Joint inspections by year and by what their areas had been judged before."""
    years = [row for row in rows("selection_by_period", high_performing="outstanding") if row["period_kind"] == "year"]
    eras = [of_period("good_or_outstanding", era) for era in ERAS]
    most = max(row["inspections"] for row in years)
    drawn = []
    for row in years:
        parts = [(float(row[c]), token_of(g), _CATEGORIES[c]) for c, g in _GRADE_OF.items()]
        parts.append((float(row["unknown"]), "none", UNKNOWN))
        drawn.append(kinds.stack(row["period"], parts, height=26, of=most))
    frame = run("selection_by_period", high_performing="outstanding")
    columns = [c for c in _BY_PERIOD if c.name != "high_performing"]
    columns[5:5] = [
        Column("high_performing", "Outstanding", whole, number=True),
        Column("good", "Good", whole, number=True),
    ]
    return Figure(
        name="chosen-years",
        title="; ".join(
            f"{ERAS[row['period']].lower()}: {row['high_performing']} of {row['known']} good or outstanding before"
            for row in eras
        ),
        subtitle="Joint inspections by year of the visit (of the letter where its days are not known) and by the "
        "area’s latest judgement before; years without one have no line",
        drawing=Rows(
            "Joint inspections by year: " + "; ".join(f"{row['period']} {row['inspections']}" for row in years),
            drawn,
            legend=[
                *(Key(token_of(g), GRADES[g]) for g in _GRADE_OF.values()),
                Key("none", UNKNOWN),
            ],
            ruled=False,
        ),
        frame=frame[frame["period_kind"] == "year"],
        columns=columns,
        query="selection_by_period",
        parameters={"high_performing": "outstanding"},
        sources=(*SOURCES, "data-to-insight-joint-inspections"),
        page="selection",
        means=MEANS[:1],
    )
