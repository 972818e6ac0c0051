"""Themes: a researcher or a partnership that expects a joint inspection asks what those of one theme found, where and
when; decides which letters to read."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components import filters, notes, tables
from components.charts import Drawn, chart
from components.once import once
from components.shares import shares
from components.tables import Column
from components.words import EXTRACTIONS, MISSING, NO_THEME, THEMES, count, day, days, is_missing, part, whole, word
from queries import records, rows, run
from queries.shares import with_share

MEANINGS = {
    "inspections": "Known to us",
    "read": "Letters read",
    "letters": "With lists",
    "priority_letters": "With priority action",
    "improvement_median": "To improve, median",
    "strength_median": "Strengths, median",
    "inspectorates": "Inspectorates",
}
ERAS = ("2016–2020", "since 2022")


def named(code: object) -> str:
    """The words for a theme, also where the list that names the inspection gives none."""
    return NO_THEME if is_missing(code) else word(code, THEMES)


def middle(median: object, letters: int) -> str:
    """A median with the number of letters that it stands on; small numbers are marked."""
    if is_missing(median):
        return MISSING
    return f"{float(str(median)):g} ({count(letters, 'letter')}{', below 5' if letters < 5 else ''})"


def era_sentence(row: dict[str, Any]) -> str:
    """One era's letters with priority action, in words."""
    said = part(row["priority_letters"], row["letters"], row["share"], row["share_low"], row["share_high"])
    return f"{row['era']}: {said}"


def drawn(listed: list[dict[str, Any]], era: str) -> Drawn:
    """The themes of one era by their share of letters with priority action."""
    said = (f"{r['words']} {r['priority_letters']} of {r['letters']}" for r in listed)
    figure = shares(listed, "words", "priority_letters", "letters", era)
    return Drawn(figure, f"Letters with priority action, {era}: {'; '.join(said)}")


def worded() -> pd.DataFrame:
    """The themes with their shares and medians in words."""
    said = [
        part(*(r[k] for k in ("priority_letters", "letters", "share", "share_low", "share_high"))) for r in by_theme
    ]
    return themes.assign(
        words=[r["words"] for r in by_theme],
        priority=said,
        improvement=[middle(r["improvement_median"], r["improvement_letters"]) for r in by_theme],
        strength=[middle(r["strength_median"], r["strength_letters"]) for r in by_theme],
    )


def with_words(letters: pd.DataFrame) -> pd.DataFrame:
    """The letters with theme and fieldwork in words."""
    return letters.assign(
        words=[named(code) for code in letters["theme"]],
        fieldwork=[days(r["fieldwork_start"], r["fieldwork_end"]) for r in records(letters)],
    )


def priority_shares(query: str) -> pd.DataFrame:
    """Rows of a query with the share of letters that list priority action."""
    return with_share(run(query), "priority_letters", "letters")


themes = once(lambda: priority_shares("themes"), "themes: shares")
by_theme = once(lambda: [{**row, "words": named(row["theme"])} for row in records(themes)], "themes: rows")
totals = once(lambda: {row["era"]: row for row in records(priority_shares("theme_totals"))}, "themes: totals")
whole_record = totals["all"]

st.title("What did joint inspections of each theme find?")
st.markdown(
    f"Of **{whole_record['letters']} letters** whose lists of findings were read, on {whole_record['themes']} "
    "themes, published from "
    f"{day(whole_record['first_published'])} to {day(whole_record['last_published'])}, "
    f"**{whole_record['priority_letters']} list at least one area for priority action** – "
    + "; ".join(era_sentence(totals[era]) for era in ERAS)
    + ", in brackets the 95 % exact interval. "
    f"At least {whole_record['inspections']} joint inspections are known to us, and {whole_record['read']} of their "
    "letters "
    "were read; a letter without any list of findings is left out of the shares."
)
notes.caveat(
    "Inspectors name an area for priority action where they find serious concerns; a letter without such a section "
    "lists none. The two eras stand apart, because the form of the letters changed."
)

st.header("Letters that list an area for priority action")
for column, era in zip(st.columns(2, gap="large"), ERAS, strict=True):
    with column:
        st.subheader(era)
        chart(f"priority-{era}", partial(drawn, [row for row in by_theme if row["era"] == era], era))
st.markdown(
    "Each point is the share of the letters with lists; the bar is its 95 % exact interval. A hollow point: "
    "fewer than 5 letters, no interval. The intervals are wide because the numbers are small."
)
columns = [
    Column("words", "Theme"),
    Column("era", "Era"),
    Column("first_published", "First letter", day),
    Column("last_published", "Latest", day),
    Column("inspections", "Known to us", whole, number=True),
    Column("read", "Letters read", whole, number=True),
    Column("letters", "With lists", whole, number=True),
    Column("priority", "With priority action (95 % exact interval)"),
    Column("improvement", "To improve, median"),
    Column("strength", "Strengths, median"),
    Column("inspectorates", "Inspectorates"),
]
tables.explained("themes", [Column(name, label) for name, label in MEANINGS.items()])
tables.table(
    once(worded, "themes: worded"), columns, "Themes of joint inspections, era by era, in order of their first letter"
)
tables.download(themes, "themes", "Download the themes (CSV)")
notes.source("ofsted-reports", "data-to-insight-joint-inspections", "declared-joint-inspections")
notes.query("themes")

st.header("The letters of a theme", anchor="letters")
chosen = filters.several(
    "Theme", {c: w for c, w in THEMES.items() if any(row["theme"] == c for row in by_theme)}, "about_theme"
)
letters = once(lambda: with_words(run("theme_letters", themes=chosen)), "themes: letters", *(chosen or ()))
found = rows("theme_letters", themes=chosen)
unread = sum(row["extraction"] != "parsed" for row in found)
st.markdown(
    f"**{count(len(found), 'joint inspection')}** of {count(len({row['area_code'] for row in found}), 'area')}"
    + (f"; the letters of {unread} were not read, so that their findings are empty" if unread else "")
    + f". [Link to this view]({filters.permalink('themes', ('about_theme',))})"
)
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("area_code", "GSS code"),
    Column("words", "Theme"),
    Column("fieldwork", "On site"),
    Column("published", "Letter", day, href=lambda row: row["report_url"] or row["council_url"]),
    Column("inspectorates", "Inspectorates"),
    Column("priority_action", "Priority action", whole, number=True),
    Column("improvement", "To improve", whole, number=True),
    Column("strength", "Strengths", whole, number=True),
    Column("extraction", "Letter", lambda c: word(c, EXTRACTIONS)),
]
tables.explained("theme_letters", [c for c in columns if c.name not in ("words", "fieldwork")])
with st.expander(count(len(letters), "letter"), expanded=chosen is not None):
    tables.table(letters, columns, "Joint inspections and what their letters list, oldest first")
tables.download(letters, "theme_letters", "Download these letters (CSV)")
st.markdown(
    "A dash means that the letter has no such section or was not read; 0 means that the letter says there are none. "
    "A letter without a link of its own leads to the council’s page on the public site."
)
notes.source("ofsted-reports", "data-to-insight-joint-inspections", "declared-joint-inspections")
notes.query("theme_letters", themes=chosen)
