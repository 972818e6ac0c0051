"""Benchmark: a council, its board of safeguarding partners or a journalist sets one council beside others like it;
decides where to look closer, and takes the comparison along on paper or as a workbook.

It is over 300 lines because one choice of councils holds its parts together; each part is words and one call a figure.
"""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components import bands, choice, dots, filters, grades, notes, printing, svg, tables, workbook
from components.grades import Aspect
from components.once import once
from components.tables import Column
from components.words import (
    EXTRACTIONS,
    GRADE_LETTERS,
    GRADES,
    INDICATORS,
    PEER_SETS,
    PROGRAMMES,
    THEMES,
    YOUTH_JUSTICE,
    count,
    day,
    is_missing,
    whole,
    word,
)
from components.workbook import Sheet
from queries import rows, run

MOST, KEYS = 20, ("bench_set", "bench_own")
JUDGED = [
    Aspect("overall", "overall_published", "Overall"),
    Aspect("leaders", "leaders_published", "Leaders"),
    Aspect("help_protection", "help_protection_published", "Help and protection"),
    Aspect("in_care", "in_care_published", "Children in care"),
    Aspect("care_leavers", "care_leavers_published", "Care leavers"),
]


def without_outcome(row: dict[str, Any]) -> str:
    """Why a council has no outcome of area SEND: its report was not read, or none is on record."""
    return "Report not read" if row["send_extraction"] == "listed" else "None on record"


OTHERS = [
    Aspect("send", "send_published", "Area SEND", without_outcome),
    Aspect("youth_justice", "youth_justice_published", "Youth justice", lambda _row: "None on record"),
]


def band(row: dict[str, Any], today: Any) -> bands.Band:
    """How long one overall judgement was, or has been, the latest."""
    end = today if is_missing(row["until"]) else row["until"]
    last = "the latest on record" if is_missing(row["until"]) else f"the latest until {day(row['until'])}"
    grade = word(row["grade"], GRADES)
    return bands.Band(
        lane=row["area"],
        start=row["published"].date(),
        end=end.date(),
        grade=row["grade"],
        long=grade,
        short=GRADE_LETTERS[row["grade"]],
        title=f"{row['area']}: {grade}, published {day(row['published'])}, {last}",
        href=row["report_url"],
    )


def overall_bands() -> str:
    """Which overall judgement was the latest when, council by council."""
    states = [band(row, facts["retrieved"]) for row in rows("benchmark_overall", areas=codes)]
    label = f"Overall judgements over time: {'; '.join(state.title for state in states)}"
    return bands.bands(states, list(peers["area"]), label)


def indicators(council: str) -> list[tuple[str, str]]:
    """Each indicator: its words, then where each council stands."""
    values = rows("benchmark_context", areas=codes)
    parts = []
    for row in rows("benchmark_context_summary", area=code, areas=codes):
        words, name = standing(council, row), INDICATORS[row["indicator"]]
        points = [value for value in values if value["indicator"] == row["indicator"]]
        drawn = dots.strip(points, code, row["peer_median"], row["england"], f"{name}: {words}")
        parts.append((f"##### {name} ({row['unit']}, {row['year']})\n\n{words}", drawn))
    return parts


def letters_by_era() -> list[tuple[str, pd.DataFrame]]:
    """Joint inspections, era by era."""
    return [(str(era), letters) for era, letters in joint.groupby("era")]


def as_workbook(council: str) -> bytes:
    """All tables of the page."""
    about = {
        "Title": f"{council} beside {group}",
        "Answer": answer,
        "Caveat": notes.CAVEAT,
        "Address": here,
        "Record as of": day(facts["retrieved"]),
        "Licence": "Contains public sector information licensed under the Open Government Licence v3.0.",
    }
    sheets = [
        Sheet("Councils", f"{council} and {group}", peers, peer_columns),
        Sheet("Judgements", "Latest judgements, aspect by aspect", judged, judged_columns),
        Sheet("Overall over time", "Overall judgements, oldest first", overall, overall_columns),
        Sheet("Joint inspections", "Joint inspections, era by era", joint, [Column("era", "Era"), *joint_columns]),
        Sheet("SEND and youth justice", "Latest outcomes and ratings", other, other_columns),
        Sheet("Context", f"{council}, its peers and England", summary, summary_columns),
        Sheet("Context by council", "Every council’s value", values, value_columns),
    ]
    return workbook.workbook(about, sheets, facts["retrieved"].date())


