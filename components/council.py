"""What a profile of one council says beside its figures, as HTML: head, status, in short, letters, visits, gaps.

Each part is made once here and shown twice: on the interactive page and in its plain twin.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from components import columns, parts, prose
from components.columns import paged
from components.tables import Column, card_table
from components.terms import spelt_out
from components.words import (
    EVENTS,
    GAPS,
    GRADES,
    NO_THEME,
    PREPARERS,
    PROGRAMMES,
    SECTIONS,
    STATED_REASONS,
    THEMES,
    count,
    day,
    days,
    is_missing,
    word,
)
from queries import rows, run
from queries.codes import shorts

Row = Mapping[str, Any]
NONE_ON_RECORD = "None on record"
_ADEQUATE = (
    "Before November 2013 the third grade was called adequate; Ofsted’s table prints it as requires improvement, and "
    "so does this site. None of these grades counts as a judgement under a later framework."
)


def facts_line(area: Row) -> str:
    """Type, children, police force, code and the council's page on the public site, as HTML."""
    children = "" if is_missing(area["population_0_17"]) else f"{area['population_0_17']:,} children aged 0 to 17"
    said = [
        area["area_type"],
        area["region"],
        children,
        area["police_force"],
        f"Government Statistical Service (GSS) code {area['area_code']}",
    ]
    line = " · ".join(escape(str(one)) for one in said if one)
    if area["council_url"]:
        line += f' · <a href="{escape(area["council_url"])}">Ofsted’s page</a>'
    return line


def succession(area: Row) -> str:
    """For a council that is no more: when it ended and what followed; for a successor: what was before. HTML."""
    found = []
    areas = rows("areas")
    if area["status"] == "abolished":
        heirs = [row for row in areas if row["area_code"] in (area["successors"] or "").split()]
        links = prose.join(
            [f'<a href="council?area={row["slug"]}" target="_self">{escape(row["area"])}</a>' for row in heirs]
        )
        found.append(
            f"<b>This council was abolished; its last day was {day(area['valid_to'])}.</b> Its successors: {links}."
        )
    before = [row for row in areas if area["area_code"] in (row["successors"] or "").split()]
    for row in before:
        link = f'<a href="council?area={row["slug"]}" target="_self">{escape(row["area"])}</a>'
        found.append(f"Predecessor until {day(row['valid_to'])}: {link}.")
    return "".join(f'<div class="ji-note"><p>{words}</p></div>' for words in found)


def status(area: Row) -> str:
    """Four judgements at the head of the profile: services, last joint inspection, area SEND, youth justice."""
    code = area["area_code"]
    judged = rows("area_judgements", area=code)
    unread = prose.not_read(rows("area_unread", area=code))
    shown = [
        _judgement_status("Children’s services, overall", _of(judged, ("sif", "ilacs"), "overall"), "Ofsted", unread),
        _joint(rows("joint_in_areas", areas=[code])),
        _judgement_status(
            "Area SEND", _of(judged, ("area_send",), "experiences_and_outcomes"), "Ofsted and Care Quality Commission"
        ),
        _judgement_status("Youth justice", _of(judged, ("youth_justice",), "overall"), "HM Inspectorate of Probation"),
    ]
    return parts.status(shown)


def _of(judged: list[dict[str, Any]], programmes: tuple[str, ...], aspect: str) -> list[dict[str, Any]]:
    mine = [row for row in judged if row["programme"] in programmes and row["aspect"] == aspect]
    return sorted(mine, key=lambda row: row["published"], reverse=True)


def _judgement_status(what: str, judged: list[dict[str, Any]], by: str, unread: str = "") -> parts.Status:
    if not judged:
        return parts.Status(what, NONE_ON_RECORD, more=unread)
    latest, *before = judged
    more = [f"Before: {word(before[0]['grade'], GRADES).lower()}"] if before else []
    return parts.Status(
        what,
        word(latest["grade"], GRADES),
        latest["grade"],
        f"{by}, {day(latest['published'])}",
        " ".join([*more, unread]).strip(),
        paged(latest) or "",
    )


def _joint(joint: list[dict[str, Any]]) -> parts.Status:
    if not joint:
        return parts.Status("Last joint inspection", NONE_ON_RECORD, when="None is known to us")
    latest = max(joint, key=lambda row: row["published"])
    theme = NO_THEME if is_missing(latest["theme"]) else shorts("theme")[latest["theme"]].split(":")[0]
    listed = [
        f"{latest[name]} {words}"
        for name, words in (("improvement", "points to improve"), ("strength", "strengths"))
        if not is_missing(latest[name])
    ]
    more = "not read yet" if latest["extraction"] == "listed" else ", ".join(listed)
    href = f"inspection?id={latest['inspection_id']}"
    return parts.Status("Last joint inspection", theme, "joint", f"Letter of {day(latest['published'])}", more, href)


def in_short(area: Row) -> str:
    """What is on record for the council, in sentences, as HTML."""
    code = area["area_code"]
    heirs = [row["area"] for row in rows("areas") if row["area_code"] in (area["successors"] or "").split()]
    said = prose.council(
        dict(area),
        heirs,
        rows("area_history", area=code),
        rows("joint_in_areas", areas=[code]),
        rows("area_neighbours", area=code),
        rows("area_unread", area=code),
    )
    return spelt_out("".join(f"<p>{html_of(paragraph)}</p>" for paragraph in said.split("\n\n") if paragraph))


def html_of(markdown: str) -> str:
    """Words with `**bold**` and `[links](address)` as HTML."""
    text = escape(markdown, quote=False)
    text = re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', text)
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)


