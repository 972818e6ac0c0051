"""Council: a resident, a journalist or the council itself asks what is on record for one area."""

import difflib
from typing import Any

import streamlit as st

from components import notes, svg, tables, timeline
from components.palette import colour
from components.tables import Column
from components.words import (
    ASPECTS,
    EVER_INADEQUATE,
    GRADES,
    MISSING,
    PROGRAMMES,
    SECTIONS,
    THEMES,
    count,
    day,
    first_day,
    is_missing,
    span,
    whole,
    word,
)
from queries import records, rows, run

areas = {row["slug"]: row for row in rows("areas")}
names: dict[str, str] = {slug: row["area"] for slug, row in areas.items()}


def not_found(slug: str) -> None:
    """Say that there is no such council, and suggest those whose names are near."""
    st.title("Council not found")
    st.markdown("No council on record has the address name that this link uses.")
    near = difflib.get_close_matches(slug.lower().strip(), names, n=5, cutoff=0.5)
    if near:
        st.markdown("Did you mean:")
        for other in near:
            st.page_link("pages/council.py", label=names[other], query_params={"area": other})
    st.page_link("pages/inspections.py", label="All inspections")


def remember() -> None:
    """Keep the chosen council in the address."""
    if st.session_state["council_choice"] is None:
        st.query_params.pop("area", None)
    else:
        st.query_params["area"] = st.session_state["council_choice"]


def mark(row: dict[str, Any]) -> timeline.Mark:
    """One inspection on the council's timeline, in the colour of its overall grade where it has one."""
    grade = None if is_missing(row["overall"]) else row["overall"]
    what = word(row["theme"], THEMES) if row["programme"] == "jtai" else word(grade, GRADES)
    return timeline.Mark(
        lane=word(row["programme"], PROGRAMMES),
        day=first_day(row),
        fill=colour(grade or "unknown"),
        title=f"{word(row['programme'], PROGRAMMES)}, {row['event']}: {what}, published {day(row['published'])}",
        href=row["report_url"],
        hollow=row["extraction"] == "listed",
        label="" if what == MISSING else what,
    )


asked = st.query_params.get("area")
if asked is not None and asked not in names:
    not_found(asked)
    st.stop()
if asked and st.session_state.get("council_choice") != asked:
    st.session_state["council_choice"] = asked
slug = st.selectbox(
    "Council",
    list(names),
    index=None,
    format_func=names.__getitem__,
    key="council_choice",
    on_change=remember,
    placeholder="Choose a council or type its name",
)
if slug is None:
    st.title("What is on record for one council?")
    st.markdown("Choose a council above, or one on the [map](overview).")
    st.stop()

area = areas[slug]
st.title(f"{area['area']}: inspections of how children are helped and protected")
st.set_page_config(page_title=f"{area['area']} – Joint Inspections")
code = area["area_code"]
history = run("area_history", area=code)
joint = history[history["programme"] == "jtai"]
facts = [f"GSS code {code}", area["area_type"], area["region"], f"policed by {area['police_force']}"]
if not is_missing(area["population_0_17"]):
    facts.append(f"{int(area['population_0_17']):,} children aged 0 to 17")
st.markdown(" · ".join(facts) + (f" · [public site]({area['council_url']})" if area["council_url"] else ""))

if area["status"] == "abolished":
    st.warning(f"This council was abolished; its last day was {day(area['valid_to'])}. Its successors:")
    by_code = {row["area_code"]: row for row in areas.values()}
    for successor in area["successors"].split():
        st.page_link(
            "pages/council.py",
            label=by_code[successor]["area"],
            query_params={"area": by_code[successor]["slug"]},
        )
predecessors = [row for row in areas.values() if code in (row["successors"] or "").split()]
for row in predecessors:
    st.page_link(
        "pages/council.py",
        label=f"Predecessor until {day(row['valid_to'])}: {row['area']}",
        query_params={"area": row["slug"]},
    )

if history.empty:
    st.info("No inspection of this area is on record yet.")
