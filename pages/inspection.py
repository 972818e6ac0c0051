"""Inspection: whoever follows a letter or a report asks what is on record for that one inspection; decides whether to
read it, what was judged before and after, and which others to hold beside it."""

from html import escape

import streamlit as st

from components import figure, filters, inspection, inspection_topics, openings, parts, register, terms
from components.before_after import DERIVED, steps
from components.columns import (
    ASPECT,
    COUNCIL,
    EVENT,
    GRADE,
    IMPROVEMENT,
    INSPECTION,
    ITEMS,
    JUDGED_BEFORE,
    JUDGEMENT,
    ON_PAGE,
    PRIORITY,
    PROGRAMME,
    REPORT,
    SECTION,
    STRENGTH,
    THEME,
)
from components.figures.inspection import inspection_findings
from components.figures.topics_of_inspection import BESIDE, not_mentioned
from components.inspection import Inspection
from components.proof_link import proved
from components.quote import record_of
from components.tables import Column, card_table
from components.tokens import token_of
from components.words import THEMES, count, is_missing
from queries import run

HOME = {"Home": "./", "Inspections": "inspections"}
MOST = 12


def section(anchor: str, heading: str, inner: str) -> str:
    """A part of the page under its heading."""
    return parts.ji(f'<section class="ji-section" id="{anchor}"><h2>{escape(heading)}</h2>{inner}</section>')


def not_here(key: str | None) -> str:
    """What the page says where the address names no inspection on record, with the way on."""
    if key is None:
        said = "The address names no inspection. "
        near = []
    else:
        said = f"No inspection on record has the key “{escape(key[:80])}”. "
        near = inspection.near(key)
    links = "".join(f'<li><a href="inspection?id={one}" target="_self">{one}</a></li>' for one in near)
    closest = f'<p>Keys that look like it:</p><ul class="ji-list">{links}</ul>' if near else ""
    way = 'Find it in the <a href="inspections" target="_self">list of inspections</a>, or by its council:'
    return parts.ji(f'<div class="ji-empty"><p>{said}{way}</p></div>{closest}')


def head(one: Inspection) -> str:
    """Facts on the left; the report, the reply, and where the facts are from on the right."""
    row = one.row
    button = inspection.link_words(row, one.report)
    link = f'<p><a class="ji-button" href="{escape(row["report_url"])}">{button}</a></p>' if button else ""
    right = []
    if one.joint:
        right.append(("Reply", inspection.reply(one) + inspection_topics.calendar_link(one)))
    if not is_missing(row["sha256"]):
        right.append(
            ("Read from", f'the {one.report} itself, SHA-256 <span class="ji-num">{row["sha256"][:8]}…</span>')
        )
    if not button:
        right.append(
            ("Report", f'no link known; <a href="{escape(row["council_url"] or "")}">the council on Ofsted’s site</a>')
        )
    right.append(("Plain page", f'<a href="inspection/{one.id}/" target="_self">the same to print or to quote</a>'))
    return parts.ji(
        f'<section class="ji-grid ji-cols-2" style="margin-top:2rem">{parts.facts(inspection.facts(one))}'
        f"<div>{link}{parts.facts(right)}</div></section>"
    )


def before_and_after(one: Inspection) -> str:
    """Before, this one, next, as steps on one bar."""
    made = []
    for step in steps(one):
        tone = f' style="--g:var(--{token_of(step.code)})"' if step.code else ""
        when = escape(step.when)
        if step.key:
            when = f'<a href="inspection?id={step.key}" target="_self">{when}</a>'
        made.append(
            f'<li{tone}><small>{escape(step.what)}</small><div class="ji-word">{escape(step.word)}</div>'
            f"<small>{when}</small></li>"
        )
    return f'<ol class="ji-steps">{"".join(made)}</ol><div class="ji-note"><p>{DERIVED}</p></div>'


def lists(one: Inspection) -> str:
    """What the report lists, section by section, with the page where each starts."""
    if not one.findings:
        why = f"The {one.report} is not read yet." if not one.read else f"The {one.report} has no list that is counted."
        return f'<div class="ji-empty"><p>{why}</p></div>'
    found = proved(run("inspection_findings", inspection=one.id), one.id)
    table = card_table(found, (SECTION, ITEMS, ON_PAGE), f"Lists of the {one.report}; pages lead to where each starts")
    return table + inspection_topics.items_html(one)


def others_on_theme(one: Inspection) -> tuple[str, str] | None:
    """The other letters on the theme: heading and table."""
    if is_missing(one.row["theme"]):
        return None
    found = register.find({"theme": (one.row["theme"],)})
    found = found[found["inspection_id"] != one.id]
    theme = THEMES[one.row["theme"]].split(":")[0].lower()
    if found.empty:
        return f"No other letter on {theme}", "<p>None is known to us.</p>"
    columns = (COUNCIL, INSPECTION, JUDGED_BEFORE, PRIORITY, IMPROVEMENT, STRENGTH, REPORT)
    return (
        f"{count(len(found), 'other letter')} on {theme}",
        card_table(found, columns, "Newest first; dates lead to the inspection; a dash: none known, or no such list")
        + '<p class="ji-more"><a href="themes" target="_self">Compare the themes</a></p>',
    )


