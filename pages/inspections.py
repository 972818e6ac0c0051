"""Inspections: a journalist asks which areas were inspected, narrows the list down, quotes it and takes it along."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components import filters, notes, tables
from components.once import once
from components.tables import Column
from components.words import EXTRACTIONS, GRADES, PRIOR_GROUPS, PROGRAMMES, THEMES, VISITS, count, day, whole, word
from queries import Value, rows, run

PER_PAGE = 50
JOINT = "Joint targeted area inspection"
KEYS = ("programme", "council", "region", "type", "year", "theme", "inspectorate", "prior", "page")

choices = rows("register_choices")


def options(name: str) -> dict[str, str]:
    """Labels by code of one filter, in the record's order."""
    return {row["code"]: row["label"] for row in choices if row["filter"] == name}


def worded(name: str, words: Mapping[str, str]) -> dict[str, str]:
    """Words by code, for the codes on record."""
    present = options(name)
    return {code: label for code, label in words.items() if code in present}


def summed_up(found: pd.DataFrame) -> str:
    """How many were found, of how many areas, from when to when."""
    visits = int(found["event"].isin(VISITS).sum())
    unread = int((found["extraction"] == "listed").sum())
    return (
        f"**{count(len(found) - visits, 'inspection')}**"
        + (f" and **{count(visits, 'visit')}**" if visits else "")
        + f" of {count(found['area_code'].nunique(), 'area')}, published "
        f"{day(found['published'].min())} to {day(found['published'].max())}"
        + (f"; {unread} known but not read, so that fields of theirs are empty." if unread else ".")
    )


st.title("Which areas were inspected, when, by whom, on what theme?")
st.markdown("Joint inspections are shown unless you choose other programmes. All choices are kept in the address.")
years = [int(year) for year in options("year")]
row = st.columns(3)
with row[0]:
    council = filters.several("Council", options("area"), "council")
    theme = filters.several("Theme", worded("theme", THEMES), "theme")
    programme = filters.several("Programme", worded("programme", PROGRAMMES), "programme")
with row[1]:
    region = filters.several("Region", options("region"), "region")
    inspectorate = filters.several("Inspectorate", options("inspectorate"), "inspectorate")
    year_from, year_to = filters.years("Year of publication", min(years), max(years), "year")
with row[2]:
    area_type = filters.several("Type of council", options("area_type"), "type")
    prior = filters.several("Judgement before the joint inspection (derived)", PRIOR_GROUPS, "prior")

chosen_values: dict[str, Value] = {
    "programmes": programme or ["jtai"],
    "areas": council,
    "regions": region,
    "area_types": area_type,
    "year_from": year_from,
    "year_to": year_to,
    "themes": theme,
    "inspectorates": inspectorate,
    "prior_groups": prior,
}
found = run("inspections", **chosen_values)
if found.empty:
    st.warning("No inspection on record fits all of these choices. Remove one of them to see more.")
    st.stop()

view = repr(chosen_values)
summary = once(lambda: summed_up(found), "inspections: summary", view)
st.markdown(f"{summary} [Link to this view]({filters.permalink('inspections', KEYS)})")
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("published", "Published", day),
    Column("theme", "Theme", lambda code: word(code, THEMES)),
    Column("fieldwork_start", "Fieldwork", day),
    Column("inspectorates", "Inspectorates"),
    Column("prior_grade", "Judged before (derived)", lambda code: word(code, GRADES), swatch=True),
    Column("priority_action", "Priority action", whole, number=True),
    Column("improvement", "To improve", whole, number=True),
    Column("strength", "Strengths", whole, number=True),
    Column(
        "extraction",
        "Report",
        lambda code: word(code, EXTRACTIONS),
        href=lambda row: row["report_url"] or row["council_url"],
    ),
]
pages = -(-len(found) // PER_PAGE)
chosen = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
tables.explained("inspections", columns)
tables.table(
    once(lambda: found.iloc[(chosen - 1) * PER_PAGE : chosen * PER_PAGE], "inspections: rows", view, chosen),
    columns,
    f"Inspections {(chosen - 1) * PER_PAGE + 1} to {min(chosen * PER_PAGE, len(found))} of {len(found)}, newest first",
)
tables.download(found, "inspections", f"Download all {count(len(found), 'row')} (CSV)")
st.markdown(
    "A report without a link of its own leads to the council’s page on the public site. A dash means not stated or "
    "not known; 0 means that the letter says there are none."
)
notes.source("ofsted-reports", "data-to-insight-joint-inspections", "ofsted-outcomes-2025-03-31")
notes.query("inspections", **chosen_values)
