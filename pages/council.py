"""Council: a resident, a journalist or the council itself asks what is on record for one area."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components import choice, notes, prose, svg, tables, timeline
from components.once import once
from components.palette import colour
from components.tables import Column
from components.words import (
    ASPECTS,
    EVER_INADEQUATE,
    EXTRACTIONS,
    GAPS,
    GRADES,
    MISSING,
    PREPARERS,
    PRIOR_BASES,
    PROGRAMMES,
    SECTIONS,
    STATED_REASONS,
    THEMES,
    YOUTH_JUSTICE,
    day,
    first_day,
    is_missing,
    span,
    whole,
    word,
)
from queries import rows, run

LANES = {code: words for code, words in PROGRAMMES.items() if code != "ilacs"} | {
    "lscb": f"{ASPECTS['lscb']} (reviewed in the same report)",
    "ilacs": PROGRAMMES["ilacs"],
    "area_send_2016": f"{PROGRAMMES['area_send']} (framework of 2016 to 2022)",
}
ORDER = ("jtai", "slac", "cpi", "sif", "lscb", "ilacs", "area_send_2016", "area_send", "youth_justice", "integrated")


def mark(row: dict[str, Any], lane: str, grade: str | None) -> timeline.Mark:
    """One inspection on the council's timeline, in the colour of its judgement where it has one."""
    what = word(row["theme"], THEMES) if row["programme"] == "jtai" else word(grade, GRADES)
    unread = row["extraction"] == "listed"
    if what == MISSING:
        what = EXTRACTIONS["listed"] if unread else row["event"].capitalize()
    return timeline.Mark(
        lane=LANES[lane],
        day=first_day(row),
        fill=colour(grade or "unknown"),
        title=f"{LANES[lane]}, {row['event']}: {what}, published {day(row['published'])}",
        href=row["report_url"],
        hollow=unread,
        label=what,
    )


def lane_of(row: dict[str, Any]) -> str:
    """The lane of an inspection: its programme, with a lane of its own for the first area SEND framework."""
    return "area_send_2016" if row["scale"] == "area_send_2016" else str(row["programme"])


def plain_words(area: dict[str, Any], code: str) -> str:
    """What is on record for the council, in sentences."""
    heirs = [row["area"] for row in rows("areas") if row["area_code"] in (area["successors"] or "").split()]
    joint, neighbours = rows("joint_in_areas", areas=[code]), rows("area_neighbours", area=code)
    unread = rows("area_unread", area=code)
    return prose.council(area, heirs, rows("area_history", area=code), joint, neighbours, unread)


def drawn_timeline(name: str, code: str) -> str:
    """All inspections of the council on the lanes of their programmes, the board on a lane of its own."""
    inspections = rows("area_history", area=code)
    marks = [
        mark(row, lane, None if is_missing(row[grade]) else row[grade])
        for row in inspections
        for lane, grade in ((lane_of(row), "judgement"), ("lscb", "board"))
        if lane != "lscb" or not is_missing(row["board"])
    ]
    present = {m.lane for m in marks}
    return timeline.timeline(
        marks,
        [LANES[lane] for lane in ORDER if LANES[lane] in present],
        f"Timeline of {len(inspections)} inspections of {name}; the table below has the same facts.",
    )


def of_kind(column: str, value: str) -> pd.DataFrame:
    """The council's judgements that have `value` in `column`."""
    return judgements[judgements[column] == value]


area = choice.council("council")
if area is None:
    st.title("What is on record for one council?")
    st.markdown("Choose a council above, or one on the map:")
    st.page_link("pages/overview.py", label="Map of all councils")
    st.stop()

slug, code, site = area["slug"], area["area_code"], area["council_url"]
st.title(f"{area['area']}: inspections of how children are helped and protected")
st.set_page_config(page_title=f"{area['area']} – Joint Inspections")
history = run("area_history", area=code)
judgements = run("area_judgements", area=code)
joint = run("joint_in_areas", areas=[code])
neighbours = run("area_neighbours", area=code)
facts = [f"GSS code {code}", area["area_type"], area["region"], f"policed by {area['police_force']}"]
plain = f"[plain page to print or to quote](council/{slug}/)"
st.markdown(" · ".join([*facts, *([f"[public site]({site})"] if site else []), plain]))
choice.lead_on(area, "council")

st.header("In plain words")
st.markdown(once(partial(plain_words, area, code), "council: words", code))
st.markdown(
    f":small[Made from the record as of {day(rows('overview_counts')[0]['retrieved'])}; each fact stands below with "
    "its report and page.]"
)