def standing(name: str, row: dict[str, Any]) -> str:
    """One indicator in words: the council's value and place, the peers' median, England."""
    own = f"**{name}: {'no number published' if row['value'] is None else format(row['value'], 'g')}**"
    place = f", rank {row['rank']} of {row['councils']}" if row["rank"] is not None else ""
    middle = (
        f"median of {count(row['peers'], 'peer')} {row['peer_median']:g}" if row["peers"] else "no peer with a number"
    )
    return f"{own}{place} · {middle} · England {row['england']:g}"


def own_judgement(name: str, row: dict[str, Any]) -> str:
    """The council's latest overall judgement, with a later report that was not read in the same breath."""
    later = ""
    if not is_missing(row["unread_published"]):
        published = day(row["unread_published"])
        later = f"; a later report, published {published}, is known but was not read, and may judge otherwise"
    if is_missing(row["grade"]):
        return f"{name} has no overall judgement on record{later}."
    return (
        f"{name}’s latest overall judgement on record is {word(row['grade'], GRADES).lower()} (published "
        f"{day(row['published'])}){later}."
    )


def joint_known(name: str, number: int) -> str:
    """How many joint inspections of the council's area are known: none known is not none."""
    if number == 0:
        return f"No joint inspection of {name} is known to us"
    return f"{name} had at least {count(number, 'joint inspection')} (known to us)"


def peers_unread(number: int) -> str:
    """How many peers have a later report that was not read, in the same breath as their grades."""
    if number == 0:
        return ""
    return f" ({count(number, 'of them has', 'of them have')} a later report that is known and was not read)"


printing.ready(on_screen=st.query_params.get("print") == printing.VIEW["print"])
controls = st.container(key=printing.CONTROLS)
with controls:
    area = choice.council("benchmark")
if area is None:
    st.title("How does one council compare with others like it?")
    st.markdown(
        "Choose a council above: its judgements, joint inspections and context are set beside those of its statistical "
        "neighbours, its region, councils of its type or police force, or your own list."
    )
    st.stop()
st.set_page_config(page_title=f"Benchmark: {area['area']} – Joint Inspections")
st.title(f"How does {area['area']} compare with other councils?")
if area["status"] == "abolished":
    choice.lead_on(area, "benchmark")
    st.stop()

code = area["area_code"]
with controls:
    peer_set = filters.one("Compare with", PEER_SETS, "bench_set")
    others = {row["area_code"]: row["area"] for row in rows("areas") if row["status"] == "current"}
    own = None
    if peer_set == "own":
        own = filters.several(f"Councils of your list (up to {MOST})", others, "bench_own", nothing="None", most=MOST)
peers = run("benchmark_peers", area=code, peer_set=peer_set, own=own)
codes = list(peers["area_code"])
if len(codes) == 1:
    st.warning(
        "Your list has no other council yet: add some above."
        if peer_set == "own"
        else f"No other council shares this with {area['area']}: choose another set of councils above."
    )
    st.stop()

facts = rows("overview_counts")[0]
short = rows("benchmark_counts", area=code, areas=codes)[0]
group = {
    "neighbours": f"its {short['peers']} statistical neighbours (2025 model)",
    "region": f"the {count(short['peers'], 'other council')} of its region, {area['region']}",
    "area_type": f"the {count(short['peers'], 'other council')} of its type ({area['area_type']})",
    "police_force": f"the {count(short['peers'], 'other council')} policed by {area['police_force']}",
    "own": f"the {count(short['peers'], 'council')} of your own list",
}[peer_set]
answer = (
    f"{own_judgement(area['area'], short)} Of {group}, {count(short['better'], 'has', 'have')} a better latest grade, "
    f"{short['same']} the same and {short['worse']} a worse one{peers_unread(short['peers_unread'])}. "
    f"{joint_known(area['area'], short['joint'])}; "
    f"{count(short['peers_joint'], 'of the others was', 'of the others were')} inspected "
    "jointly at least once, as far as known. "
    f"As of {day(facts['retrieved'])}."
)
st.markdown(answer)
here = filters.permalink("benchmark", KEYS, {"area": area["slug"]})
on_paper = filters.permalink("benchmark", KEYS, {"area": area["slug"], **printing.VIEW})
with controls:
    st.markdown(f"[Link to this view]({here}) · [Print view, without controls]({on_paper})")
