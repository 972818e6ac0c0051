"""The plain page of one inspection: the facts of the interactive one, without scripts."""

from __future__ import annotations

import re

from components import inspection, inspection_topics, topics
from components.before_after import DERIVED, steps
from components.columns import paged
from components.figures.topics_of_inspection import UNSAID
from components.tables import Column
from components.words import ASPECTS, GRADES, MISSING, SECTIONS, is_missing, word
from queries import records
from service import plain
from service.documents import Document


def page(key: str, base: str, interactive: str | None) -> Document | None:
    """One inspection's page, or None where none has that key.

    Args:
        key: the inspection's key.
        base: public address of the site, for what must be absolute.
        interactive: address of the interactive site as seen from this page, None where there is none.
    """
    one = inspection.load(key)
    if one is None:
        return None
    title, facts = inspection.title(one.row), inspection.facts(one)
    if one.joint:
        facts.append(("Reply", inspection.reply(one) + _rooted(inspection_topics.calendar_link(one))))
    lead = inspection.lead(one)
    return plain.page(
        "inspection.html",
        base,
        f"/inspection/{one.id}/",
        title,
        f"{title}: dates, inspectorates, what it lists and judges with pages, what was judged before and after.",
        root="../../",
        interactive=interactive,
        one=one,
        lead=lead,
        link=inspection.link_words(one.row, one.report),
        facts=facts,
        steps=steps(one),
        derived=DERIVED,
        lists=[(word(r["section"], SECTIONS), r["items"], *_page_of(r)) for r in one.findings],
        judgements=[
            (word(r["aspect"], ASPECTS), word(r["grade"], GRADES), r["made_by"], *_page_of(r)) for r in one.judgements
        ],
        missing=inspection.missing(one),
        topics=[_rows(table) for table in _topic_tables(one)],
        caveat=f"{UNSAID} {topics.agreement()}",
        code_book=topics.CODE_BOOK,
        sentence=inspection_topics.quotable(one),
    )


def _page_of(row: dict[str, object]) -> tuple[object, str | None]:
    """The page of a fact, and the address that opens the report there."""
    return MISSING if is_missing(row["page"]) else row["page"], paged(row)


def _topic_tables(one: inspection.Inspection) -> list[inspection_topics.Table]:
    """Items with topics, what is said again, what is not mentioned; nothing where no list is coded."""
    items = inspection_topics.item_tables(one)
    if not items:
        return []
    unsaid = inspection_topics.unsaid_table(one)
    return [*items, *inspection_topics.again_tables(one), *([unsaid] if len(unsaid.frame) else [])]


def _rows(table: inspection_topics.Table) -> dict[str, object]:
    """A table of the interactive page as the template takes it: every cell with its words and its address."""
    return {
        "anchor": table.anchor,
        "caption": table.caption,
        "heads": [column.label for column in table.columns],
        "rows": [[_cell(column, row) for column in table.columns] for row in records(table.frame)],
    }


def _cell(column: Column, row: dict[str, object]) -> tuple[str, str | None]:
    value = row[column.name]
    words = MISSING if is_missing(value) else column.words(value)
    href = column.href(row) if column.href else None
    return words, _plain_address(href) if href else None


def _plain_address(href: str) -> str:
    """An address within the interactive site, as seen from a plain page."""
    if href.startswith("inspection?id="):
        return f"../{href.removeprefix('inspection?id=')}/"
    return href


def _rooted(html: str) -> str:
    """HTML of the interactive page with its addresses within the site as seen from a plain page."""
    return re.sub(r'href="(?!https?:|\.\./)', 'href="../../', html)