if not history.empty:
    st.header("Every inspection on one timeline")
    svg.show(once(partial(drawn_timeline, area["area"], code), "council: timeline", code))
    st.markdown(
        "Each mark stands where fieldwork began (where that is not known: where the report was published), with the "
        "overall judgement, the outcome, or the theme. A hollow mark is a report that was not read."
    )
    columns = [
        Column("programme", "Programme", lambda c: word(c, PROGRAMMES)),
        Column("event", "Kind"),
        Column("published", "Published", day, href=lambda row: row["report_url"]),
        Column("fieldwork_start", "Fieldwork from", day),
        Column("fieldwork_end", "to", day),
        Column("theme", "Theme", lambda c: word(c, THEMES)),
        Column("judgement", "Judgement", lambda c: word(c, GRADES), swatch=True),
        Column("board", "Board", lambda c: word(c, GRADES), swatch=True),
        Column("page", "Page", whole, number=True),
    ]
    tables.explained("area_history", columns)
    tables.table(history, columns, f"Inspections of {area['area']}, newest first; dates lead to the reports")
    tables.download(history, f"{slug}_inspections")
    notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "hmi-probation-youth-justice")
    notes.query("area_history", area=code)

st.header("Inspected jointly: when and why")
if joint.empty:
    st.info("No joint inspection of this area is known to us.")
else:
    st.markdown(
        "Letters seldom state why an area was chosen (a dash: not stated). What it had been judged before and was "
        "judged next is derived from the record."
    )
    letter = Column("published", "Letter", day, href=lambda row: row["report_url"] or site)
    when = [
        letter,
        Column("fieldwork_start", "Fieldwork from", day),
        Column("fieldwork_end", "to", day),
        Column("theme", "Theme", lambda c: word(c, THEMES)),
        Column("inspectorates", "Carried out by"),
        Column("stated_reason", "Why chosen (stated)", lambda c: word(c, STATED_REASONS)),
    ]
    around = [
        letter,
        Column("prior_grade", "Judged before (derived)", lambda c: word(c, GRADES), swatch=True),
        Column("prior_published", "Published", day),
        Column("prior_basis", "Derived as", lambda c: word(c, PRIOR_BASES)),
        Column("prior_unread", "Reports in between, not read", whole, number=True),
        Column("prior_age_days", "Age at fieldwork", span, number=True),
        Column("ever_inadequate", "Ever inadequate before", lambda c: word(c, EVER_INADEQUATE)),
        Column("next_grade", "Judged next (derived)", lambda c: word(c, GRADES), swatch=True),
        Column("next_published", "Published", day),
    ]
    tables.explained("joint_in_areas", [*when, *around[1:]])
    tables.table(joint, when, f"Joint inspections of {area['area']}")
    tables.table(joint, around, "Overall judgements around them (derived)")
    tables.download(joint, f"{slug}_joint")
    findings = run("area_findings", area=code)
    if findings.empty:
        st.info("The letter of the joint inspection is known, but was not read yet; its findings are not counted.")
    else:
        columns = [
            letter,
            Column("theme", "Theme", lambda c: word(c, THEMES)),
            Column("section", "Section", lambda c: word(c, SECTIONS)),
            Column("items", "Items", whole, number=True),
            Column("page", "From page", whole, number=True),
        ]
        tables.table(findings, columns, f"What the joint inspection letters of {area['area']} list")
        tables.download(findings, f"{slug}_findings")
        notes.caveat(
            "A section without a row is one that the letter does not have; 0 means that the letter states none."
        )
    notes.source("ofsted-reports", "data-to-insight-joint-inspections", "ofsted-outcomes-2025-03-31")
    notes.query("joint_in_areas", areas=[code])

    st.header("Who was asked to answer, and by when")
    replies = run("replies_due", area=code)
    if replies.empty:
        st.info("No request for a written statement has been read from the letters of this area.")
    else:
        columns = [
            letter,
            Column("theme", "Theme", lambda c: word(c, THEMES)),
            Column("preparer", "Asked to prepare the statement", lambda c: word(c, PREPARERS)),
            Column("due", "Due on", day),
            Column("page", "Page", whole, number=True),
        ]
        tables.explained("replies_due", columns)
        tables.table(replies, columns, f"Written statements that joint letters to {area['area']} ask for")
        tables.download(replies, f"{slug}_replies")
        st.markdown(
            "The body is the first that the letter names as preparing the statement; a dash: the letter states no day. "
            "Whether a statement was sent is not on record."
        )
        notes.source("ofsted-reports")
        notes.query("replies_due", area=code)

