"""How long letters take from the visit to publication, and where a letter says why its area was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from components.columns import COUNCIL, GSS, JUDGED_BEFORE, LETTER, THEME
from components.drawing import kinds
from components.drawing.rows import Key, Rows
from components.figure import Figure
from components.figures import figure
from components.figures.selection import SOURCES, of_period
from components.tables import Column
from components.tokens import token_of
from components.words import (
    ERAS,
    EVER_INADEQUATE,
    MISSING,
    PRIOR_BASES,
    STATED_REASONS,
    count,
    day,
    is_missing,
    whole,
    word,
)
from queries import records, run, yardsticks


@figure("days-to-publication")
def days_to_publication() -> Figure:
    """Days from the last day on site to the letter, an inspection a dot."""
    frame = run("selection_inspections")
    dated = [row for row in records(frame) if not is_missing(row["days_to_publication"])]
    middle = {row["period"]: row for row in records(yardsticks.days_to_publication())}
    place, ticks = kinds.scale(max(row["days_to_publication"] for row in dated))
    drawn = []
    for era, name in ERAS.items():
        points = [
            kinds.Point(
                row["days_to_publication"],
                f"{row['area']}, letter of {day(row['published'])}: {row['days_to_publication']} days",
                f"council?area={row['slug']}",
            )
            for row in dated
            if row["era"] == era
        ]
        m = middle[era]
        known = None if m["median"] is None else kinds.Middle(m["median"], m["median_low"], m["median_high"])
        drawn.append(kinds.strip(name, count(len(points), "letter"), points, known, token_of(era), place))
    return Figure(
        name="days-to-publication",
        title=days_title({ERAS[era].lower(): middle[era]["median"] for era in ERAS}),
        subtitle=f"Days from the last day on site to publication, {count(len(dated), 'inspection')} with both days "
        "known; diamond and bar: median with its 95 % interval",
        drawing=Rows(
            "Days to publication: "
            + "; ".join(f"{ERAS[era]} {middle[era]['shortest']:g} to {middle[era]['longest']:g}" for era in ERAS),
            drawn,
            ticks,
            "Days",
            ruled=False,
        ),
        frame=frame,
        columns=(
            COUNCIL,
            GSS,
            LETTER,
            THEME,
            Column("fieldwork_start", "First day on site", day),
            Column("fieldwork_days", "Days on site", whole, number=True),
            Column("days_to_publication", "Days to publication", whole, number=True),
            JUDGED_BEFORE,
            Column("prior_published", "published", day),
            Column("prior_basis", "Derived by", lambda c: word(c, PRIOR_BASES)),
            Column("ever_inadequate", "Ever inadequate before", lambda c: word(c, EVER_INADEQUATE)),
            Column("unread_before", "Earlier reports not read", whole, number=True),
        ),
        query="selection_inspections",
        sources=(*SOURCES, "data-to-insight-joint-inspections"),
        page="selection",
        note="No number of days was named in 2014.",
    )


def days_title(medians: Mapping[str, float | None]) -> str:
    """The median wait of each period."""
    said = [f"{MISSING if m is None else f'{m:g}'} days, {period}" for period, m in medians.items()]
    return f"From the visit to the letter, in the middle: {'; '.join(said)}"


@figure("stated-reasons")
def stated_reasons() -> Figure:
    """For how many joint inspections a letter or an official page says why the area was chosen."""
    frame = run("stated_reasons")
    total = of_period("good_or_outstanding", "all")["inspections"]
    return Figure(
        name="stated-reasons",
        title=reasons_title(len(frame), total),
        subtitle=f"{count(total, 'joint inspection')} known to us, by whether a letter or an official page says why "
        "the area was chosen",
        drawing=Rows(
            f"A reason is stated for {len(frame)}, not stated for {total - len(frame)}",
            [
                kinds.stack(
                    "Joint inspections",
                    [(len(frame), "joint", "Reason stated"), (total - len(frame), "none", "Not stated, or not read")],
                )
            ],
            legend=(Key("joint", "Reason stated"), Key("none", "Not stated, or letter not read yet")),
            ruled=False,
        ),
        frame=frame,
        columns=(
            COUNCIL,
            GSS,
            Column(
                "published",
                "Letter",
                day,
                href=lambda row: f"{row['report_url']}#page={row['page']}" if row["page"] else row["report_url"],
            ),
            Column("stated_reason", "Stated reason", lambda c: word(c, STATED_REASONS)),
            Column("page", "Page", whole, number=True),
            Column("note", "Where"),
        ),
        query="stated_reasons",
        sources=("ofsted-reports", "data-to-insight-joint-inspections"),
        page="selection",
        note="What an area had been judged before is derived here; it is not a reason.",
    )


def reasons_title(stated: int, total: int) -> str:
    """For how many of all a reason is stated."""
    if stated == 0:
        return f"Why an area was chosen is stated for none of {total} joint inspections"
    return f"Why an area was chosen is stated for {stated} of {total} joint inspections"