else:
    st.markdown(
        f"On record: **{count(len(joint), 'joint inspection')}** among {count(len(history), 'inspection')}, "
        f"the latest published {day(history['published'].max())}."
    )
    st.header("Every inspection on one timeline")
    marks = [mark(row) for row in records(history)]
    present = {m.lane for m in marks}
    svg.show(
        timeline.timeline(
            marks,
            [lane for lane in PROGRAMMES.values() if lane in present],
            f"Timeline of {len(marks)} inspections of {area['area']}; the table below has the same facts.",
        )
    )
    columns = [
        Column("programme", "Programme", lambda c: word(c, PROGRAMMES)),
        Column("event", "Kind"),
        Column("published", "Published", day, href=lambda row: row["report_url"]),
        Column("fieldwork_start", "Fieldwork from", day),
        Column("fieldwork_end", "to", day),
        Column("theme", "Theme", lambda c: word(c, THEMES)),
        Column("overall", "Overall grade", lambda c: word(c, GRADES), swatch=True),
        Column("page", "Page", whole, number=True),
    ]
    tables.explained("area_history", columns)
    tables.table(history, columns, f"Inspections of {area['area']}, newest first; dates lead to the reports")
    tables.download(history, f"{slug}_inspections")
    notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31", "data-to-insight-joint-inspections")
    notes.query("area_history")

st.header("Judgements of children’s services today")
current = run("area_current_judgements", area=code)
if current.empty:
    st.info("No graded judgement of this area is on record yet.")
else:
    st.markdown(f"From the latest graded inspection, published {day(current['published'].iloc[0])}.")
    columns = [
        Column("aspect", "Aspect", lambda c: word(c, ASPECTS)),
        Column("grade", "Grade", lambda c: word(c, GRADES), swatch=True),
        Column("made_by", "Made by"),
        Column("page", "Page", whole, number=True),
        Column("basis", "Read from", href=lambda row: row["report_url"]),
    ]
    tables.table(current, columns, f"Latest judgements of {area['area']}")
    tables.download(current, f"{slug}_judgements")
    notes.source("ofsted-outcomes-2025-03-31")
    notes.query("area_current_judgements")

st.header("What joint inspections found")
findings = run("area_findings", area=code)
if joint.empty:
    st.info("No joint inspection of this area is on record.")
elif findings.empty:
    st.info("The letter of the joint inspection is known, but was not read yet; its findings are not counted.")
else:
    columns = [
        Column("published", "Letter", day, href=lambda row: row["report_url"] or area["council_url"]),
        Column("theme", "Theme", lambda c: word(c, THEMES)),
        Column("section", "Section", lambda c: word(c, SECTIONS)),
        Column("items", "Items", whole, number=True),
        Column("page", "From page", whole, number=True),
    ]
    tables.table(findings, columns, f"Findings listed in joint inspection letters of {area['area']}")
    tables.download(findings, f"{slug}_findings")
    notes.caveat("A section without a row is one that the letter does not have; 0 means that the letter states none.")
    notes.source("ofsted-reports")
    notes.query("area_findings")

if not joint.empty:
    st.header("What it had been judged before, and next")
    around = run("joint_with_prior_judgement", area=code)
    columns = [
        Column("published", "Joint letter", day),
        Column("prior_grade", "Judged before (derived)", lambda c: word(c, GRADES), swatch=True),
        Column("prior_published", "Published", day),
        Column("prior_age_days", "Age at fieldwork", span, number=True),
        Column("ever_inadequate", "Ever inadequate before", lambda c: word(c, EVER_INADEQUATE)),
        Column("next_grade", "Judged next (derived)", lambda c: word(c, GRADES), swatch=True),
        Column("next_published", "Published", day),
    ]
    tables.explained("joint_with_prior_judgement", columns)
    tables.table(around, columns, f"Overall judgements around each joint inspection of {area['area']}")
    tables.download(around, f"{slug}_before_and_next")
    notes.source("ofsted-reports", "ofsted-outcomes-2025-03-31")
    notes.query("joint_with_prior_judgement")

st.header("Its ten statistical neighbours")
neighbours = run("area_neighbours", area=code)
if neighbours.empty:
    st.info("The Department for Education gives no statistical neighbours for this area.")
else:
    columns = [
        Column("rank", "Rank", number=True),
        Column("area", "Council", href=lambda row: f"council?area={row['slug']}"),
        Column("area_code", "GSS code"),
        Column("closeness", "Closeness"),
        Column("latest_overall", "Latest overall grade", lambda c: word(c, GRADES), swatch=True),
        Column("overall_published", "Published", day),
        Column("latest_joint", "Latest joint inspection", day),
        Column("latest_joint_theme", "Theme", lambda c: word(c, THEMES)),
    ]
    tables.explained("area_neighbours", columns)
    tables.table(neighbours, columns, f"Councils most like {area['area']} (2025 model)")
    tables.download(neighbours, f"{slug}_neighbours")
    notes.source("dfe-statistical-neighbours-2025", "ofsted-outcomes-2025-03-31", "ofsted-reports")
    notes.query("area_neighbours")
