"""Council: a resident, a journalist or the council itself asks what is on record for one area; decides what to read."""

import streamlit as st

from components import choice, council, embed, figure, need, openings, parts
from components.figures.council import council_grades, council_neighbours, council_timeline
from queries import rows
from queries.cache import kept

PLACES = {
    "council-timeline": "Timeline",
    "joint": "Joint inspections",
    "council-grades": "Judgements by aspect",
    "history": "Every inspection",
    "council-neighbours": "Similar councils",
    need.PLACE: "Need and workforce",
    "missing": "What is missing",
}


@kept
def body(slug: str, public: str) -> str:
    """The profile below its head, as far as need and workforce."""
    area = next(row for row in rows("areas") if row["slug"] == slug)
    timeline, grades = (figure.markup(make(area=slug), public=public) for make in (council_timeline, council_grades))
    jump = "".join(f'<li><a href="#{anchor}">{words}</a></li>' for anchor, words in PLACES.items())
    return parts.ji(
        '<div class="ji-grid ji-cols-8-4 ji-section"><section><h2>In short</h2>'
        f'{council.in_short(area)}</section><ul class="ji-jump ji-jump--side">{jump}</ul></div>'
        f'<section class="ji-section">{timeline}</section>'
        f'<section class="ji-section" id="joint"><h2>Joint inspections</h2>{council.letters(area)}</section>'
        f'<section class="ji-section">{grades}</section>'
        f'<section class="ji-section" id="history"><h2>Every inspection on record</h2>{council.history(area)}</section>'
    )


@kept
def end(slug: str, public: str) -> str:
    """The end of the profile: what is known to be missing, and the card for other sites."""
    area = next(row for row in rows("areas") if row["slug"] == slug)
    return parts.ji(
        f'<section class="ji-section" id="missing"><h2>What is missing</h2>{council.missing(area)}'
        f"{embed.fold(slug, area['area'], public)}</section>"
    )


def directory() -> str:
    """All councils from A to Z, abolished ones too."""
    areas = sorted(rows("areas"), key=lambda row: row["area"])
    entries = "".join(
        f'<li><a href="council?area={row["slug"]}" target="_self">{row["area"]}</a>'
        f"{' (abolished)' if row['status'] == 'abolished' else ''}</li>"
        for row in areas
    )
    return openings.councils() + parts.ji(f'<ul class="ji-az ji-section">{entries}</ul>')


area = choice.council_of_address("council")
if area is None:
    st.html(directory())
    st.stop()

slug = str(area["slug"])
st.set_page_config(page_title=f"{area['area']} – Joint Inspections")
st.html(openings.council(area))
st.html(body(slug, figure.public()))
with st.container(key="near"):
    near = figure.markup(council_neighbours(area=slug), public=figure.public())
    st.html(parts.ji(f'<section class="ji-section">{near}</section>'))
need.of_council(area)
st.html(end(slug, figure.public()))