st.header("Judgements of children’s services today")
current = run("area_current_judgements", area=code)
graded = [
    Column("aspect", "Aspect", lambda c: word(c, ASPECTS)),
    Column("grade", "Grade", lambda c: word(c, GRADES), swatch=True),
    Column("made_by", "Made by"),
    Column("published", "Published", day, href=lambda row: row["report_url"]),
    Column("page", "Page", whole, number=True),
    Column("basis", "Read from"),
]
if current.empty:
    st.info(f"No graded judgement of this area is on record. {prose.not_read(rows('area_unread', area=code))}".strip())
else:
    st.markdown(
        f"From the latest graded inspection, published {day(current['published'].iloc[0])}. "
        f"{prose.not_read(rows('area_unread', area=code))}"
    )
    tables.table(current, graded, f"Latest judgements of {area['area']}")
    tables.download(current, f"{slug}_judgements")
    notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
    notes.query("area_current_judgements", area=code)

st.header("Its safeguarding board, area SEND, youth justice, and inspections before 2014")
beside = {
    "The grade of its Local Safeguarding Children Board": ("aspect", "lscb"),
    "Area SEND inspections (framework of 2023)": ("aspect", "experiences_and_outcomes"),
    "Area SEND inspections and revisits (framework of 2016 to 2022)": ("aspect", "written_statement"),
    "Youth justice inspections": ("programme", "youth_justice"),
    "Safeguarding and looked-after children inspections (2009 to 2013)": ("programme", "slac"),
    "Child protection inspections (2012 to 2013)": ("programme", "cpi"),
}
for caption, (column, value) in beside.items():
    frame = once(partial(of_kind, column, value), "council: judgements", code, value)
    if frame.empty:
        st.markdown(f"**{caption}**: none on record with a judgement.")
    else:
        tables.table(frame, graded, caption)
st.markdown(YOUTH_JUSTICE)
if not judgements.empty:
    tables.explained("area_judgements", graded)
    tables.download(judgements, f"{slug}_all_judgements", "Download all its judgements (CSV)")
    if "slac" in set(judgements["programme"]):
        st.markdown(
            ":small[Before the single framework the third grade was called adequate; Ofsted’s table prints it as "
            "requires improvement, and so it stands here. None of these grades counts as a judgement under a later "
            "framework.]"
        )
    notes.source(
        "ofsted-reports",
        "ofsted-ledger-2009-2023",
        "ofsted-area-send-2016-2022",
        "data-to-insight-area-send",
        "hmi-probation-youth-justice",
    )
    notes.query("area_judgements", area=code)

st.header("Its ten statistical neighbours")
if neighbours.empty:
    st.info("The Department for Education gives no statistical neighbours for this area.")
else:
    st.page_link("pages/benchmark.py", label="Set them side by side, aspect by aspect", query_params={"area": slug})
    columns = [
        Column("rank", "Rank", number=True),
        Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
        Column("area_code", "GSS code"),
        Column("closeness", "Closeness"),
        Column("latest_overall", "Latest overall grade", lambda c: word(c, GRADES), swatch=True),
        Column("overall_published", "Published", day),
        Column("unread_published", "Later report, not read", day),
        Column("latest_joint", "Latest joint inspection", day),
        Column("latest_joint_theme", "Theme", lambda c: word(c, THEMES)),
    ]
    tables.explained("area_neighbours", columns)
    tables.table(neighbours, columns, f"Councils most like {area['area']} (2025 model)")
    tables.download(neighbours, f"{slug}_neighbours")
    notes.source("dfe-statistical-neighbours-2025", "ofsted-outcomes-2025-03-31", "ofsted-reports")
    notes.query("area_neighbours", area=code)

st.header("What is known to be missing here")
gaps = run("area_gaps", area=code)
if gaps.empty:
    st.markdown("No report of this area is known that was not read. What nobody knows of cannot be listed.")
else:
    columns = [
        Column("published", "Published", day, href=lambda row: row["report_url"]),
        Column("kind", "What is missing", lambda c: word(c, GAPS)),
        Column("programme", "Programme", lambda c: word(c, PROGRAMMES)),
        Column("what", "Subject, title or reason"),
    ]
    tables.explained("area_gaps", columns)
    tables.table(gaps, columns, f"Known gaps of {area['area']}, newest first")
    tables.download(gaps, f"{slug}_gaps")
    notes.source("ofsted-report-links", "data-to-insight-joint-inspections", "data-to-insight-area-send")
    notes.query("area_gaps", area=code)
