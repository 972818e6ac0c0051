"""Cycle: a journalist asks whether every council was inspected within the promised three years, and where each stands
now; decides which councils waited, and which reports to read."""

from collections import Counter
from typing import Any

import streamlit as st

from components import filters, hexmap, notes, svg, tables
from components.bars import legend, stacked
from components.charts import Drawn, chart
from components.once import once
from components.palette import colour
from components.steps import steps
from components.tables import Column
from components.words import (
    CYCLE_STATES,
    GRADES,
    PROGRAMMES,
    STANDINGS,
    count,
    day,
    is_missing,
    percentage,
    whole,
    word,
)
from queries import rows, run


def cell(row: dict[str, Any]) -> hexmap.Cell:
    """One area's cell, in the colour of the grade by which it stands."""
    known = f", published {day(row['published'])}" if not is_missing(row["published"]) else ""
    later = f"; a later report of {day(row['unread_published'])} was not read" if row["unread_published"] else ""
    strong = row["standing"] in ("outstanding", "inadequate")
    return hexmap.Cell(
        q=int(row["hex_q"]),
        r=int(row["hex_r"]),
        fill=colour(paint(row["standing"])),
        title=f"{row['area']}: {STANDINGS[row['standing']]}{known}{later}",
        href=f"council?area={row['slug']}",
        label=row["area"][:3],
        ink=colour("on_era" if strong else "on_pale"),
    )


def paint(standing: str) -> str:
    """The colour's name of a standing."""
    return "no_judgement" if standing == "unknown" else standing


def drawn_map() -> str:
    """England's councils by their latest overall grade."""
    label = ", ".join(f"{STANDINGS[key]} {of_grade[key]}" for key in STANDINGS)
    return hexmap.hexmap(
        [cell(row) for row in stood],
        f"Hexagon map of England’s councils by their latest overall grade: {label}. The table has the same facts.",
    )


counts = rows("cycle_counts")[0]
months = run("cycle_by_month")
final = rows("cycle_by_month")[-1]
standing = run("standing_by_year")
today = run("standing_today")
latest = rows("standing_by_year")[-1]

st.title("Was every council inspected within the promised three years, and what came after?")
st.markdown(
    f"The single inspection framework (SIF), started in {counts['started']:%B %Y}, was meant to reach every council in "
    f"three years. By {day(counts['promise_ends'])}, inspections had begun in **at least {counts['begun']} of the "
    f"{counts['areas']} areas** of that time ({percentage(counts['begun_share'])}), counting reports that were read. "
    f"With {counts['listed_then']} more, for which the public site lists a report of that time that was not read, "
    f"it is {percentage(counts['at_least_share'])}; it cannot be more than {counts['at_most']} areas. By "
    f"{day(final['month'])} it was at least {final['at_least']} ({percentage(final['at_least_share'])})."
)
st.markdown(
    f"**What the record holds:** of {count(counts['areas'], 'area')}, the first report of {counts['read']} was read; "
    f"for {counts['listed']} it is listed on the public site but was not read (probably a report of this framework, as "
    f"none other was in use); for {counts['unknown']}, all abolished since, no report is on record: "
    f"{counts['unknown_areas']}. Areas formed later are not counted."
)

st.header("Areas inspected, month by month")
lines = {
    "at_least": ("The same, and reports listed but not read, from their publication (dotted)", "ilacs", True),
    "begun": ("Inspection begun, report read", "sif", False),
}
svg.show(legend({key: (words, paint) for key, (words, paint, _) in lines.items()}))
chart(
    "cycle-months",
    lambda: Drawn(
        steps(
            months,
            "month",
            lines,
            int(counts["areas"]),
            counts["promise_ends"],
            "Areas",
            f"All {counts['areas']} areas",
        ),
        f"Areas inspected by month: {counts['begun']} of {counts['areas']} by {day(counts['promise_ends'])}, "
        f"{final['begun']} by {day(final['month'])}; with reports listed but not read, {final['at_least']}.",
    ),
)
with st.expander("The same month by month, as a table"):
    columns = [
        Column("month", "By", day),
        Column("begun", "Inspection begun", whole, number=True),
        Column("begun_share", "Share", percentage, number=True),
        Column("published", "Report published", whole, number=True),
        Column("listed", "Listed, not read", whole, number=True),
        Column("at_least", "Begun or listed", whole, number=True),
        Column("at_least_share", "Share", percentage, number=True),
        Column("areas", "Areas", whole, number=True),
    ]
    tables.explained("cycle_by_month", columns)
    tables.table(months, columns, "Areas inspected under the single inspection framework, by month")
tables.download(months, "cycle_by_month", "Download the months (CSV)")
notes.query("cycle_by_month")

st.subheader("Each area of that time")
states = filters.several("What is known of the first report", CYCLE_STATES, "first_report")
reached = run("cycle_areas", states=states)
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("area_code", "GSS code"),
    Column("state", "First report", lambda c: word(c, CYCLE_STATES)),
    Column("fieldwork_start", "Inspection began", day),
    Column("months_after_start", "Months after the start", whole, number=True),
    Column("published", "Published", day, href=lambda row: row["report_url"]),
]
with st.expander(count(len(reached), "area"), expanded=states is not None):
    tables.explained("cycle_areas", columns)
    tables.table(reached, columns, "First report of each area under the single inspection framework; gaps first")