notes.caveat("A council’s latest judgement can be years old, and councils were inspected at different times.")

st.header("The latest judgements, aspect by aspect")
judged = run("benchmark_judgements", areas=codes)
said = f"Latest judgements of {area['area']} and of {group}, with the report’s date"
st.html(once(lambda: grades.grid(judged, JUDGED, code, said), "benchmark: judgements", peer_set, *codes))
st.markdown(
    "Until early 2023 reports gave one grade for children in care and care leavers together; it stands in both "
    "columns. Inspections from April 2026 on give no overall grade: the latest one stays, with its date."
)
later = [row for row in rows("benchmark_judgements", areas=codes) if row["unread_published"] is not None]
if later:
    said_later = "; ".join(f"{row['area']} ({day(row['unread_published'])})" for row in later)
    st.markdown(f"**A later report is known, was not read, and may judge otherwise:** {said_later}.")
judged_columns = [
    *grades.columns(JUDGED),
    Column("combined", "In care and care leavers: one grade for both"),
    Column("unread_published", "Later report, not read", day, href=lambda row: row["unread_url"]),
]
tables.explained("benchmark_judgements", judged_columns)
tables.download(judged, f"benchmark_{area['slug']}_judgements")
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
notes.query("benchmark_judgements", areas=codes)

st.header("Which overall judgement was the latest when")
overall = run("benchmark_overall", areas=codes)
st.html(once(overall_bands, "benchmark: overall", *codes))
st.markdown(
    "Each band begins when a report was published and ends with the next one. O: outstanding, G: good, "
    "RI: requires improvement, I: inadequate. Before its first band a council has no overall judgement on record."
)
overall_columns = [
    Column("area", "Council"),
    Column("area_code", "GSS code"),
    Column("grade", "Overall grade", lambda c: word(c, GRADES), swatch=True),
    Column("published", "Published", day, href=lambda row: row["report_url"]),
    Column("until", "Latest until", day),
    Column("programme", "Programme", lambda c: word(c, PROGRAMMES)),
    Column("page", "Page", whole, number=True),
]
with st.expander(f"The same {count(len(overall), 'judgement')} as a table"):
    tables.explained("benchmark_overall", overall_columns)
    tables.table(overall, overall_columns, "Overall judgements, council by council, oldest first")
tables.download(overall, f"benchmark_{area['slug']}_overall")
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
notes.query("benchmark_overall", areas=codes)

joint = run("joint_in_areas", areas=codes)
st.header("Joint inspections, and what they listed")
joint_columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("published", "Letter", day, href=lambda row: row["report_url"] or row["council_url"]),
    Column("theme", "Theme", lambda c: word(c, THEMES)),
    Column("prior_grade", "Judged before (derived)", lambda c: word(c, GRADES), swatch=True),
    Column("priority_action", "Priority action", whole, number=True),
    Column("improvement", "To improve", whole, number=True),
    Column("strength", "Strengths", whole, number=True),
    Column("practice_study", "Case studies", whole, number=True),
    Column("extraction", "Letter read", lambda c: word(c, EXTRACTIONS)),
]
if joint.empty:
    st.info("No joint inspection of these councils’ areas is known to us.")
else:
    st.markdown(
        "Each era by itself: letters of 2016–2020 list far more items than those since 2022. A dash means that the "
        "letter has no such section or was not read; 0 means that it states none."
    )
    tables.explained("joint_in_areas", joint_columns)
    for era, letters in once(letters_by_era, "benchmark: joint", *codes):
        tables.table(letters, joint_columns, f"{era}: {count(len(letters), 'joint inspection')}")
    tables.download(joint, f"benchmark_{area['slug']}_joint")
    notes.source("ofsted-reports", "data-to-insight-joint-inspections", "ofsted-outcomes-2025-03-31")
    notes.query("joint_in_areas", areas=codes)

