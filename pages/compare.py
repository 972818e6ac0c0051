"""Compare: a council or a researcher asks whether inspections of high performers and of areas judged inadequate before
differ, and what came next; decides how far the record can answer that at all."""

import streamlit as st

from components import definitions, figure, filters, openings, parts
from components.contrast import COMPARED, DEFINITIONS, HIGHS, LISTS, MEANS
from components.contrast import definitions as definitions_in_order
from components.figures.afterwards import time_to_better, what_next
from components.figures.comparison import other_outcomes
from components.figures.contrast import members, points_listed, priority_action
from components.figures.contrast_tests import every_test
from components.words import inside

head = st.container(gap=None)
with st.container(key="controls-compare", horizontal=True):
    by = filters.one("Judged inadequate", {code: DEFINITIONS[code] for code in definitions_in_order()}, "by")
    high = filters.one("High performing", HIGHS, "high")
head.html(openings.compare(by, high))
st.html(parts.note())
st.html(
    parts.jump(
        {
            "points-listed": "What reports list",
            "priority-action": "Priority action",
            "contrast-members": "Who is in which group",
            "contrast-tests": "How sure",
            "what-next": "What came next",
            "time-to-better": "Time to improve",
            "other-outcomes": "SEND and youth justice",
            "words": "What the words mean",
        }
    )
)
card = figure.Card("points-listed")
with card.controls:
    among = filters.one("Reports", COMPARED, "among")
    section = filters.one("What they list", LISTS, "section")
card.show(points_listed(by=by, high=high, among=among, section=section))
figure.show(priority_action(by=by, high=high))
figure.show(members(by=by, high=high, among=among))
figure.show(every_test(by=by, high=high))
figure.show(what_next())
figure.show(time_to_better())
figure.show(other_outcomes(by="ever_inadequate" if by == "ever_inadequate" else "prior_group"))
ways = tuple(("", f"Inadequate: {inside(term)}", meaning) for term, meaning in MEANS[: len(DEFINITIONS)])
st.html(definitions.definitions(ways))
