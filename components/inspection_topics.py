"""What one report says, item by item: topics and pages, said again and where; for its page and its plain twin alike."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from components import topics
from components.columns import paged
from components.figures.topics_of_inspection import COLUMNS, unsaid_title
from components.inspection import Inspection, name
from components.listing import folding_table
from components.tables import Column
from components.words import SECTIONS, THEMES, count, day, is_missing, whole
from queries import run

SHOWN = 10
_ITEMS = (
    Column("item", "Item", whole),
    Column("topics", "What it speaks of", topics.names),
    Column("page", "Page", whole, paged, number=True),
)
_LATER = (
    topics.TOPIC,
    Column("page", "Page here", whole, paged, number=True),
    Column("later_form", "Said again in", topics.form_words),
    Column("later_published", "Published", day, lambda row: f"inspection?id={row['later_inspection_id']}"),
    Column("later_page", "Page there", whole, lambda row: paged(row, "later_url", "later_page"), number=True),
)
_EARLIER = (
    topics.TOPIC,
    Column("later_page", "Page here", whole, lambda row: paged(row, "later_url", "later_page"), number=True),
    Column("form", "Said before in", topics.form_words),
    Column("published", "Published", day, lambda row: f"inspection?id={row['inspection_id']}"),
    Column("page", "Page there", whole, paged, number=True),
)


@dataclass(frozen=True)
class Table:
    """One table of facts: anchor, caption, rows and columns."""

    anchor: str
    caption: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]

    def html(self) -> str:
        """For the interactive page, folded where it is long."""
        return folding_table(self.frame, self.columns, self.caption, SHOWN)


def item_tables(one: Inspection) -> list[Table]:
    """The listed items of each section in reading order, with topics and pages."""
    found = run("inspection_items", inspection=one.id)
    made = []
    for section, mine in found.groupby("section", sort=False):
        words = f"{SECTIONS[str(section)]}: {count(len(mine), 'item')}, in reading order"
        made.append(Table(f"items-{section}", words, mine, _ITEMS))
    return made


def again_tables(one: Inspection) -> list[Table]:
    """Topics raised here that the council's next reports raise again, and those that were raised before."""
    found = run("said_again", inspection=one.id, area=None, forms=None)
    later, earlier = found[found["inspection_id"] == one.id], found[found["later_inspection_id"] == one.id]
    made = []
    if len(later):
        made.append(Table("said-again", f"Said again: {_of(later)}", later, _LATER))
    if len(earlier):
        made.append(Table("said-before", f"Said before: {_of(earlier)}", earlier, _EARLIER))
    return made


def _of(frame: pd.DataFrame) -> str:
    return f"{count(frame['topic'].nunique(), 'topic')}, {count(len(frame), 'time')}"


def again_empty(one: Inspection) -> str:
    """Why no topic is said again: a sentence."""
    if not item_tables(one):
        return f"No list of this {one.report} is coded by topic, so nothing can be said of what comes back."
    return f"No topic of this {one.report} is raised in the next or an earlier report on the council that is coded."


def caveat() -> str:
    """What topics are, and how far they agree with a person, as HTML with the code book behind it."""
    words, href = topics.CODE_BOOK
    return f'{escape(topics.agreement())} <a href="{href}" target="_self">{escape(words)}</a>'


def items_html(one: Inspection) -> str:
    """The items of the interactive page."""
    tables = item_tables(one)
    if not tables:
        return ""
    return f'{"".join(table.html() for table in tables)}<p class="ji-fig-note">{caveat()}</p>'


def again_html(one: Inspection) -> str:
    """What is said again, on the interactive page."""
    tables = again_tables(one)
    said = "The same topic is not the same finding: read both pages. Next reports: the first of each kind afterwards."
    if not tables:
        return f'<div class="ji-empty"><p>{escape(again_empty(one))}</p></div>'
    return f'<p class="ji-small ji-quiet">{said}</p>{"".join(table.html() for table in tables)}'


def beside(one: Inspection) -> str:
    """What comparable reports are by default: a joint letter is held beside those on its theme."""
    return "theme" if one.joint and not is_missing(one.row["theme"]) else "neighbours"


def unsaid_table(one: Inspection) -> Table:
    """Topics that comparable reports raise and this one, whose lists are coded, does not mention."""
    found = run("not_mentioned", inspection=one.id, beside=beside(one))
    reports = int(found["reports"].iloc[0]) if len(found) else 0
    return Table("not-mentioned", unsaid_title(len(found), reports, coded=True), found, COLUMNS)


_COUNTED = {
    "priority_action": ("area for priority action", "areas for priority action"),
    "improvement": ("point to improve", "points to improve"),
    "strength": ("strength", "strengths"),
    "board_priority_action": ("priority action for the board", "priority actions for the board"),
    "board_improvement": ("point for the board to improve", "points for the board to improve"),
}


def quotable(one: Inspection) -> str:
    """What the report lists in a sentence that can be quoted; empty where nothing was counted."""
    parts = [_counted(row) for row in one.findings if row["section"] in _COUNTED]
    if not parts:
        return ""
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    theme = "" if is_missing(one.row["theme"]) else f", on {THEMES[one.row['theme']].split(':')[0].lower()},"
    kind = f"joint inspection {one.report}" if one.joint else f"{one.report} of the {name(one.row)}"
    return f"The {kind} for {one.row['area']}{theme} published {day(one.row['published'])} lists {listed}."


def _counted(row: dict[str, Any]) -> str:
    one, many = _COUNTED[row["section"]]
    said = (
        f"no {one if row['section'] == 'priority_action' else many}"
        if not row["items"]
        else count(row["items"], one, many)
    )
    return said if is_missing(row["page"]) else f"{said} (page {row['page']})"


def calendar_link(one: Inspection) -> str:
    """The calendar of the days on which the council's written statements were due, as HTML."""
    if one.reply is None or is_missing(one.reply["due"]):
        return ""
    return (
        f' <a href="calendar/{one.row["slug"]}.ics">Calendar of due days</a> '
        '(<a href="calendar/replies.ics">all councils</a>).'
    )
