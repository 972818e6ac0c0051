"""Boards: a safeguarding partner or a journalist asks whether a Local Safeguarding Children Board was judged like the
council whose report it shared; decides which reports to read."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components import filters, notes, svg, tables
from components.bars import legend, stacked
from components.charts import Drawn, chart
from components.matrix import matrix
from components.once import once
from components.tables import Column
from components.words import BOARD_OUTCOMES, GRADES, count, day, part, percent, whole, word
from queries import records, rows, run
from queries.shares import with_share

FOUR_POINT = {code: GRADES[code] for code in ("outstanding", "good", "requires_improvement", "inadequate")}
PER_PAGE = 25
KEYS = ("council_grade", "board_grade", "against", "board_year")


def cell_link(cell: Mapping[str, Any]) -> str:
    """Address of this page with one cell of the matrix chosen."""
    return "boards?" + urlencode({"council_grade": GRADES[cell["overall"]], "board_grade": GRADES[cell["board"]]})


def drawn() -> Drawn:
    """Reports year by year, by how the two grades compare."""
    years = agreement[(agreement["year"] != "all") & (agreement["graded"] > 0)]
    said = (f"{y['year']}: {y['same']} same, {y['better']} better, {y['worse']} worse" for y in records(years))
    return Drawn(
        stacked(years, "year", parts, "Reports with both grades"),
        f"Reports by year: {'; '.join(said)}",
    )


def worded() -> pd.DataFrame:
    """The years with the share written out."""
    said = [part(r["same"], r["graded"], r["share"], r["share_low"], r["share_high"]) for r in by_year]
    return agreement.assign(agreement=said)


agreement = once(lambda: with_share(run("board_agreement"), "same", "graded"), "boards: agreement")
by_year = once(lambda: records(agreement), "boards: by year")
total = next(row for row in by_year if row["year"] == "all")

st.title("Was the safeguarding board judged like the council in the same report?")
st.markdown(
    f"In **{total['same']} of {total['graded']} reports** published from {day(total['first_published'])} to "
    f"{day(total['last_published'])}, the Local Safeguarding Children Board (LSCB) got the same grade as the council: "
    f"{percent(total['share'], total['share_low'], total['share_high'])}, in brackets the 95 % exact interval. The "
    f"board was judged better in **{total['better']}** and worse in **{total['worse']}**; the two grades were more "
    f"than one step apart in {total['two_or_more']}."
)
st.markdown(
    f"The record holds {count(total['reports'], 'report')} of the single inspection framework that were read. "
    f"**{total['no_grade']} give the board no grade**: {total['re_inspections']} are re-inspections, which did not "
    "review the board again; the rest are in the list below. Other reports of the framework were not read: see "
    "[Cycle](cycle)."
)

st.header("The council’s overall grade against the board’s")
matrix(
    rows("board_matrix"),
    ("overall", "Council"),
    ("board", "Board"),
    GRADES,
    lambda cell: str(cell["outcome"]),
    cell_link,
    f"Reports by the council’s overall grade and the board’s grade, n = {total['graded']}; a number leads to its "
    "reports",
)
st.markdown("Grey: the same grade. Blue: the board was judged better. Orange: the board was judged worse.")
st.info(
    "This describes; it does not show what caused what. Both grades come from one team of inspectors in one report, "
    "so they are not independent of each other. A board "
    "that served two or three councils (such as that of Hammersmith and Fulham, Kensington and Chelsea, and "
    "Westminster) stands in the report of each of them and is counted once for each report."
)
tables.download(run("board_matrix"), "boards_matrix", "Download the matrix (CSV)")
notes.query("board_matrix")

st.header("Year by year")
parts = {code: (BOARD_OUTCOMES[code], code) for code in ("worse", "same", "better")}
svg.show(legend(parts))
chart("board-years", drawn)
columns = [
    Column("year", "Year", lambda year: "All years" if year == "all" else str(year)),
    Column("reports", "Reports read", whole, number=True),
    Column("graded", "With a board’s grade", whole, number=True),
    Column("same", "Same grade", whole, number=True),
    Column("better", "Board better", whole, number=True),
    Column("worse", "Board worse", whole, number=True),
    Column("no_grade", "No board’s grade", whole, number=True),
]
tables.explained("board_agreement", columns)
tables.table(
    once(worded, "boards: worded"),
    [*columns, Column("agreement", "Same grade (95 % exact interval)")],
    "The board’s grade against the council’s, by year of publication",
)
tables.download(agreement, "boards_by_year", "Download the years (CSV)")
notes.query("board_agreement")

st.header("The reports", anchor="reports")
left, right = st.columns(2)
with left:
    overall = filters.several("The council’s overall grade", FOUR_POINT, "council_grade")
    outcome = filters.several("The board against the council", BOARD_OUTCOMES, "against")
with right:
    board = filters.several("The board’s grade", FOUR_POINT, "board_grade")
    year = filters.several(
        "Year of publication", {r["year"]: r["year"] for r in by_year if r is not total}, "board_year"
    )
found = run("board_reports", overall=overall, board=board, outcomes=outcome, years=year)
if found.empty:
    st.warning("No report that was read fits all of these choices. Remove one of them to see more.")
else:
    st.markdown(f"**{count(len(found), 'report')}**. [Link to this view]({filters.permalink('boards', KEYS)})")
    columns = [
        Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
        Column("area_code", "GSS code"),
        Column("published", "Report", day, href=lambda row: row["report_url"]),
        Column("event", "Kind"),
        Column("overall", "Council", lambda c: word(c, GRADES), swatch=True),
        Column("overall_page", "Page", whole, number=True),
        Column("board", "Board", lambda c: word(c, GRADES), swatch=True),
        Column("board_page", "Page", whole, number=True),
        Column("outcome", "Board against council", lambda c: word(c, BOARD_OUTCOMES)),
    ]
    tables.explained("board_reports", columns)
    pages = -(-len(found) // PER_PAGE)
    chosen = st.pagination(pages, key="board_page", bind="query-params") if pages > 1 else 1
    tables.table(
        once(
            lambda: found.iloc[(chosen - 1) * PER_PAGE : chosen * PER_PAGE],
            "boards: rows",
            repr((overall, board, outcome, year)),
            chosen,
        ),
        columns,
        f"Reports {(chosen - 1) * PER_PAGE + 1} to {min(chosen * PER_PAGE, len(found))} of {len(found)}, oldest first",
    )
    tables.download(found, "boards_reports", f"Download all {count(len(found), 'report')} (CSV)")
notes.source("ofsted-reports")
notes.query("board_reports", overall=overall, board=board, outcomes=outcome, years=year)
