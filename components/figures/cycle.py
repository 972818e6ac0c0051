"""The single inspection framework, 2013 to 2017: when it reached each council, and how councils and boards compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.columns import COUNCIL, GSS, PUBLISHED, paged
from components.drawing import kinds
from components.drawing.columns import Column as Step
from components.drawing.columns import Columns
from components.drawing.counts import Count, Counts
from components.drawing.marks import Mark, Rule
from components.drawing.rows import Key, Row, Rows, Tick
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import (
    BOARD_OUTCOMES,
    CYCLE_STATES,
    EVENTS,
    GRADE_LETTERS,
    GRADES,
    count,
    day,
    percentage,
    whole,
    word,
)
from queries import records, rows, run
from queries.shares import with_share

SIF = ("ofsted-reports", "ofsted-report-links")
LSCB = "LSCB: Local Safeguarding Children Board"
FOUR = {code: GRADES[code] for code in GRADE_LETTERS}
ALL = "all"
GRADE_CHOICES: Mapping[str, str] = {ALL: "All", **FOUR}
OUTCOME_CHOICES: Mapping[str, str] = {ALL: "All", **BOARD_OUTCOMES}
_PROMISED = 36
"""Months of the three years."""
_OUTCOMES = ("better", "same", "worse")


def year_choices() -> Mapping[str, str]:
    """Years of publication of reports of the framework."""
    years = [row["year"] for row in rows("board_agreement") if row["year"] != ALL]
    return {ALL: "All", **{year: year for year in years}}


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


@figure(
    "boards",
    council_grade=lambda: tuple(GRADE_CHOICES),
    board_grade=lambda: tuple(GRADE_CHOICES),
    against=lambda: tuple(OUTCOME_CHOICES),
    board_year=lambda: tuple(year_choices()),
)
def boards(council_grade: str, board_grade: str, against: str, board_year: str) -> Figure:
    """The council's grade against its board's in the same report; the table holds the reports of the choices."""
    total = next(row for row in rows("board_agreement") if row["year"] == ALL)
    chosen = {
        "overall": _only(council_grade),
        "board": _only(board_grade),
        "outcomes": _only(against),
        "years": _only(board_year),
    }
    frame = run("board_reports", **chosen)
    return Figure(
        name="boards",
        title=boards_title(total["same"], total["better"], total["worse"], total["graded"]),
        subtitle=f"Reports of the single framework that grade both, {day(total['first_published'])} to "
        f"{day(total['last_published'])}, by the council’s overall grade and its board’s. {LSCB}",
        drawing=Counts(
            f"Council’s grade by board’s grade, {total['graded']} reports: the same in {total['same']}. A number leads "
            "to its reports.",
            "the council",
            "the board",
            [(name, GRADE_LETTERS[code]) for code, name in FOUR.items()],
            {name: [_met(cell) for cell in rows("board_matrix") if cell["overall"] == g] for g, name in FOUR.items()},
            [Key(token_of(code), BOARD_OUTCOMES[code]) for code in _OUTCOMES],
        ),
        frame=frame,
        columns=BOARD_COLUMNS,
        query="board_reports",
        parameters=chosen,
        sources=("ofsted-reports",),
        page="cycle",
        choices={
            "council_grade": council_grade,
            "board_grade": board_grade,
            "against": against,
            "board_year": board_year,
        },
        note=f"{count(total['no_grade'], 'report')} of {total['reports']} give the board no grade, of which "
        f"{total['re_inspections']} are re-inspections. A board that served several councils counts in the report of "
        "each.",
    )


BOARD_COLUMNS = (
    COUNCIL,
    GSS,
    PUBLISHED,
    Column("event", "Kind", lambda c: word(c, EVENTS)),
    Column(
        "overall",
        "Council",
        lambda c: word(c, GRADES),
        swatch=True,
        href=lambda row: paged(row, page="overall_page"),
    ),
    Column("board", "Board", lambda c: word(c, GRADES), swatch=True, href=lambda row: paged(row, page="board_page")),
    Column("outcome", "Board against council", lambda c: word(c, BOARD_OUTCOMES)),
)


def _only(choice: str) -> list[str] | None:
    return None if choice == ALL else [choice]


def _met(cell: Mapping[str, Any]) -> Count:
    return Count(
        cell["reports"],
        token_of(cell["outcome"]),
        f"{cell['reports']}: council {FOUR[cell['overall']].lower()}, board {FOUR[cell['board']].lower()}",
        f"cycle?council_grade={cell['overall']}&board_grade={cell['board']}#boards",
    )


def boards_title(same: int, better: int, worse: int, graded: int) -> str:
    """In how many reports the board got the council's grade, a better and a worse one."""
    if graded == 0:
        return "No report that was read grades both council and board"
    return (
        f"The board got the council’s grade in {same} of {graded} reports, a better one in {better}, worse in {worse}"
    )


@figure("board-years")
def board_years() -> Figure:
    """How often the two grades agreed, year by year."""
    agreement = with_share(run("board_agreement"), "same", "graded")
    years = [row for row in records(agreement) if row["year"] != ALL and row["graded"]]
    drawn = [
        kinds.stack(
            row["year"],
            [(float(row[code]), token_of(code), BOARD_OUTCOMES[code]) for code in _OUTCOMES],
            f"{row['same']} of {row['graded']} the same",
        )
        for row in years
    ]
    return Figure(
        name="board-years",
        title=agreement_title({row["year"]: row["share"] for row in years}),
        subtitle="Reports that grade both council and board, by year of publication",
        drawing=Rows(
            "; ".join(f"{r['year']}: {r['same']} the same, {r['better']} better, {r['worse']} worse" for r in years),
            drawn,
            legend=[Key(token_of(code), BOARD_OUTCOMES[code]) for code in _OUTCOMES],
            ruled=False,
        ),
        frame=agreement,
        columns=(
            Column("year", "Year", lambda y: "All years" if y == ALL else str(y)),
            Column("reports", "Reports", whole, number=True),
            Column("graded", "Grade both", whole, number=True),
            Column("same", "Same grade", whole, number=True),
            Column("better", "Board better", whole, number=True),
            Column("worse", "Board worse", whole, number=True),
            Column("share", "Share the same", percentage, number=True),
            Column("share_low", "from (95 % interval)", percentage, number=True),
            Column("share_high", "to", percentage, number=True),
            Column("no_grade", "No board’s grade", whole, number=True),
        ),
        query="board_agreement",
        sources=("ofsted-reports",),
        page="cycle",
        note="Both grades come from one team in one report; they are not independent of each other.",
    )


def agreement_title(shares: Mapping[str, float | None]) -> str:
    """The share of agreement in the first and in the last year that grades both."""
    known = [(year, share) for year, share in shares.items() if share is not None]
    if not known:
        return "No year has a report that grades both council and board"
    said = [f"{percentage(share)} of reports in {year}" for year, share in (known[0], known[-1])]
    return f"Both got the same grade in {said[0]}" + (f", {said[1]}" if len(known) > 1 else "")
