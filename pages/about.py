"""About: a careful reader asks how the record was made, what the words mean, and what it does not tell."""

import os
from collections import Counter

import streamlit as st

from components import notes, tables
from components.tables import Column
from components.words import PROGRAMMES, THEMES, count, day, whole, word
from queries import rows, run

gaps = run("known_gaps")
sources = run("sources")
counts = rows("overview_counts")[0]

st.title("How the record was made, and what it does not tell")

st.header("Method")
st.markdown(
    "Programs read the published reports page by page and take facts from where each kind of report states them: "
    "dates, inspectorates, theme, grades, numbers of findings, and the page of each. A report that does not state a "
    "fact where its kind does is put aside with the reason; nothing is guessed. Official statistics are read from "
    "the publisher’s own workbook. No sentence of a report and no person’s name is kept. Facts that people read "
    "from the reports are held against what the programs read, each time the programs change."
)

st.header("Definitions")
st.markdown(
    """
- **Joint targeted area inspection (JTAI)**: Ofsted, the Care Quality Commission (CQC), HM Inspectorate of
  Constabulary and Fire & Rescue Services (HMICFRS) and, for some themes, HM Inspectorate of Probation inspect one
  area together and publish one letter. There are no grades.
- **Prior judgement** (derived): the latest overall Ofsted judgement of the area’s children’s services published
  before the joint inspection’s fieldwork began. Letters rarely say why an area was chosen.
- **High performing**: prior judgement good or outstanding. **Previously inadequate**: prior judgement inadequate.
  **Ever inadequate**: any overall judgement of inadequate published before fieldwork, as far as the record goes.
- **No prior judgement known**: the record holds none, because the earlier reports were not read, or because the
  joint inspection itself is only listed, its fieldwork dates are not known, and the judgements of that time
  do not agree.
- **Bounded**: the first day of fieldwork is not known, but on every day on which it can have been (between the shortest
  and the longest time observed from fieldwork to letter) the latest judgement is the same: the prior judgement is
  known, counted, and each headline also stands without it.
- **Shares of letters**: of all letters that were read and have at least one list of findings. A letter with lists and
  without one of them lists nothing there; a letter whose findings stand in prose, without any list, is in no share.
- **Not read**: a later report on children’s services that is known and was not read is said beside the latest
  judgement, because it may judge otherwise. Visits carry no judgement, so that an unread one overturns none.
- **Next judgement** (derived): the first overall judgement whose fieldwork began after the joint fieldwork ended.
- **Era**: 2016–2020, and since 2022. Letters of the first list far more items; counts are compared within an era only.
- **Items**: top-level bullets that a letter lists under *areas for priority action*, *areas for improvement* (or
  *what needs to improve*), *strengths*; and its boxes with case or practice studies. Counts are not scores.
- **Intervals**: 95 %. Medians by bootstrap (9,999 resamples), shares by the exact (Clopper–Pearson) method; none
  below n = 5.
- **Ratio to all areas** (page *How chosen*): the share of inspected areas with a judgement, divided by the share that
  all areas with a judgement on the same days would give; its interval is exact. 1 means: like all areas.
- **Matched areas** (page *Cohorts*): areas with the same judgement on the same day and no joint inspection in that era.
- **Board**: the Local Safeguarding Children Board, reviewed in the same report as the council under the single
  inspection framework. A joint board of several councils is graded in each council’s report.
- **Grades**, best first: outstanding, good, requires improvement (to be good), inadequate.
- **Area**: a council responsible for children’s services, 153 today. Abolished councils keep their own pages.
- **Statistical neighbours**: the Department for Education’s ten most similar councils (2025 model).
"""
)

st.header("Known gaps", anchor="known-gaps")
kinds = Counter(row["kind"] for row in rows("known_gaps"))
joint = sum((row["kind"], row["programme"]) == ("listed", "jtai") for row in rows("known_gaps"))
unread = run("unread_reports")
st.markdown(
    f"On record are {count(counts['all_inspections'], 'inspection')} of all programmes, and "
    f"{count(counts['visits'], 'visit')}. {count(kinds['listed'], 'inspection')} known to exist whose report was not "
    "read "
    f"({count(joint, 'joint inspection')} among them), {count(kinds['quarantined'], 'report')} in quarantine, and "
    f"{count(len(unread), 'link')} to children’s services reports of which nothing more is on record. The list of "
    "known joint inspections names the latest of each area, so an earlier one of the same area may be missing "
    "altogether: at least so many took place, and the site never says that it has them all. Single inspection "
    "framework reports are on record as far as we have them; where one is missing, the "
    "area has no judgement of that time."
)
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("published", "Published", day, href=lambda row: row["report_url"]),
    Column("kind", "Gap"),
    Column("programme", "Programme", lambda c: word(c, PROGRAMMES)),
    Column("what", "Subject, or reason"),
]
tables.table(gaps, columns, "Known gaps")
tables.download(gaps, "known_gaps")
notes.query("known_gaps")
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("published", "Published", day, href=lambda row: row["report_url"]),
    Column("title", "Title on the public site"),
]
with st.expander(f"{count(len(unread), 'link')} to reports that were not read"):
    tables.table(unread, columns, "Reports that the public site lists and nobody read")
    tables.download(unread, "unread_reports")
    notes.query("unread_reports")

