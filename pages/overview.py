"""Home: anybody who arrives asks what this is, looks for a council, or wants the three answers at once.

Decides where to go next: a council, the latest inspections, a question.
"""

from html import escape
from typing import Any

import streamlit as st

from components import answers, answers_contrast, figure, openings, parts
from components.drawing import small
from components.figures.contrast import points_listed
from components.figures.joint import joint_map, joint_themes
from components.tokens import token_of
from components.words import ERAS, LATEST_ERA, NO_THEME, THEMES, count, day, is_missing, word
from queries import rows
from queries.cache import kept

LATEST = 9


def article(question: str, said: str, drawing: str, caption: str, href: str, words: str) -> str:
    """One answer: question, sentence, small drawing, caption, way on."""
    return (
        f'<article><h3>{escape(question)}</h3><p class="ji-say">{escape(said)}</p>'
        f'<div class="ji-mini">{drawing}</div>'
        f'<p class="ji-cap">{escape(caption)}</p>'
        f'<p class="ji-more"><a href="{href}" target="_self">{escape(words)}</a></p>'
        "</article>"
    )


def by_year() -> list[tuple[str, int, int, str]]:
    """Letters read and not read by year of publication, with the colour of their years."""
    letters = rows("joint_with_prior_judgement", area=None)
    years = range(min(r["published"].year for r in letters), max(r["published"].year for r in letters) + 1)
    found = []
    for year in years:
        mine = [r for r in letters if r["published"].year == year]
        read = sum(r["extraction"] == "parsed" for r in mine)
        found.append((f"’{year % 100:02}", read, len(mine) - read, token_of(mine[-1]["era"]) if mine else "none"))
    return found


def three_answers() -> str:
    """The three answers."""
    total = next(row for row in rows("theme_totals") if row["era"] == "all")
    strip = points_listed().drawing.html()
    squares = small.units(answers.letters_found(), total["priority_letters"], total["letters"])
    return "".join(
        (
            '<section class="ji-section ji-three"><h2 class="ji-vh">Three answers</h2>',
            article(
                "Which areas?",
                answers.reach(),
                small.columns("Joint inspections by year of publication", by_year()),
                "Letters by year of publication; hollow: not read yet.",
                "inspections",
                "See the inspections",
            ),
            article(
                "What was found?",
                answers.letters_found(),
                squares,
                "One square, one letter that lists findings.",
                "themes",
                "See findings by theme",
            ),
            article(
                "Do once-inadequate areas differ?",
                answers_contrast.differ(),
                strip,
                f"Points to improve, letters {ERAS[LATEST_ERA].lower()}; diamond: median.",
                "compare",
                "See the comparison",
            ),
            "</section>",
        )
    )


def letter(row: dict[str, Any]) -> str:
    """One of the latest joint inspections."""
    theme = NO_THEME if is_missing(row["theme"]) else word(row["theme"], THEMES)
    unread = ' <span class="ji-chip">not read yet</span>' if row["extraction"] == "listed" else ""
    return (
        f'<li><a href="council?area={escape(row["slug"])}" target="_self">{escape(row["area"])}</a> · '
        f"{escape(theme)}<br>"
        f'<span class="ji-micro ji-quiet">{day(row["published"])}{unread}</span></li>'
    )


def latest() -> str:
    """The latest joint inspections known."""
    letters = sorted(rows("joint_with_prior_judgement", area=None), key=lambda row: row["published"], reverse=True)
    entries = "".join(letter(row) for row in letters[:LATEST])
    return (
        f'<section class="ji-fig"><h2 class="ji-fig-title">Latest joint inspections</h2><ul class="ji-list" '
        f'style="margin-top:1rem">{entries}</ul><p class="ji-more"><a href="inspections" target="_self">'
        f"All {count(len(letters), 'joint inspection')}, with filters</a></p></section>"
    )


@kept
def body(public: str) -> str:
    """The whole page below its top."""
    england, themes = (figure.markup(one, public=public) for one in (joint_map(), joint_themes()))
    return parts.ji(
        f'{three_answers()}<section class="ji-section ji-grid ji-cols-7-5">{england}{latest()}</section>'
        f'<section class="ji-section">{themes}</section>'
    )


st.html(openings.home())
st.html(body(figure.public()))
