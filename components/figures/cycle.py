"""The single inspection framework, 2013 to 2017: when it reached each council, and how councils and boards compared."""

from __future__ import annotations

import pandas as pd

from components.columns import COUNCIL, GSS, PUBLISHED
from components.drawing import kinds
from components.drawing.columns import Column as Step
from components.drawing.columns import Columns
from components.drawing.marks import Mark, Rule
from components.drawing.rows import Key, Row, Rows, Tick
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.words import (
    CYCLE_STATES,
    count,
    day,
    percentage,
    whole,
    word,
)
from queries import records, rows, run

SIF = ("ofsted-reports", "ofsted-report-links")
_PROMISED = 36
"""Months of the three years."""


@figure("cycle-months")
def cycle_months() -> Figure:
    """How many areas the framework had reached by the end of each month."""
    months = rows("cycle_by_month")
    (counts,) = rows("cycle_counts")
    ends = pd.Timestamp(counts["promise_ends"])
    at = next(n for n, row in enumerate(months) if pd.Timestamp(row["month"]) >= ends)
    each = 100 / len(months)
    years = [n for n, row in enumerate(months) if pd.Timestamp(row["month"]).month == 1]
    areas = counts["areas"]
    return Figure(
        name="cycle-months",
        title=months_title(counts["begun"], counts["listed_then"], areas, day(counts["promise_ends"])),
        subtitle=f"Areas whose first inspection of the single framework had begun by the end of each month, of the "
        f"{areas} of that time",
        drawing=Columns(
            f"Areas reached by month: {counts['begun']} of {areas} by {day(counts['promise_ends'])}, "
            f"{months[-1]['at_least']} by {day(months[-1]['month'])}",
            [
                Step(
                    ((float(row["begun"]), "joint"), (float(row["listed"]), "line")),
                    f"By {day(row['month'])}: begun {row['begun']}, report listed and not read {row['listed']}",
                )
                for row in months
            ],
            areas,
            ((0, "0"), (areas / 2, f"{areas / 2:g}"), (areas, f"{areas}")),
            [Tick((n + 0.5) * each, str(pd.Timestamp(months[n]["month"]).year)) for n in years],
            Tick((at + 1) * each, f"Three years: {day(counts['promise_ends'])}"),
            (
                Key("joint", "Inspection begun, report read"),
                Key("line", "Report listed and not read, from its publication"),
            ),
        ),
        frame=run("cycle_by_month"),
        columns=(
            Column("month", "By", day),
            Column("begun", "Begun", whole, number=True),
            Column("begun_share", "Share", percentage, number=True),
            Column("published", "Report published", whole, number=True),
            Column("listed", "Listed, not read", whole, number=True),
            Column("at_least", "Begun or listed", whole, number=True),
            Column("at_least_share", "Share", percentage, number=True),
            Column("areas", "Areas", whole, number=True),
        ),
        query="cycle_by_month",
        sources=SIF,
        page="cycle",
    )


def months_title(begun: int, listed: int, areas: int, date: str) -> str:
    """How many areas had been reached when the three years were over."""
    more = f", and {listed} more may have been" if listed else ""
    return f"By {date}, {begun} of {areas} areas had been inspected{more}"


@figure("cycle-areas")
def cycle_areas() -> Figure:
    """Months from the start of the framework until the inspection of each area."""
    frame = run("cycle_areas", states=None)
    found = records(frame)
    waited = [row for row in found if row["months_after_start"] is not None]
    place, ticks = kinds.scale(max(row["months_after_start"] for row in waited) + 1)
    points = [
        kinds.Point(
            row["months_after_start"],
            f"{row['area']}: {day(row['fieldwork_start'])}, {row['months_after_start']} months",
            f"council?area={row['slug']}",
        )
        for row in waited
    ]
    strip = kinds.strip("Areas", count(len(waited), "report") + " read", points, None, "joint", place)
    limit: list[Mark] = [Rule(place(_PROMISED), place(_PROMISED), "ink", across=True)]
    last = max(row["months_after_start"] for row in waited)
    others = [f"{word(s, CYCLE_STATES).lower()} {sum(r['state'] == s for r in found)}" for s in ("listed", "none")]
    return Figure(
        name="cycle-areas",
        title=areas_title(sum(row["months_after_start"] >= _PROMISED for row in waited), last),
        subtitle=f"Whole months from the start of the framework to the first day on site, an area a dot; {len(found)} "
        f"areas, of which {' and '.join(others)}",
        drawing=Rows(
            f"Areas by months waited, up to {last}. The table has the same areas.",
            [Row(strip.name, [*limit, *strip.marks], strip.small, strip.height)],
            ticks,
            "Months",
            (Key("joint", "One area", "dot"), Key("ink", "The promised three years", "tick")),
            ruled=False,
        ),
        frame=frame,
        columns=(
            COUNCIL,
            GSS,
            Column("state", "First report", lambda c: word(c, CYCLE_STATES)),
            Column("fieldwork_start", "First day on site", day),
            Column("months_after_start", "Months after the start", whole, number=True),
            PUBLISHED,
        ),
        query="cycle_areas",
        parameters={"states": None},
        sources=SIF,
        page="cycle",
    )


def areas_title(later: int, last: int) -> str:
    """How many areas waited for more than the three years, and how long the last did."""
    if later == 0:
        return f"No area whose report was read waited longer than three years; the last {last} months"
    areas = "one area" if later == 1 else f"{later} areas"
    return f"At least {areas} waited longer than the promised three years, the last {last} months"
