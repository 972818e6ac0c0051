"""How councils are judged now: a resident, a journalist or a council asks where each stands by its latest grade.

Decides which council's judgements to read.
"""

from html import escape
from typing import Any

import streamlit as st

from components import figure, filters, openings, parts
from components.figures.judgements import BY, STEPS, judged_map, judgements_next, standing_years
from components.tokens import token_of
from components.words import STANDINGS, count, day, is_missing
from queries import rows

ALL = "all"


def entry(row: dict[str, Any]) -> str:
    """One council of the list: name, grade, year, and a later report that was not read."""
    later = "" if is_missing(row["unread_published"]) else f"; later report {day(row['unread_published'])} not read"
    known = "" if is_missing(row["published"]) else f", {row['published'].year}"
    return (
        f'<li><a href="council?area={row["slug"]}" target="_self">{escape(row["area"])}</a><small>'
        f'<span class="ji-grade" style="--g:var(--{token_of(row["standing"])})">{STANDINGS[row["standing"]]}</span>'
        f"{known}{later}</small></li>"
    )


st.html(openings.judgements())
st.html(
    parts.note(
        caveat="Grades come from inspections of different years and, before 2018, of another framework. They describe; "
        "they do not show what caused what."
    )
)
st.html(
    parts.jump(
        {
            "judged-map": "Map",
            "standing-years": "Year by year",
            "judgements-next": "From one judgement to the next",
            "list": "Councils A to Z",
        }
    )
)
figure.show(judged_map())
card = figure.Card("standing-years")
with card.controls:
    by = filters.one("Areas by", BY, "by")
card.show(standing_years(by=by))
card = figure.Card("judgements-next")
with card.controls:
    step = filters.one("Judgements", STEPS, "step")
card.show(judgements_next(step=step))

st.html(parts.ji('<section class="ji-section" id="list"><h2>Councils A to Z</h2></section>'))
grades = {ALL: "All", **STANDINGS}
with st.container(key="controls-list", horizontal=True):
    standing = filters.one("Latest grade", grades, "standing")
shown = [row for row in rows("standing_today") if standing in (ALL, row["standing"])]
found = f'<ul class="ji-az ji-az--grades">{"".join(map(entry, shown))}</ul>'
if not shown:
    found = '<div class="ji-empty"><p><b>None.</b> No council stands at this grade.</p></div>'
unfolded = " open" * (standing != ALL)  # all of them are ten screens on a phone
words = f"All {count(len(shown), 'council')}" if standing == ALL else count(len(shown), "council")
st.html(parts.ji(f'<details class="ji-fold"{unfolded}><summary>{words}</summary>{found}</details>'))
