"""Compare: a council or a researcher asks whether joint inspections of high performers and of areas once judged
inadequate differ, and what came next; decides how far the record can answer that at all."""

import streamlit as st

from components import definitions, figure, filters, openings, parts
from components.figures.comparison import BY, LISTS, other_outcomes, points_listed, priority_action, what_next
from components.figures.selection import mix
from components.words import ERAS

st.html(openings.compare())
st.html(parts.note())
st.html(
    parts.jump(
        {
            "mix": "Who was inspected",
            "points-listed": "What letters list",
            "priority-action": "Priority action",
            "what-next": "What came next",
            "other-outcomes": "SEND and youth justice",
            "words": "What the words mean",
        }
    )
)
figure.show(mix())
card = figure.Card("points-listed")
with card.controls:
    by = filters.one("Areas grouped by", BY, "by")
    section = filters.one("What letters list", LISTS, "section")
    era = filters.one("Letters", dict(reversed(list(ERAS.items()))), "era")
card.show(points_listed(by=by, section=section, era=era))
figure.show(priority_action(by=by))
figure.show(what_next())
figure.show(other_outcomes(by=by))
st.html(definitions.definitions())
