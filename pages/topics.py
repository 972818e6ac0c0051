"""Topics: a partnership, a researcher or a journalist asks what findings speak of, where they come back, and what
reports on similar councils raise; decides which letters and pages to read."""

import streamlit as st

from components import figure, filters, openings, parts, topics
from components.figures.comparison import BY
from components.figures.themes import EVERY, councils
from components.figures.topics import JOINT_LISTS, topics_prior, topics_spoken
from components.figures.topics_of_council import REPORTS, topics_again, topics_peers, topics_returned
from components.words import ERAS, SECTIONS

st.html(openings.topics())
st.html(parts.note(topics.agreement()))
st.html(
    parts.jump(
        {
            "topics-spoken": "By kind of report",
            "topics-prior": "By judgement before",
            "topics-again": "Said again",
            "topics-peers": "One council",
        }
    )
)
card = figure.Card("topics-spoken")
with card.controls:
    kind = filters.pick("Reports", topics.kinds(), "kind")
    section = filters.pick("List", topics.sections(), "section")
card.show(topics_spoken(kind=kind, section=section))
card = figure.Card("topics-prior")
with card.controls:
    by = filters.one("Areas grouped by", BY, "by")
    listed = filters.one("Joint letters list", {code: SECTIONS[code] for code in JOINT_LISTS}, "list")
    era = filters.one("Letters", dict(reversed(list(ERAS.items()))), "era")
card.show(topics_prior(by=by, section=listed, era=era))
card = figure.Card("topics-again")
with card.controls:
    after = filters.one("After", topics.BEFORE, "after")
card.show(topics_again(after=after))
card = figure.Card("topics-peers")
with card.controls:
    area = filters.pick("Council", {**councils(), EVERY: "Choose a council"}, "area")
    reports = filters.one("Reports", REPORTS, "reports")
if area == EVERY:
    st.html(
        parts.ji(
            '<div class="ji-empty" id="topics-peers"><p><b>Choose a council</b> to see what reports on it raise beside '
            "those on its ten statistical neighbours, and what was said again.</p></div>"
        )
    )
else:
    card.show(topics_peers(area=area, reports=reports))
    figure.show(topics_returned(area=area))
st.html(
    parts.ji(
        f'<p class="ji-more ji-section"><a href="{topics.CODE_BOOK[1]}" target="_self">{topics.CODE_BOOK[0]}</a></p>'
    )
)