tables.download(reached, "cycle_areas", "Download these areas (CSV)")
notes.source("ofsted-reports", "ofsted-report-links")
notes.query("cycle_areas", states=states)

st.header("How areas stood, year by year")
st.markdown(
    f"On {day(latest['as_of'])}, when the latest graded inspection on record was published, {latest['outstanding']} of "
    f"{latest['areas']} areas stood at outstanding, {latest['good']} at good, {latest['requires_improvement']} at "
    f"requires improvement, {latest['inadequate']} at inadequate; the latest graded inspection of "
    f"{latest['no_overall']} gives no overall grade, and {latest['unknown']} have none on record."
)
grades = {
    key: (STANDINGS[key], paint(key))
    for key in ("unknown", "no_overall", "inadequate", "requires_improvement", "good", "outstanding")
}
svg.show(legend(grades))
chart(
    "standing-years",
    lambda: Drawn(
        stacked(standing, "label", grades, "Areas", height=440),
        "Areas by latest overall grade: "
        + "; ".join(
            f"{r['label']}: {r['outstanding']} outstanding, {r['good']} good, {r['requires_improvement']} requires "
            f"improvement, {r['inadequate']} inadequate, {r['unknown']} unknown"
            for r in rows("standing_by_year")
        ),
    ),
)
st.info(
    "Bars show all areas at the end of each year (the last bar: on the day of the latest report), each by its latest "
    "graded inspection, which may be years old. No judgement on record: not inspected yet under these frameworks, "
    "formed lately, or inspected in a report that was not read; judgements of earlier frameworks are not in this "
    "record. After the official statistics named below end, only reports that were read count. The frameworks differ, "
    "and areas are not inspected at equal intervals: this describes; it does not show what caused what."
)

st.header("From the single inspection framework to ILACS")
frameworks = {
    "unknown": ("No judgement on record", "no_judgement"),
    "sif": ("Latest grade by the single inspection framework", "sif"),
    "ilacs": ("Latest grade by ILACS", "ilacs"),
}
svg.show(legend(frameworks))
chart(
    "handover-years",
    lambda: Drawn(
        stacked(standing, "label", frameworks, "Areas", height=400),
        "Areas by the framework of their latest grade: "
        + "; ".join(f"{r['label']}: {r['sif']} SIF, {r['ilacs']} ILACS" for r in rows("standing_by_year")),
    ),
)
columns = [
    Column("label", "At the end of, or in"),
    Column("areas", "Areas", whole, number=True),
    *(Column(key, STANDINGS[key], whole, number=True) for key in STANDINGS),
    Column("sif", "By SIF", whole, number=True),
    Column("ilacs", "By ILACS", whole, number=True),
]
tables.explained("standing_by_year", columns)
tables.table(standing, columns, "Areas by their latest graded inspection, at the end of each year")
tables.download(standing, "standing_by_year", "Download the years (CSV)")
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
notes.query("standing_by_year")

st.header("Where each area stands today")
stood = rows("standing_today")
of_grade = Counter(row["standing"] for row in stood)
later = [row["unread_published"] for row in stood if row["unread_published"] is not None]
st.markdown(
    "Since April 2026, Ofsted’s reports give no overall grade. An area inspected since then is shown by its grades for "
    "each aspect, and **no overall grade is made up for it**; its last one stands in its own column. "
    + (
        f"{count(of_grade['no_overall'], 'area')} stand so."
        if of_grade["no_overall"]
        else "No report of that kind has been read yet."
    )
)
if later:
    st.warning(
        f"For {count(len(later), 'area')} the public site lists a later report that was not read, published "
        f"{day(min(later))} to {day(max(later))}: what stands here may be out of date for them. They are marked in the "
        "table."
    )
svg.show(hexmap.legend({STANDINGS[key]: (colour(paint(key)), of_grade[key]) for key in STANDINGS if of_grade[key]}))
left, _ = st.columns([3, 2])
with left:
    svg.show(once(drawn_map, "cycle: map"))
shown_grades = filters.several("Grade", STANDINGS, "standing")
shown = today
if shown_grades is not None:
    chosen = tuple(shown_grades)
    shown = once(lambda: today[today["standing"].isin(chosen)], "cycle: areas", chosen)
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("area_code", "GSS code"),
    Column("standing", "Overall", lambda c: word(c, STANDINGS), swatch=True),
    Column("published", "Report", day, href=lambda row: row["report_url"]),
    Column("programme", "Framework", lambda c: word(c, PROGRAMMES)),
    Column("leaders", "Leaders", lambda c: word(c, GRADES), swatch=True),
    Column("help_protection", "Help and protection", lambda c: word(c, GRADES), swatch=True),
    Column("in_care", "In care", lambda c: word(c, GRADES), swatch=True),
    Column("care_leavers", "Care leavers", lambda c: word(c, GRADES), swatch=True),
    Column("last_overall", "Last overall grade", lambda c: word(c, GRADES), swatch=True),
    Column("last_overall_published", "given", day),
    Column("unread_published", "Later report, not read", day, href=lambda row: row["unread_url"]),
]
if shown.empty:
    st.warning("No area of today stands at this grade.")
else:
    tables.explained("standing_today", columns)
    with st.expander(count(len(shown), "area"), expanded=shown_grades is not None):
        tables.table(shown, columns, "Areas of today by their latest graded inspection")
    tables.download(shown, "standing_today", "Download these areas (CSV)")
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "ofsted-report-links")
notes.query("standing_today")
