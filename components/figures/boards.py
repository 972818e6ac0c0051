"""Council and safeguarding board in one report of the single framework: grade against grade, and year by year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.columns import COUNCIL, GSS, PUBLISHED, paged
from components.drawing import kinds
from components.drawing.counts import Count, Counts
from components.drawing.rows import Key, Rows
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.tokens import token_of
from components.words import BOARD_OUTCOMES, EVENTS, GRADE_LETTERS, GRADES, count, day, percentage, whole, word
from queries import agreement as agreement_of
from queries import records, rows, run
from queries.shares import with_share

LSCB = "LSCB: Local Safeguarding Children Board"
FOUR = {code: GRADES[code] for code in GRADE_LETTERS}
ALL = "all"
GRADE_CHOICES: Mapping[str, str] = {ALL: "All", **FOUR}
OUTCOME_CHOICES: Mapping[str, str] = {ALL: "All", **BOARD_OUTCOMES}
_OUTCOMES = ("better", "same", "worse")


def year_choices() -> Mapping[str, str]:
    """Years of publication of reports of the framework."""
    years = [row["year"] for row in rows("board_agreement") if row["year"] != ALL]
    return {ALL: "All", **{year: year for year in years}}


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
            {
                name: [_cell_count(cell) for cell in rows("board_matrix") if cell["overall"] == g]
                for g, name in FOUR.items()
            },
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
        note=f"{count(total['no_grade'], 'report')} of {total['reports']} give the board no grade; of these "
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


def _cell_count(cell: Mapping[str, Any]) -> Count:
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
        note=f"{kappa_note(agreement_of.boards())} Both grades come from one team in one report; they are not "
        "independent of each other.",
        means=(
            ("Kappa", "How far two grades agree beyond chance: 1 throughout, 0 as often as chance alone would give."),
        ),
    )


def kappa_note(found: Mapping[str, Any]) -> str:
    """Agreement beyond chance in all, in both halves of the framework, and whether it fell by more than chance."""
    if found["all"][0].value is None:
        return "Agreement beyond chance can’t be told."
    said = []
    for name in ("all", *agreement_of.HALVES):
        estimate, same = found[name]
        if estimate.value is not None:
            years = "in all years" if name == "all" else f"in {name}"
            ends = "" if estimate.low is None else f" ({estimate.low:.2f} to {estimate.high:.2f})"
            said.append(f"{estimate.value:.2f}{ends} {years}, {same} of {estimate.n} the same")
    words = f"Kappa, agreement beyond chance: {'; '.join(said)}."
    return words if found["p"] is None else f"{words} One half against the other: Fisher’s test, p = {found['p']:.2g}."


def agreement_title(shares: Mapping[str, float | None]) -> str:
    """The share of agreement in the first and in the last year that grades both."""
    known = [(year, share) for year, share in shares.items() if share is not None]
    if not known:
        return "No year has a report that grades both council and board"
    said = [f"{percentage(share)} of reports in {year}" for year, share in (known[0], known[-1])]
    return f"Both got the same grade in {said[0]}" + (f", {said[1]}" if len(known) > 1 else "")
