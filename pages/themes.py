"""Themes: a partnership that expects a joint inspection asks what those of one theme found, where and when.

Decides which letters to read, its own theme's and those on councils like it.
"""

import streamlit as st

from components import figure, filters, glossary, openings, parts
from components.figures.themes import (
    EVERY,
    NEWEST,
    SECTIONS,
    councils,
    theme_choices,
    theme_letters,
    theme_points,
    theme_priority,
)
from components.figures.topics import JOINT_LISTS, theme_topics
from components.words import ERAS
from components.words import SECTIONS as SECTION_WORDS

if "about_theme" in st.query_params:  # an earlier address
    st.query_params["theme"] = st.query_params.pop("about_theme")

st.html(openings.themes())
st.html(parts.note("Each theme rests on few letters."))
st.html(
    parts.jump(
        {
            "theme-priority": "Priority action",
            "theme-points": "What letters list",
            "theme-letters": "The letters of a theme",
            "theme-topics": "Topics of a theme",
            "words": "What the words mean",
        }
    )
)
figure.show(theme_priority())
card = figure.Card("theme-points")
with card.controls:
    section = filters.one("What letters list", SECTIONS, "section")
    era = filters.one("Letters", {code: ERAS[code] for code in NEWEST}, "era")
card.show(theme_points(section=section, era=era))
card = figure.Card("theme-letters")
with card.controls:
    theme = filters.pick("Theme", {**theme_choices(), EVERY: "All themes"}, "theme")
    area = filters.pick("Councils like", councils(), "area")
card.show(theme_letters(theme=theme, area=area))
pack = {key: value for key, value in (("area", area), ("theme", theme)) if value != EVERY}
st.html(
    parts.ji(
        f'<p class="ji-more"><a href="{filters.permalink("prepare", (), pack)}" target="_self">Take these letters '
        "along: by topic, pages to read, what came next</a></p>"
    )
)
card = figure.Card("theme-topics")
with card.controls:
    listed = filters.one("Letters list", {code: SECTION_WORDS[code] for code in JOINT_LISTS}, "list")
card.show(theme_topics(theme=next(iter(theme_choices())) if theme == EVERY else theme, section=listed))
words = glossary.meanings(
    [
        (
            "",
            "Theme",
            "Each joint targeted area inspection looks closely at one theme; the inspectorates choose it for a year or "
            "so.",
        ),
        (
            "priority-action",
            "Area for priority action",
            "Inspectors name one where they find serious concerns. A letter with lists and without such a section "
            "names none.",
        ),
        ("points", "Point to improve", "One entry of a letter’s list of areas for improvement."),
        (
            "statistical-neighbours",
            "Councils like",
            "The ten statistical neighbours of a council in the Department for Education’s model of 2025.",
        ),
    ]
)
st.html(parts.ji(parts.fold("words", "What the words mean", words)))
