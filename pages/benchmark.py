"""Compare and print: a council, its partners or a journalist sets one council beside others like it; decides where to
look closer, and takes the comparison along on paper or as a workbook."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from components import benchmark, choice, figure, filters, need, openings, parts, printing, workbook
from components.columns import COUNCIL, GSS, JUDGED_BEFORE, REGION, THEME
from components.figures.benchmark import benchmark_judgements, benchmark_other, benchmark_overall
from components.figures.benchmark_context import benchmark_context
from components.listing import how_made
from components.quote import record_of
from components.tables import Column, card_table
from components.words import (
    ERAS,
    EXTRACTIONS,
    INDICATORS,
    LATEST_ERA,
    LONGER_LETTERS,
    PEER_SETS,
    count,
    day,
    whole,
    word,
)
from components.workbook import Sheet
from queries import Value, rows, run

JOINT = (
    COUNCIL,
    Column("published", "Letter", day, href=lambda row: row["report_url"] or row["council_url"]),
    THEME,
    JUDGED_BEFORE,
    Column("priority_action", "Priority action", whole, number=True),
    Column("improvement", "To improve", whole, number=True),
    Column("strength", "Strengths", whole, number=True),
    Column("practice_study", "Case studies", whole, number=True),
    Column("extraction", "Letter", lambda code: word(code, EXTRACTIONS)),
)
COUNCILS = (
    COUNCIL,
    Column("place", "Place", whole, number=True),
    GSS,
    Column("closeness", "Closeness"),
    Column("area_type", "Type"),
    REGION,
    Column("police_force", "Police force"),
    Column("population_0_17", "Children aged 0 to 17", whole, number=True),
)
SUMMARY = (
    Column("indicator", "Indicator", lambda code: word(code, INDICATORS)),
    Column("unit", "Unit"),
    Column("year", "Year", str, number=True),
    Column("value", "The council", "{:g}".format, number=True),
    Column("rank", "Rank", whole, number=True),
    Column("councils", "of", whole, number=True),
    Column("peers", "Others with a value", whole, number=True),
    Column("peer_median", "Median of others", "{:g}".format, number=True),
    Column("england", "England", "{:g}".format, number=True),
)


def letters(codes: list[str], *, on_paper: bool) -> str:
    """Joint inspections of these councils' areas, letters of the same years together."""
    found = run("joint_in_areas", areas=codes)
    if found.empty:
        return (
            '<div class="ji-empty"><p><b>None on record.</b> No joint inspection of these councils’ areas is known to '
            "us.</p></div>"
        )
    newest, *older = [
        card_table(mine, JOINT, f"{ERAS[str(era)]}: {count(len(mine), 'joint inspection')}")
        for era, mine in reversed(list(found.groupby("era")))
    ]
    if older:
        head = f'<details class="ji-fold ji-fold--paper"{" open" * on_paper}><summary>Letters of other years</summary>'
        newest += f"{head}{''.join(older)}</details>"
    return (
        f'<p class="ji-small ji-quiet">{LONGER_LETTERS.capitalize()} than those {ERAS[LATEST_ERA].lower()}, so each '
        "stand by themselves. –: the letter has no such section, or is not read yet; 0: it states none.</p>"
        f"{newest}{how_made('joint_in_areas', JOINT, {}, areas=codes)}"
    )


def peers_table(parameters: dict[str, Value]) -> str:
    """Which councils are compared."""
    frame = run("benchmark_peers", **parameters)
    table = card_table(frame, COUNCILS, count(len(frame), "council"))
    return table + how_made("benchmark_peers", COUNCILS, {}, **parameters)


def as_workbook(about: dict[str, str], tables: list[tuple[str, str, pd.DataFrame, tuple[Column, ...]]]) -> bytes:
    """All tables of the page, with links that work outside the site."""
    sheets = [Sheet(name, caption, frame, columns) for name, caption, frame, columns in tables]
    retrieved = rows("overview_counts")[0]["retrieved"].date()
    return workbook.workbook(about, sheets, retrieved, figure.public())


printed = st.query_params.get("print") == printing.VIEW["print"]
printing.ready(on_screen=printed)
choice.council_of_address("benchmark")  # a name that no council has ends the page here
head = st.container(key="head")
controls = st.container(key=printing.CONTROLS)
with controls:
    area = choice.council("benchmark")
if area is None:
    head.html(openings.benchmark())
    st.stop()
name, slug = str(area["area"]), str(area["slug"])
st.set_page_config(page_title=f"{name} compared – Joint Inspections")
title, crumb = openings.benchmark_title(area), openings.benchmark_crumb(area)
if area["status"] == "abolished":
    head.html(parts.opening(title, crumb=crumb))
    choice.lead_on(area, "benchmark")
    st.stop()

