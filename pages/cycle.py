"""2013 to 2017: a journalist asks whether every council was inspected within the promised three years, a safeguarding
partner whether boards were judged like their councils; decides which reports to read."""

import streamlit as st

from components import figure, filters, glossary, openings, parts
from components.figures.boards import (
    ALL,
    BOARD_COLUMNS,
    GRADE_CHOICES,
    OUTCOME_CHOICES,
    board_years,
    boards,
    year_choices,
)
from components.figures.cycle import cycle_areas, cycle_months
from components.tables import card_table
from components.words import count

st.html(openings.cycle())
st.html(
    parts.note(
        caveat="Counts are of reports on record; a report that is listed and was not read may be of another kind. They "
        "describe; they do not show what caused what."
    )
)
st.html(
    parts.jump(
        {
            "cycle-months": "Month by month",
            "cycle-areas": "Who waited",
            "boards": "Council and board in one report",
            "board-years": "Agreement year by year",
            "words": "What the words mean",
        }
    )
)
figure.show(cycle_months())
figure.show(cycle_areas())
card = figure.Card("boards")
with card.controls:
    chosen = {
        "council_grade": filters.one("The council’s grade", GRADE_CHOICES, "council_grade"),
        "board_grade": filters.one("The board’s grade", GRADE_CHOICES, "board_grade"),
        "against": filters.one("Board against council", OUTCOME_CHOICES, "against"),
        "board_year": filters.one("Published in", year_choices(), "board_year"),
    }
shown = boards(**chosen)
card.show(shown)
if set(chosen.values()) != {ALL}:
    found = count(len(shown.frame), "report")
    st.html(
        parts.ji(
            card_table(shown.frame, BOARD_COLUMNS, f"{found} of these choices")
            if len(shown.frame)
            else '<div class="ji-empty"><p><b>None.</b> No report that was read fits all of these choices.</p></div>'
        )
    )
figure.show(board_years())
words = glossary.meanings(
    [
        (
            "single-inspection-framework",
            "Single framework",
            "The single inspection framework of November 2013, under which Ofsted inspected each council’s services "
            "for children once, and its safeguarding board in the same report.",
        ),
        (
            "not-read",
            "Listed, not read",
            "The public site lists a report of that time that was not read; probably of this framework, as no other "
            "was in use.",
        ),
        (
            "safeguarding-board",
            "Safeguarding board",
            "Local Safeguarding Children Board: it brought the agencies of an area together until 2019. "
            "Re-inspections did not review it again.",
        ),
        (
            "",
            "Afterwards",
            '<a href="judgements" target="_self">How councils are judged now</a>, and how judgements changed.',
        ),
    ]
)
st.html(parts.ji(parts.fold("words", "What the words mean", words)))