st.header("Coverage", anchor="coverage")
published = rows("coverage_published")
short = [row for row in published if row["missing"] > 0]
st.markdown(
    f"For {count(len(published), 'group')} of inspections an inspectorate has published how many there were. In "
    f"{len(published) - len(short)} of them the record knows at least as many; in {len(short)} it knows fewer. "
    "Everywhere else it "
    "is not known how many there were, so that each number of inspections means *at least so many*."
)
columns = [
    Column("title", "What was counted", href=lambda row: row["url"]),
    Column("published", "Published count", whole, number=True),
    Column("known", "Known to us", whole, number=True),
    Column("read", "Read", whole, number=True),
    Column("quarantined", "In quarantine", whole, number=True),
    Column("missing", "Not known to us", whole, number=True),
    Column("source", "Who says so"),
    Column("note", "What it covers"),
]
tables.explained("coverage_published", columns)
tables.table(run("coverage_published"), columns, "Published counts held against the record")
tables.download(run("coverage_published"), "coverage_published")
columns = [
    Column("programme", "Programme", lambda c: word(c, PROGRAMMES)),
    Column("kind", "Kind"),
    Column("year", "Year", str),
    Column("theme", "Theme", lambda c: word(c, THEMES)),
    Column("known", "Known to us", whole, number=True),
    Column("read", "Read", whole, number=True),
    Column("statistics", "From statistics", whole, number=True),
    Column("listed", "Known by name only", whole, number=True),
    Column("quarantined", "In quarantine", whole, number=True),
]
coverage = run("coverage")
with st.expander("Programme by programme, year by year, theme by theme"):
    tables.explained("coverage", columns)
    tables.table(coverage, columns, "What is known and what was read; a dash: not known, or no theme")
    tables.download(coverage, "coverage")
    notes.query("coverage")
notes.query("coverage_published")

st.header("Held against official statistics", anchor="reconciliation")
held = rows("reconciliation_counts")
agree, differ = (sum(row["judgements"] for row in held if row["outcome"] == o) for o in ("agree", "differ"))
unexplained = sum(row["judgements"] for row in held if row["outcome"] == "differ" and row["explanation"] is None)
st.markdown(
    f"Of {count(agree + differ, 'grade')} that both a report and official statistics give, **{agree:,} agree and "
    f"{differ:,} differ**; {unexplained:,} differences are unexplained. Grades that only one of them gives are counted "
    "with the reason."
)
columns = [
    Column("outcome", "Outcome"),
    Column("explanation", "Reason"),
    Column("judgements", "Grades", whole, number=True),
    Column("inspections", "Inspections", whole, number=True),
]
tables.explained("reconciliation_counts", columns)
tables.table(run("reconciliation_counts"), columns, "Grades in reports and in official statistics")
tables.download_asked(
    lambda: run("reconciliation", outcomes=None), "reconciliation", "Download every grade of both (CSV)"
)
dates = run("reconciliation_dates")
columns = [
    Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
    Column("record_date", "On record", day),
    Column("other_date", "Stated elsewhere", day),
    Column("what", "Date of"),
    Column("explanation", "Reason"),
]
with st.expander(f"{count(len(dates), 'date')} that two sources state differently, each with its reason"):
    tables.table(dates, columns, "Dates that differ between sources")
    tables.download(dates, "reconciliation_dates")
notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
notes.query("reconciliation", outcomes=None)

st.header("Sources")
columns = [
    Column("title", "Title", href=lambda row: row["url"]),
    Column("publisher", "Publisher"),
    Column("licence", "Licence"),
    Column("retrieved", "Copy taken", day),
    Column("rows", "Rows or reports", whole, number=True),
    Column("inspections", "Inspections made from it", whole, number=True),
]
tables.explained("sources", columns)
tables.table(sources, columns, "Sources of the record")
tables.download(sources, "sources", "Download with the hash of each copy (CSV)")
notes.query("sources")

st.header("Send a correction")
contact = os.environ.get("CORRECTIONS_CONTACT", "")
st.markdown(
    (f"Write to **{contact}**" if contact else "Open an issue where this site’s source code is published")
    + " and name the page and the figure, the report (its link), the page of the report, and what it says there. "
    "Each correction is checked against the report, entered with its reason, and listed. "
    "Please do not send anything about a child or a family."
)

st.header("Licence")
st.markdown(
    "The facts come from public sector information licensed under the Open Government Licence v3.0; please name the "
    "publishers and this site when you use them. The reports are the inspectorates’ own; this site is independent of "
    f"them. Newest copy of a source taken {day(counts['retrieved'])}."
)
