"""Prepare: a partnership that expects a joint inspection reads what letters on its theme list in areas like it; decides
which pages to read first, and takes them along on paper, as a workbook and as a calendar."""

from functools import partial
from html import escape

import streamlit as st

from components import choice, figure, filters, openings, parts, preparation, printing, topics
from components.figures.themes import theme_choices
from components.quote import record_of
from components.words import count
from components.workbook import MEDIA_TYPE

on_paper = st.query_params.get("print") == printing.VIEW["print"]
printing.ready(on_screen=on_paper)
head = st.container()
with st.container(key=printing.CONTROLS):
    area = choice.council("prepare")
    theme = filters.pick("Theme", theme_choices(), "theme")
head.html(openings.prepare(area, theme))
if area is None:
    st.stop()
slug = str(area["slug"])
if area["status"] == "abolished":
    choice.lead_on(area, "prepare")
    st.stop()

pack = preparation.pack(slug, theme)
st.set_page_config(page_title=f"{pack.title} – Joint Inspections")
chosen = {"area": slug, "theme": theme}
with st.container(key="controls-take", horizontal=True):
    view = filters.permalink("prepare", (), {**chosen, **printing.VIEW})
    st.html(parts.ji(f'<p class="ji-acts-head"><a href="{escape(view)}">Print view</a></p>'), width="content")
    for label, make, ending, kind in (
        ("All tables as one workbook (XLSX)", preparation.as_workbook, "xlsx", MEDIA_TYPE),
        ("Days on which statements were due (calendar)", preparation.as_calendar, "ics", "text/calendar"),
    ):
        st.download_button(
            label,
            partial(make, pack, figure.public()),
            f"prepare_{slug}_{theme}.{ending}",
            kind,
            on_click="ignore",
            type="tertiary",
        )
st.html(parts.note(f"Each theme rests on few letters. {topics.agreement()}"))
if not on_paper:
    st.html(parts.jump({anchor: heading for anchor, heading, *_ in preparation.parts_of(pack)}))
here = figure.public() + filters.permalink("prepare", (), chosen)
words, book = topics.CODE_BOOK
st.html(
    parts.ji(
        f'<p class="ji-small ji-quiet">Letters on {escape(pack.whose)}. {preparation.directions(pack)} '
        f"{count(len(pack.replies), 'letter')} asked for a written statement.</p>"
        f"{preparation.html(pack, on_paper)}"
        f'<p class="ji-more"><a href="{book}" target="_self">{words}</a></p>'
        f'<p class="ji-src ji-section">This view: <a href="{escape(here)}">{escape(here)}</a>. '
        f"{record_of()}.</p>"
    )
)
