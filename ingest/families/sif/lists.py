"""The lists of an SIF report: what the council, and what the safeguarding board, must act on and improve.

Layout. Until spring 2015 "What does the local authority need to improve?" (left out in some) stands above "Priority
and immediate action" and "Areas for improvement"; the board has its own two lists at the head of section 2, from
autumn 2014 below "What does the LSCB need to improve?". Since then each has one boxed list headed "Recommendations",
which counts as improvement unless "Priority and immediate action" stands below it. The board's lists are told by the
title of its section. Quirks:

- items are numbered, and the numbers run on: from paragraphs before the list into it, from the first list into the
  second and into the strengths; so it is the next heading that ends a list, never a number. Some lists have bullets;
- sub-headings name topics between the items; bullets and Roman numerals inside an item are its own, and where the
  numbers bear topics with bullets below them, the numbered topics are the items;
- a stated "none" may bear a number ("26. The inspection did not find any areas for priority ..."), stand below
  "What does ... need to improve?" without its heading, or, for the board, at the end of its executive summary;
- a list below "What does ... need to improve?" with no other heading counts as improvement;
- a box's heading may come last in the text of its page; a box may be empty, which states nothing, so it gives no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from ingest.errors import ParseError
from ingest.facts import Section
from ingest.families.items import Item
from ingest.families.listed_items import SENTENCE_END, SUB, TOP, Lists
from ingest.families.sif.headings import Heading, heading_of, states_none
from ingest.text.lines import Line, flat

_NUMBER = re.compile(r"(?P<number>\d{1,3})\s?[.)]\s*(?P<text>\D.*)?")
_FOOTNOTE = re.compile(r"\d{1,2}(?: ?[A-Z].*)?")
_NO_RECOMMENDATIONS = re.compile(
    r"\bThere (?:are|were) no (?:further |formal )?recommendations"
    r"(?: (?:for|to) (?:the |this )?(?:board|LSCB|[A-Z]{1,5}SCB|[\w’' ]{1,40}Board))?\."
)
_MOST_PAGES = 4
_LONGEST_ITEM = 1500
_LONGEST_TOPIC = 100
_LATEST_NUMBERS = 12

_OF_BOARD: dict[Section, Section] = {
    "priority_action": "board_priority_action",
    "improvement": "board_improvement",
}


@dataclass
class _Reader:
    """Where the reader stands: whose part of the report, the open list, the marker of its items, the open item.

    `numbers` are the latest numbers of paragraphs and items, since a list may run on from them.
    """

    items: list[Item] = field(default_factory=list)
    starts: dict[Section, int] = field(default_factory=dict)
    none_stated: dict[Section, int] = field(default_factory=dict)
    ended: set[Section] = field(default_factory=set)
    of_board: bool = False
    section: Section | None = None
    heading: Line = field(default=Line(1, ""))
    is_title: bool = False
    glyph: str | None = None
    numbers: list[int] = field(default_factory=list)
    open_item: list[Line] = field(default_factory=list)
    lead_in: list[Line] = field(default_factory=list)
    listed: int = 0
    footnote_page: int | None = None

    def note_number(self, number: int) -> None:
        """Keep the number of a paragraph or item; a list may run on from it."""
        self.numbers = [*self.numbers[-_LATEST_NUMBERS:], number]

    def start(self, section: Section, heading: Line, is_title: bool) -> None:
        """Open the list below `heading`; below a title of both lists, each has a heading of its own as a rule."""
        self.section, self.heading, self.is_title, self.glyph, self.listed = section, heading, is_title, None, 0

    def end(self, by: Heading | None, page: int) -> None:
        """Close the open list.

        Raises:
            ParseError: its text is no list, or its heading stands apart from its items.
        """
        self._close_item()
        if self.section is None:
            return
        section, words = self._named(self.section), flat(self.lead_in)
        if not self.listed and states_none(words):
            self._note_none(words)
        elif not self.listed and words and not (self.is_title and by in ("priority_action", "improvement")):
            raise ParseError(f"a numbered or bulleted list of {section}", "paragraphs", self.heading.page)
        elif self.listed and by is None:
            raise ParseError(f"a heading that ends the list of {section}", "none", page)
        if self.listed:
            self.ended.add(section)
        self.section, self.lead_in = None, []

    def add_item(self, line: Line, text: str) -> None:
        """Begin one more item with `text`, its words on the marker's own line."""
        if line.page - self.heading.page >= _MOST_PAGES:
            raise ParseError("a heading that ends the list", f"a list over {_MOST_PAGES} pages", self.heading.page)
        self._close_item()
        self.open_item, self.listed = [Line(line.page, text)], self.listed + 1

    def _close_item(self) -> None:
        if not self.open_item or self.section is None:
            return
        page, text = self.open_item[0].page, flat(line for line in self.open_item if line.text)
        self.open_item = []
        if states_none(text):
            self._note_none(text)
        elif len(text) > _LONGEST_ITEM:
            raise ParseError("items of a list", "a paragraph of the findings; its heading may stand elsewhere", page)
        else:
            section = self._named(self.section)
            if section in self.ended:
                raise ParseError(f"one list of {section}", "a second one", self.heading.page)
            self.starts.setdefault(section, self.heading.page)
            self.items.append(Item(section, page, text))

    def _note_none(self, words: str) -> None:
        told = "priority_action" if re.search(r"priority|immediate", words, re.IGNORECASE) else self.section
        self.none_stated.setdefault(self._named(told or "improvement"), self.heading.page)

    def _named(self, section: Section) -> Section:
        return _OF_BOARD[section] if self.of_board else section