with controls:
    peer_set = filters.one("Compare with", PEER_SETS, "bench_set")
    own = ""
    if peer_set == "own":
        others = {row["area_code"]: row["area"] for row in rows("areas") if row["status"] == "current"}
        listed = filters.several(
            f"Councils of your list (up to {benchmark.MOST})", others, "bench_own", nothing="None", most=benchmark.MOST
        )
        own = ",".join(listed or ())
asked = benchmark.query_parameters(slug, peer_set, own)
codes = [row["area_code"] for row in benchmark.peers(slug, peer_set, own)]
if len(codes) == 1:
    head.html(parts.opening(title, crumb=crumb))
    why = (
        "<b>Your list has no other council yet.</b> Add some above."
        if peer_set == "own"
        else f"<b>No other council shares this with {escape(name)}.</b> Choose another set of councils above."
    )
    st.html(parts.ji(f'<div class="ji-empty" role="status"><p>{why}</p></div>'))
    st.stop()

retrieved = rows("overview_counts")[0]["retrieved"]
short = rows("benchmark_counts", area=codes[0], areas=codes)[0]
beside = benchmark.group(area, peer_set, short["peers"])
answer = benchmark.answer(area, short, beside, retrieved)
chosen = {"area": slug, "bench_set": peer_set, **({"bench_own": own} if own else {})}
here = figure.public() + filters.permalink("benchmark", (), chosen)
on_paper = filters.permalink("benchmark", (), {**chosen, **printing.VIEW})
head.html(parts.opening(title, answer, crumb))
figures = [
    make(area=slug, bench_set=peer_set, bench_own=own)
    for make in (benchmark_judgements, benchmark_overall, benchmark_context, benchmark_other)
]
about = {
    "Title": f"{name} beside {beside}",
    "Answer": answer.replace("<b>", "").replace("</b>", ""),
    "Caveat": parts.CAVEAT,
    "Address": here,
    "Record as of": day(retrieved),
    "Licence": "Contains public sector information licensed under the Open Government Licence v3.0.",
}
judged, overall, context, other = figures
tables = [
    ("Councils", f"{name} and {beside}", run("benchmark_peers", **asked), COUNCILS),
    ("Judgements", judged.subtitle, judged.frame, tuple(judged.columns)),
    ("Overall over time", "Overall judgements, oldest first", overall.frame, tuple(overall.columns)),
    ("Joint inspections", "Joint inspections", run("joint_in_areas", areas=codes), (Column("era", "Years"), *JOINT)),
    ("SEND and youth justice", "Latest outcomes and ratings", other.frame, tuple(other.columns)),
    ("Context", context.title, run("benchmark_context_summary", area=codes[0], areas=codes), SUMMARY),
    ("Context by council", "Every council’s value", context.frame, tuple(context.columns)),
]
with st.container(key="controls-take", horizontal=True):
    st.html(parts.ji(f'<p class="ji-acts-head"><a href="{escape(on_paper)}">Print view</a></p>'), width="content")
    st.download_button(
        "All tables as one workbook (XLSX)",
        partial(as_workbook, about, tables),
        f"benchmark_{slug}.xlsx",
        workbook.MEDIA_TYPE,
        on_click="ignore",
        type="tertiary",
    )
st.html(parts.note("A council’s latest judgement can be years old, and councils were inspected at different times."))
st.html(
    parts.jump(
        {
            "benchmark-judgements": "Judgements",
            "benchmark-overall": "Over time",
            "benchmark-context": "Need and workforce",
            "indicator-areas": "All councils",
            "joint": "Joint inspections",
            "benchmark-other": "SEND and youth justice",
            "councils": "Which councils",
        }
    )
)
cards = [f'<section class="ji-section">{figure.markup(one, public=figure.public())}</section>' for one in figures]
st.html(parts.ji("".join(cards[:3])))
need.of_benchmark(slug, peer_set, own)
st.html(
    parts.ji(
        '<section class="ji-section" id="joint"><h2>Joint inspections, and what they listed</h2>'
        + f"{letters(codes, on_paper=printed)}</section>"
        + parts.fold("other", "SEND and youth justice", cards[3], unfolded=printed)
        + parts.fold("councils", "Which councils these are", peers_table(asked), unfolded=printed)
        + f'<p class="ji-src ji-section">This view: <a href="{escape(here)}">{escape(here)}</a>. '
        + f"{record_of()}.</p>"
    )
)