def neighbours(one: Inspection) -> tuple[str, str]:
    """Joint inspections of the council's statistical neighbours: heading and table."""
    near = run("area_neighbours", area=one.row["area_code"])
    heading = "Joint inspections of similar councils"
    if near.empty:
        return heading, "<p>The Department for Education names no statistical neighbours of this council.</p>"
    found = run("joint_in_areas", areas=near["area_code"].tolist()).sort_values("published", ascending=False)
    have = int(found["area_code"].nunique())
    said = (
        f"<p>{have or 'None'} of {escape(one.row['area'])}’s {len(near)} statistical neighbours "
        f"{'has' if have == 1 else 'have'} had a joint inspection known to us.</p>"
    )
    if found.empty:
        return heading, said
    columns = (COUNCIL, INSPECTION, THEME, IMPROVEMENT, STRENGTH, REPORT)
    return heading, said + card_table(found, columns, "Newest first; dates lead to the inspection")


def same_council(one: Inspection) -> tuple[str, str]:
    """The latest other inspections of the council: heading and table."""
    found = run("area_history", area=one.row["area_code"])
    found = found[found["inspection_id"] != one.id]
    name = escape(one.row["area"])
    if found.empty:
        return f"Other inspections of {one.row['area']}", "<p>None is known to us.</p>"
    table = card_table(
        found.head(MOST),
        (PROGRAMME, EVENT, INSPECTION, JUDGEMENT),
        f"Newest first, {min(MOST, len(found))} of {len(found)}",
    )
    more = (
        f'<p class="ji-more"><a href="council?area={one.row["slug"]}" target="_self">All on record for {name}</a></p>'
    )
    return f"Other inspections of {one.row['area']}", table + more


def judgements_table(one: Inspection) -> str:
    """All judgements with the page that states each."""
    columns = (ASPECT, GRADE, ON_PAGE, Column("made_by", "By"), Column("basis", "Known from"))
    found = proved(run("inspection_judgements", inspection=one.id), one.id)
    return card_table(found, columns, f"Judgements of the {one.report}")


def gaps(one: Inspection) -> str:
    """What is known to be missing or was put right."""
    found = inspection.missing(one) or ["Nothing is known to be missing here, and nothing was put right."]
    return "".join(f"<p>{said}</p>" for said in found)


def quote(one: Inspection, address: str) -> str:
    """How to cite the page, and where to send a correction."""
    here = f"{address}inspection?id={one.id}"
    sentence = inspection_topics.quotable(one)
    quoted = f'<p>In a sentence:</p><code class="ji-copy">{escape(sentence)}</code>' if sentence else ""
    cited = f"Joint Inspections, ‘{inspection.title(one.row)}’, {record_of().replace('Record', 'record')}, {here}"
    return (
        '<section class="ji-section ji-grid ji-cols-2"><div><h2>Quote this page</h2>'
        f'{quoted}<p>To cite:</p><code class="ji-copy">{escape(cited)}</code><p>To share:</p>'
        f'<code class="ji-copy">{escape(here)}</code></div><div><h2>Something wrong?</h2>'
        "<p>Each fact is checked against the report; a slip is still possible. "
        '<a href="about#correction" target="_self">Send a correction</a> with the page that shows it.</p>'
        "</div></section>"
    )


key = st.query_params.get("id")
shown = inspection.load(key) if key else None
if shown is None:
    st.html(parts.opening("Inspection not found" if key else "One inspection", crumb=HOME))
    st.html(not_here(key))
    st.html(parts.search())
    st.stop()

row = shown.row
st.set_page_config(page_title=f"{inspection.title(row)} – Joint Inspections")
st.html(openings.one_inspection(shown))
st.html(head(shown))
if shown.joint:
    figure.show(inspection_findings(id=shown.id))
if shown.findings or not shown.joint:
    st.html(section("lists", f"What the {shown.report} lists", lists(shown)))
if shown.judgements:
    st.html(section("judgements", "What was judged", judgements_table(shown)))
if steps(shown):
    st.html(section("around", "Before and after", before_and_after(shown)))
if inspection_topics.item_tables(shown):
    st.html(section("again", "Said again, and said before", terms.spelt_out(inspection_topics.again_html(shown))))
    card = figure.Card("not-mentioned")
    with card.controls:
        first = inspection_topics.beside(shown)
        beside = filters.one("Beside reports on", BESIDE, "beside", first) if first == "theme" else first
    card.show(not_mentioned(id=shown.id, beside=beside))
if shown.joint:
    on_theme = others_on_theme(shown)
    if on_theme:
        st.html(section("theme", *on_theme))
    st.html(section("neighbours", *neighbours(shown)))
else:
    st.html(section("others", *same_council(shown)))
st.html(section("missing", "What is missing or was put right", gaps(shown)))
st.html(parts.ji(quote(shown, figure.public())))