def list_items(lines: Sequence[Line]) -> Lists:
    """The items of the council's and of the board's lists, with the text of their sub-items.

    Raises:
        ParseError: a list can't be told from what surrounds it, its numbers have a gap, or a section has two lists.
    """
    body = list(_body(lines))
    reader = _Reader()
    before = Line(1, "")
    for line, after in zip(body, chain(body[1:], [Line(1, "")]), strict=True):
        heading = heading_of(line.text)
        if heading and not _runs_on(reader, heading, before, line):
            _read_heading(reader, heading, line)
        elif reader.section:
            _read_line(reader, before, line, after)
        elif line.text[0].isdigit() and (number := _NUMBER.fullmatch(line.text)):
            reader.note_number(int(number["number"]))
        before = line
    reader.end(None, before.page)
    _note_unlisted_none(reader, body)
    return Lists(tuple(reader.items), reader.starts, reader.none_stated)


def _body(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines from page 2 on without the tables of contents, with a late box's heading put above its items."""
    for page, group in groupby((line for line in lines if line.page > 1), key=lambda line: line.page):
        on_page = list(group)
        contents = next((n for n, line in enumerate(on_page) if line.text == "Contents"), None)
        on_page = on_page[:contents]
        if len(on_page) > 1 and _comes_late(on_page):
            on_page = [on_page[-1], *on_page[:-1]]
        yield from (Line(page, line.text) for line in on_page)


def _comes_late(on_page: Sequence[Line]) -> bool:
    """Whether the page's last line is a list's heading and the page begins with that list, which a heading ends."""
    headings = [heading for line in on_page[1:] if (heading := heading_of(line.text))]
    return (
        heading_of(on_page[-1].text) in ("recommendations", "priority_action", "improvement")
        and _begins_item(on_page[0].text)
        and headings[0] == "closing"
        and "board" not in headings
    )


def _begins_item(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or TOP.fullmatch(text))


def _runs_on(reader: _Reader, heading: Heading, before: Line, line: Line) -> bool:
    """Whether a line with a heading's words belongs to the text before it: a sentence, or an item's bare number."""
    in_sentence = heading == "board" and line.page == before.page and not SENTENCE_END.search(before.text)
    return in_sentence or bool(reader.open_item and not reader.open_item[-1].text)


def _read_heading(reader: _Reader, heading: Heading, line: Line) -> None:
    reader.end(heading, line.page)
    if heading in ("board", "board_needs"):
        reader.of_board = True
    if heading in ("priority_action", "improvement"):
        reader.start(heading, line, is_title=False)
    elif heading in ("recommendations", "needs", "board_needs"):
        reader.start("improvement", line, is_title=True)


def _read_line(reader: _Reader, before: Line, line: Line, after: Line) -> None:
    number = _NUMBER.fullmatch(line.text)
    if number and _is_next(reader, int(number["number"]), before, line):
        if reader.glyph not in (None, "1."):
            raise ParseError("one kind of marker in a list", "bullets and numbers", line.page)
        reader.glyph = "1."
        reader.note_number(int(number["number"]))
        reader.add_item(line, number["text"] or "")
    elif (bullet := TOP.fullmatch(line.text)) and reader.glyph in (None, bullet["glyph"]):
        if reader.glyph and before.text.endswith(":"):
            raise ParseError("a lower level of bullets after a lead-in", "bullets of the same kind", line.page)
        reader.glyph = bullet["glyph"]
        reader.add_item(line, bullet["text"])
    elif not _is_outside_list(reader, before, line, after):
        text = next((match["text"] for match in (TOP.fullmatch(line.text), SUB.fullmatch(line.text)) if match), None)
        (reader.open_item if reader.open_item else reader.lead_in).append(Line(line.page, text or line.text))


def _is_next(reader: _Reader, number: int, before: Line, line: Line) -> bool:
    """Whether a number at a line's beginning is the list's next; other numbers may only stand inside a sentence.

    Raises:
        ParseError: the number leaves a gap, or a list begins with neither 1 nor the number after a paragraph's.
    """
    latest = reader.numbers[-1:] if reader.listed and reader.glyph == "1." else [0, *reader.numbers]
    if number - 1 in latest:
        return True
    if SENTENCE_END.search(before.text) or not (reader.listed or reader.lead_in):
        raise ParseError(f"item {latest[-1] + 1} of a list", f"the number {number}", line.page)
    return False


def _is_outside_list(reader: _Reader, before: Line, line: Line, after: Line) -> bool:
    """Whether a line that begins no item is a topic's name or belongs to the page's foot."""
    if not SENTENCE_END.search(before.text) and before.page == line.page and reader.listed:
        return reader.footnote_page == line.page
    if _FOOTNOTE.fullmatch(line.text):
        reader.footnote_page = line.page
    topic = len(line.text) <= _LONGEST_TOPIC and line.text[0].isupper() and line.text[-1] not in ".,;:"
    return reader.footnote_page == line.page or (topic and _begins_item(after.text))


def _note_unlisted_none(reader: _Reader, body: Sequence[Line]) -> None:
    """Note that the board's executive summary ends with "There are no recommendations", where it has no list."""
    if {"board_improvement", "board_priority_action"} & (reader.starts.keys() | reader.none_stated.keys()):
        return
    in_part = [n for n, line in enumerate(body) if heading_of(line.text) == "board"]
    for line in body[in_part[0] :] if in_part else ():
        if _NO_RECOMMENDATIONS.search(line.text):
            reader.none_stated["board_improvement"] = line.page
            return
