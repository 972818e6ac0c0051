"""Overview: anybody who arrives asks what this is, where joint inspections took place, and when.

Decides where to go next: a council on the map, a theme in the timeline, the register.
"""

from typing import Any

import pandas as pd
import streamlit as st

from components import hexmap, notes, svg, tables, timeline
from components.once import once
from components.palette import colour
from components.tables import Column
from components.words import NO_THEME, THEMES, count, day, first_day, is_missing, word
from queries import rows, run

NEVER = "never"
ERAS = ("2016–2020", "since 2022")


def cell(row: dict[str, Any]) -> hexmap.Cell:
    """One area's cell, coloured by the era of its latest joint inspection."""
    era = NEVER if is_missing(row["latest_era"]) else row["latest_era"]
    if era == NEVER:
        latest = "no joint inspection known to us"
    else:
        theme = NO_THEME if is_missing(row["latest_theme"]) else word(row["latest_theme"], THEMES)
        latest = f"latest joint inspection published {day(row['latest_published'])} ({theme})"
    return hexmap.Cell(
        q=int(row["hex_q"]),
        r=int(row["hex_r"]),
        fill=colour(era),
        title=f"{row['area']}: {latest}",
        href=f"council?area={row['slug']}",
        label=row["area"][:3],
        ink=colour("quiet") if era == NEVER else colour("on_era"),
    )


def mark(row: dict[str, Any]) -> timeline.Mark:
    """One joint inspection on the timeline, hollow where its letter was not read."""
    listed = row["extraction"] == "listed"
    return timeline.Mark(
        lane=NO_THEME if is_missing(row["theme"]) else word(row["theme"], THEMES),
        day=first_day(row),
        fill=colour(row["era"]),
        title=f"{row['area']}: published {day(row['published'])}" + (" (letter not read)" if listed else ""),
        href=f"council?area={row['slug']}",
        hollow=listed,
    )


def told(number: int, row: dict[str, Any]) -> str:
    """One milestone in words."""
    link = "" if is_missing(row["url"]) else f" ([official page]({row['url']}))"
    return f"**{number}. {row['date']:%B %Y}** – {row['title']}. {row['note']}.{link}"


def drawn_map() -> tuple[str, str]:
    """The legend and the map of all areas."""
    areas = rows("areas_on_map")
    eras = [NEVER if is_missing(row["latest_era"]) else row["latest_era"] for row in areas]
    never = eras.count(NEVER)
    legend = {f"Latest {era}": (colour(era), eras.count(era)) for era in ERAS}
    label = (
        f"Hexagon map of {len(areas)} councils: {len(areas) - never} have had a joint inspection, {never} have none on "
        "record. The table has the same facts."
    )
    return (
        hexmap.legend(legend | {"None on record": (colour(NEVER), never)}),
        hexmap.hexmap([cell(row) for row in areas], label),
    )


def drawn_timeline() -> str:
    """Joint inspections on the lanes of their themes."""
    marks = [mark(row) for row in rows("joint_with_prior_judgement", area=None)]
    present = {m.lane for m in marks}
    return timeline.timeline(
        marks,
        [lane for lane in [*THEMES.values(), NO_THEME] if lane in present],
        f"Timeline of {len(marks)} joint inspections by theme, with {len(flags)} milestones from "
        f"{flags[0].day.year} to {flags[-1].day.year}. The table below has the same inspections by year and theme.",
        flags,
    )


def inspected() -> pd.DataFrame:
    """Areas inspected jointly, the latest first."""
    areas = run("areas_on_map").dropna(subset=["latest_era"])
    return areas.sort_values(["latest_published", "area"], ascending=[False, True])


counts = rows("overview_counts")[0]
areas = run("areas_on_map")
milestones = rows("milestones")

st.title("How England’s inspectorates jointly inspect the way areas protect children")
st.markdown(
    "In a **joint targeted area inspection**, Ofsted, the Care Quality Commission, the inspectorate of constabulary "
    "and, for some themes, the inspectorate of probation look together at how one area helps and protects children, "
    "and publish one letter. This site puts those letters side by side: which areas, when, by whom, on what theme, "
    "what was found, and what each area had been judged before."
)
for column, (label, value) in zip(
    st.columns(4),
    (
        ("Joint inspections known to us", counts["inspections"]),
        ("Areas inspected jointly", counts["areas"]),
        ("Areas of today with none known", counts["areas_never"]),
        ("Years with letters", counts["years"]),
    ),
    strict=True,
):
    column.metric(label, f"{value:,}")
st.markdown(
    f"At least {counts['inspections']} joint inspections: the public lists are not complete. Letters published from "
    f"{day(counts['first_published'])} to {day(counts['last_published'])}; "
    f"{counts['parsed']} were read, {counts['listed']} are known but not read yet "
    f"([known gaps](about#known-gaps))."
)

st.header("Where joint inspections took place")
st.markdown("Each hexagon is one council of today, about where it lies. Choose one to open its page.")
legend, england = once(drawn_map, "overview: map")
st.html(legend)
left, right = st.columns([3, 2], gap="large")
with left:
    st.html(england)
with right:
    shown = once(inspected, "overview: inspected")
    columns = [
        Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
        Column("latest_published", "Latest letter", day),
        Column("latest_theme", "Theme", lambda code: word(code, THEMES)),
    ]
    st.markdown(f"**Latest letters** (12 of {count(len(shown), 'council')}; the download has all areas)")
    tables.table(
        once(lambda: shown.head(12), "overview: newest"), columns, "The twelve latest joint inspections, newest first"
    )
    tables.explained("areas_on_map", columns)
    tables.download(areas, "areas_latest_joint_inspection", "Download all areas (CSV)")
notes.source("ofsted-reports", "data-to-insight-joint-inspections", "ons-boundaries-2023")
notes.query("areas_on_map")

st.header("When, and on what theme")
flags = [timeline.Flag(number, row["date"].date(), row["title"]) for number, row in enumerate(milestones, start=1)]
svg.show(once(drawn_timeline, "overview: timeline"))
st.markdown(
    "Each dot is one joint inspection, at the start of its fieldwork; a hollow dot is one whose letter was not read "
    "(placed at its publication date where fieldwork is not known). Numbers mark the milestones:"
)
with st.expander(f"The {len(flags)} milestones"):
    st.markdown("\n\n".join(told(number, row) for number, row in enumerate(milestones, start=1)))
by_year = run("programme_by_year_and_theme")
with st.expander("The same inspections by year and theme, as a table"):
    columns = [
        Column("year", "Year"),
        Column("theme", "Theme", lambda code: word(code, THEMES)),
        Column("inspections", "Inspections", number=True),
        Column("areas", "Areas", number=True),
        Column("listed", "Not read", number=True),
    ]
    tables.explained("programme_by_year_and_theme", columns)
    tables.table(by_year, columns, "Joint inspections by year of publication and theme")
    tables.download(by_year, "joint_inspections_by_year_and_theme")
notes.source("ofsted-reports", "data-to-insight-joint-inspections")
notes.query("programme_by_year_and_theme")