st.header("Area SEND and youth justice")
other = run("benchmark_other", areas=codes)
said = "Latest area SEND outcome and youth justice rating, with the report’s date"
st.html(once(lambda: grades.grid(other, OTHERS, code, said), "benchmark: others", *codes))
st.markdown(
    "Area SEND: inspections under the framework of 2023, carried out by Ofsted and CQC. Youth justice: the overall "
    f"rating by HMI Probation. {YOUTH_JUSTICE}"
)
other_columns = [
    *grades.columns(OTHERS),
    Column("send_extraction", "Area SEND: report", lambda c: word(c, EXTRACTIONS)),
]
tables.explained("benchmark_other", other_columns)
tables.download(other, f"benchmark_{area['slug']}_send_and_youth_justice")
notes.source("ofsted-reports", "data-to-insight-area-send", "hmi-probation-youth-justice")
notes.query("benchmark_other", areas=codes)

st.header("Context: need and workforce")
values = run("benchmark_context", areas=codes)
summary = run("benchmark_context_summary", area=code, areas=codes)
svg.show(dots.legend(area["area"]))
for words, drawn in once(partial(indicators, area["area"]), "benchmark: indicators", *codes):
    st.markdown(words)
    svg.show(drawn)
st.markdown(
    "Rank 1 is the highest value; high or low is neither good nor bad in itself. The council is not in the median. "
    "A value that the Department leaves out as too small to show counts as missing."
)
summary_columns = [
    Column("indicator", "Indicator", lambda c: word(c, INDICATORS)),
    Column("unit", "Unit"),
    Column("year", "Year", str, number=True),
    Column("value", area["area"], "{:g}".format, number=True),
    Column("rank", "Rank", whole, number=True),
    Column("councils", "of", whole, number=True),
    Column("peers", "Peers with a value", whole, number=True),
    Column("peer_median", "Median of peers", "{:g}".format, number=True),
    Column("england", "England", "{:g}".format, number=True),
]
value_columns = [
    Column("indicator", "Indicator", lambda c: word(c, INDICATORS)),
    Column("unit", "Unit"),
    Column("year", "Year", str, number=True),
    Column("area", "Council"),
    Column("area_code", "GSS code"),
    Column("value", "Value", "{:g}".format, number=True),
]
with st.expander("The same as tables"):
    tables.explained("benchmark_context_summary", summary_columns)
    tables.table(summary, summary_columns, f"{area['area']}, its peers and England")
    tables.table(values, value_columns, "Every council’s value")
tables.download(values, f"benchmark_{area['slug']}_context")
tables.download(summary, f"benchmark_{area['slug']}_context_summary", "Download the summary (CSV)")
notes.source(
    "dfe-children-in-need-2025",
    "ons-population-2024",
    "dfe-children-looked-after-2025",
    "dfe-social-work-workforce-2025",
)
notes.query("benchmark_context_summary", area=code, areas=codes)

st.header("Which councils these are")
peer_columns = [
    Column("place", "Place", whole, number=True),
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("area_code", "GSS code"),
    Column("closeness", "Closeness"),
    Column("area_type", "Type"),
    Column("region", "Region"),
    Column("police_force", "Police force"),
    Column("population_0_17", "Children aged 0 to 17", whole, number=True),
]
tables.explained("benchmark_peers", peer_columns)
tables.table(peers, peer_columns, f"{area['area']} and {group}")
tables.download(peers, f"benchmark_{area['slug']}_councils")
st.download_button(
    "Download all tables of this page (XLSX)",
    partial(as_workbook, area["area"]),
    f"benchmark_{area['slug']}.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    on_click="ignore",
)
notes.source("dfe-statistical-neighbours-2025", "ons-population-2024")
notes.query("benchmark_peers", area=code, peer_set=peer_set, own=own)
