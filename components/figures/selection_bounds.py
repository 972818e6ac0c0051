"""The yardsticks of 2014 with what the unknown could change at most: best and worst case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.drawing import kinds
from components.drawing.marks import Dot, Mark, Rule
from components.drawing.rows import Key, Row, Rows
from components.figure import Figure
from components.figures import figure
from components.figures.selection import PERIODS, PROPOSED, SOURCES
from components.tables import Column
from components.words import count, fraction, inside, whole
from queries import chances, records
from queries.codes import labels

YARDSTICKS = {
    "high_performing": "Good or outstanding",
    "previously_inadequate": "Inadequate at the time",
    "ever_inadequate": "Ever inadequate before",
}


@figure("yardstick-bounds", period=lambda: tuple(PERIODS))
def yardstick_bounds(period: str) -> Figure:
    """Each yardstick in the worst and in the best case of what is not known."""
    found = records(chances.bounds(period))
    drawn: list[Row] = []
    for row in found:
        marks: list[Mark] = [Rule(0, 100, "rule", thick=1)]
        if row["of"]:
            least, most = (100 * row[end] / row["of"] for end in ("least", "most"))
            marks += [Rule(least, most, "line", thick=8), Dot(least, f"at least {row['least']}", "ink", size=12)]
            if row["most"] > row["least"]:
                marks.append(Dot(most, f"at most {row['most']}", "ink", open=True, size=12))
        if row["yardstick"] == "high_performing":
            marks.insert(0, Rule(100 * PROPOSED, 100 * PROPOSED, "ink", across=True))
        small = f"{row['least']} to {fraction(row['most'], row['of'])}" if row["most"] > row["least"] else ""
        drawn.append(Row(YARDSTICKS[row["yardstick"]], marks, small or fraction(row["least"], row["of"]), 36))
    high = found[0]
    return Figure(
        name="yardstick-bounds",
        title=bounds_title(high),
        subtitle=f"{count(high['of'], 'joint inspection')}, {inside(PERIODS[period])}: each share in the worst case of "
        "what is not known, and in the best",
        drawing=Rows(
            "; ".join(f"{YARDSTICKS[r['yardstick']]} {r['least']} to {r['most']} of {r['of']}" for r in found),
            drawn,
            kinds.PER_CENT,
            legend=(
                Key("ink", "Worst case", "dot"),
                Key("ink", "Best case", "open"),
                Key("ink", "Proposed in 2014: at least 25 % high performing", "tick"),
            ),
            ruled=False,
        ),
        frame=chances.bounds(period),
        columns=(
            Column("yardstick", "Judged before", lambda c: YARDSTICKS[c]),
            Column("seen", "Seen", whole, number=True),
            Column("known", "of known", whole, number=True),
            Column("unknown", "Not known", whole, number=True),
            Column("unread", "Report before not read", whole, number=True),
            Column("least", "At least", whole, number=True),
            Column("most", "At most", whole, number=True),
            Column("of", "of all", whole, number=True),
        ),
        query="selection_inspections",
        sources=(*SOURCES, "data-to-insight-joint-inspections"),
        page="selection",
        choices={"period": period},
        note=f"{labels('cohort')['unknown']}: {high['unknown']}. With an earlier report known and not read: "
        f"{high['unread']}. Why an area was chosen stays not known in every case.",
    )


def bounds_title(high: Mapping[str, Any]) -> str:
    """What stands about high performers whatever the unknown may be."""
    if not high["of"]:
        return "No joint inspection is on record for these years"
    least, most = (high[end] / high["of"] for end in ("least", "most"))
    said = f"Whatever is not known, {high['least']} to {high['most']} of {high['of']} were good or outstanding before"
    if high["least"] == high["most"]:
        said = f"{high['least']} of {high['of']} were good or outstanding before, and nothing not known can change it"
    if least >= PROPOSED:
        return f"{said}: over 25 %"
    return f"{said}: under 25 %" if most < PROPOSED else said
