"""Council: a resident, a journalist or the council itself asks what is on record for one area; decides what to read."""

import streamlit as st

from components import choice, council, figure, parts
from components.figures.council import council_grades, council_neighbours, council_timeline
from components.words import count
from queries import rows
from queries.cache import kept

PLACES = {
    "council-timeline": "Timeline",
    "joint": "Joint inspections",
    "council-grades": "Judgements by aspect",
    "history": "Every inspection",
    "council-neighbours": "Similar councils",
    "missing": "What is missing",
}


@kept
def body(slug: str, public: str) -> str:
    """The whole profile below its head."""
    area = next(row for row in rows("areas") if row["slug"] == slug)
    timeline, grades, near = (
        figure.markup(make(area=slug), public=public) for make in (council_timeline, council_grades, council_neighbours)
    )
    jump = "".join(f'<li><a href="#{anchor}">{words}</a></li>' for anchor, words in PLACES.items())
    return parts.ji(
        '<div class="ji-grid ji-cols-8-4 ji-section"><section><h2>In short</h2>'
        f'{council.in_short(area)}</section><ul class="ji-jump ji-jump--side">{jump}</ul></div>'
        f'<section class="ji-section">{timeline}</section>'
        f'<section class="ji-section" id="joint"><h2>Joint inspections</h2>{council.letters(area)}</section>'
        f'<section class="ji-section">{grades}</section>'
        f'<section class="ji-section" id="history"><h2>Every inspection on record</h2>{council.history(area)}</section>'
        f'<section class="ji-section">{near}</section>'
        f'<section class="ji-section" id="missing"><h2>What is missing</h2>{council.missing(area)}</section>'
    )


def directory() -> str:
    """All councils from A to Z, abolished ones too."""
    areas = sorted(rows("areas"), key=lambda row: row["area"])
    entries = "".join(
        f'<li><a href="council?area={row["slug"]}" target="_self">{row["area"]}</a>'
        f"{' (abolished)' if row['status'] == 'abolished' else ''}</li>"
        for row in areas
    )
    current = sum(row["status"] == "current" for row in areas)
    return (
        parts.opening(
            "Councils",
            lead=f"{count(current, 'council')} responsible for children’s services in England, and "
            f"{len(areas) - current} that were abolished since 2009.",
        )
        + parts.search(suggestions=[row["area"] for row in areas])
        + parts.ji(f'<ul class="ji-az ji-section">{entries}</ul>')
    )


area = choice.council_of_address("council")
if area is None:
    st.html(directory())
    st.stop()

slug = str(area["slug"])
st.set_page_config(page_title=f"{area['area']} – Joint Inspections")
st.html(
    parts.opening(area["area"], crumb={"Home": "./", "Councils": "council"})
    + parts.ji(
        f'<div class="ji-headline"><p class="ji-small ji-quiet">{council.facts_line(area)}</p><p class="ji-acts-head">'
        f'<a href="benchmark?area={slug}" target="_self">Compare and print</a>'
        f'<a href="prepare?area={slug}" target="_self">Prepare for a theme</a>'
        f'<a href="topics?area={slug}#topics-peers" target="_self">What findings speak of</a>'
        f'<a href="council/{slug}/">Plain page</a>'
        f'<a href="council/{slug}/feed.atom">Follow by feed</a>'
        '<a href="about" target="_self">Send a correction</a></p></div>'
        f"{council.succession(area)}"
    )
    + council.status(area)
)
st.html(body(slug, figure.public()))