def letters(area: Row) -> str:
    """Each joint inspection of the area: letter, days, theme, what it lists, who must reply, judgements around it."""
    code = area["area_code"]
    joint = sorted(rows("joint_in_areas", areas=[code]), key=lambda row: row["published"], reverse=True)
    if not joint:
        return (
            '<div class="ji-empty"><p><b>None on record.</b> No joint inspection of this area is known to us.</p></div>'
        )
    findings = rows("area_findings", area=code)
    replies = {row["inspection_id"]: row for row in rows("replies_due", area=code)}
    return "".join(_letter(row, findings, replies.get(row["inspection_id"])) for row in joint)


def _letter(row: dict[str, Any], findings: list[dict[str, Any]], reply: dict[str, Any] | None) -> str:
    lists = {f["section"]: f for f in findings if f["inspection_id"] == row["inspection_id"]}
    published = day(row["published"])
    link = f'<a href="{escape(row["report_url"] or row["council_url"] or "")}">{published}</a>'
    first = [
        ("Letter", link + (' <span class="ji-chip">not read yet</span>' if row["extraction"] == "listed" else "")),
        (
            "On site",
            days(row["fieldwork_start"], row["fieldwork_end"])
            if not is_missing(row["fieldwork_start"])
            else "not known",
        ),
        ("Theme", escape(NO_THEME if is_missing(row["theme"]) else word(row["theme"], THEMES))),
        ("Inspectorates", escape(row["inspectorates"] or "not known")),
        (
            "Why chosen",
            escape("not stated" if is_missing(row["stated_reason"]) else word(row["stated_reason"], STATED_REASONS)),
        ),
    ]
    second = [
        (SECTIONS[name], _items_cell(lists.get(name), row)) for name in ("priority_action", "improvement", "strength")
    ]
    second.append(("Reply", _reply(reply)))
    second.append(("Judged before", _grade(row["prior_grade"], row["prior_published"])))
    second.append(("Judged next", _grade(row["next_grade"], row["next_published"])))
    href = f"inspection?id={row['inspection_id']}"
    more = f'<p class="ji-more"><a href="{href}" target="_self">Everything on record about this letter</a></p>'
    return f'<div class="ji-grid ji-cols-2"><div>{parts.facts(first)}</div><div>{parts.facts(second)}</div></div>{more}'


def _items_cell(found: dict[str, Any] | None, row: dict[str, Any]) -> str:
    if row["extraction"] == "listed":
        return "not read yet"
    if found is None:
        return "no such section"
    if found["items"] == 0:
        return "none"
    href = paged(found)
    where = f'<a href="{escape(href)}">page {found["page"]}</a>' if href else f"page {found['page']}"
    return f"{found['items']} ({where})"


def _reply(reply: dict[str, Any] | None) -> str:
    if reply is None:
        return "not known"
    who = escape(word(reply["preparer"], PREPARERS))
    due = "no day stated" if is_missing(reply["due"]) else f"due on {day(reply['due'])}"
    href = paged(reply)
    where = f' (<a href="{escape(href)}">page {reply["page"]}</a>)' if href else ""
    return f"{who}, {due}{where}"


def _grade(grade: object, published: object) -> str:
    if is_missing(grade):
        return "none on record"
    return (
        f'<span class="ji-grade" data-g="{escape(str(grade))}">{word(grade, GRADES)}</span>, {day(published)} (derived)'
    )


HISTORY = (
    columns.PUBLISHED,
    columns.PROGRAMME,
    Column("event", "Kind", lambda code: word(code, EVENTS)),
    Column("theme_stated", "Subject"),
    Column("judgement", "Judgement", lambda code: word(code, GRADES), swatch=True, href=paged),
    Column("board", "Board", lambda code: word(code, GRADES), swatch=True),
)


def history(area: Row) -> str:
    """Every inspection and visit on record, newest first, as a table."""
    frame = run("area_history", area=area["area_code"])
    if frame.empty:
        return '<div class="ji-empty"><p><b>None on record.</b> No inspection of this council is known to us.</p></div>'
    caption = f"{count(len(frame), 'inspection and visit', 'inspections and visits')} on record, newest first"
    old = f'<p class="ji-small ji-quiet">{_ADEQUATE}</p>' if "slac" in set(frame["programme"]) else ""
    return card_table(frame, HISTORY, caption) + old


def missing(area: Row) -> str:
    """What is known to exist and was not read, as a list."""
    gaps = rows("area_gaps", area=area["area_code"])
    if not gaps:
        name = escape(area["area"])
        return (
            f'<div class="ji-empty"><p>No report on {name} is known that was not read. What nobody has listed cannot '
            'be known here; <a href="about" target="_self">send a correction</a> if you know of one.</p></div>'
        )
    entries = "".join(
        f"<li>{_gap(gap)}<br><span class='ji-micro ji-quiet'>{escape(word(gap['kind'], GAPS))}"
        f"{'' if is_missing(gap['programme']) else ', ' + escape(word(gap['programme'], PROGRAMMES))}</span></li>"
        for gap in gaps
    )
    return f'<ul class="ji-list">{entries}</ul>'


def _gap(gap: dict[str, Any]) -> str:
    published = day(gap["published"])
    what = "" if is_missing(gap["what"]) else f" · {escape(str(gap['what']))}"
    return f'<a href="{escape(gap["report_url"])}">{published}</a>{what}' if gap["report_url"] else f"{published}{what}"
