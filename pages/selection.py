"""How areas were chosen: a journalist or a council holds the choice of areas against what was proposed in 2014.

Decides whether the mix of areas says anything about how they came to be inspected.
"""

import streamlit as st

from components import answers_questions, definitions, figure, filters, openings, parts
from components.figures.letters import days_to_publication, stated_reasons
from components.figures.regions import WHAT, regions
from components.figures.selection import PERIODS, chosen_years, period_mix, yardstick_shares
from components.figures.selection_bounds import yardstick_bounds

st.html(openings.selection())
st.html(parts.note("A share of areas with a certain judgement is not a reason for choosing them."))
st.html(
    parts.jump(
        {
            "chosen-mix": "Against all areas",
            "yardstick-shares": "Shares",
            "yardstick-bounds": "Best and worst case",
            "chosen-years": "Year by year",
            "regions": "By region",
            "days-to-publication": "Days to publication",
            "stated-reasons": "Stated reasons",
            "yardsticks": "The proposal of 2014",
            "words": "What the words mean",
        }
    )
)
card = figure.Card("chosen-mix")
with card.controls:
    period = filters.one("Joint inspections", PERIODS, "period")
card.show(period_mix(period=period))
figure.show(yardstick_shares(period=period))
figure.show(yardstick_bounds(period=period))
figure.show(chosen_years())
regional = figure.Card("regions")
with regional.controls:
    share = filters.one("Share of areas", WHAT, "share")
regional.show(regions(share=share))
figure.show(days_to_publication())
figure.show(stated_reasons())
proposal = (
    "<p>The proposal was for integrated inspections, a form that did not go ahead. It measures their successor here, "
    "joint targeted area inspections (since 2016), which never promised to keep it.</p>"
    f"{parts.facts(answers_questions.yardstick_facts())}"
)
st.html(parts.ji(parts.fold("yardsticks", "What was proposed in June 2014, and what the record shows", proposal)))
st.html(definitions.definitions())
