"""Lists under headings: the items of a report's headed lists, one at a time, whatever family it belongs to.

Layout. A heading stands alone on its line (sometimes on two); below it, after a lead-in or none, stand the items:
bullets, or numbers that run 1, 2, 3. An item runs over lines and pages and may hold a lower list of dashes. The next
heading ends the list. Between an item's lines may stand what belongs to the page: letterhead, running header, number.

What a reader can't be sure of raises: bullets under a heading that is not known, two levels with the same bullet.
A list written in paragraphs has no items, so it gives no row; only a stated "none" is 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Literal

from ingest.errors import ParseError
from ingest.facts import Finding, Section
from ingest.families.items import Item, findings_of
from ingest.text.lines import Line, flat

# U+F06E, U+F0A7, U+F0B7 ... are Wingdings and Symbol; a lone "n" is Wingdings' square without its font.
TOP = re.compile(r"(?P<glyph>[•◼■▪●◾⬛❑➢\ue000-\uf02c\uf02e-\uf0bd\uf0bf-\uf8ff]|n(?= [A-Z‘“]))\s*(?P<text>.*)")
SUB = re.compile(r"(?:[−–—⎯\u0336\uf02d\uf0be◦-]|o(?= [A-Z]))\s+(?P<text>\S.*)")
NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s*(?P<text>(?=\D)\S.*)")
SENTENCE_END = re.compile(r"[.!?:;][’”\"')]*\d?$|[’”\"]$")

LETTERHEAD = re.compile(
    r"Ofsted|Piccadilly Gate|Store Street|Manchester(?: M1 2WD)?|M1 2WD|Clive House|70 Petty France|SW1H 9EX"
    r"|(?:T|Tel|Telephone|Textphone|Fax):?(?: \d[\d ]+)?|\S+@\S+|(?:https?://)?www\.\S+|\d{1,2}",
    re.IGNORECASE,
)
"""Lines that a letter's page has around its text: the publisher's address, and a page's number."""

_NONE = re.compile(
    r"(?:there (?:are|were|have been) )?no (?:(?:areas?|actions?) (?:for|of|requiring|needing)"
    r"|priority actions?|recommendations?|improvements?|areas)\b"
    r"|none(?: (?:identified|were|was|at)\b.*)?\.?$"
    r"|(?:not applicable|n/a)\.?$",
    re.IGNORECASE,
)
_EARLIER_REMAIN = re.compile(r"\b(?:remains?|additional|further|new|other)\b", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"\d{1,2} ?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z‘“]"
)
_ENDS = ".)?:;’”"
_LONGEST_HEADING = 90
_LONGEST_UNKNOWN = 60

Heading = Section | Literal["closing"]
HeadingOf = Callable[[str], Heading | None]


@dataclass(frozen=True)
class Lists:
    """The listed items of a report.

    Attributes:
        items: all items in reading order, each with the text of its sub-items.
        starts: page of the first heading of each section the report has, with items or without.
        none_stated: page by section where "none" is stated below the heading.
    """

    items: tuple[Item, ...]
    starts: Mapping[Section, int]
    none_stated: Mapping[Section, int]

    def findings(self) -> tuple[Finding, ...]:
        """How many items each section lists; no row for a section without items that doesn't state "none"."""
        return findings_of(self.items, self.none_stated, self.starts)


@dataclass
class _Reader:
    """Where the reader stands: the open section, the marker of its items, and the lines of the open item."""

    items: list[Item] = field(default_factory=list)
    starts: dict[Section, int] = field(default_factory=dict)
    none_stated: dict[Section, int] = field(default_factory=dict)
    section: Section | None = None
    marker: str | None = None
    last_number: int = 0
    open_item: list[Line] = field(default_factory=list)
    lead_in: list[Line] = field(default_factory=list)
    unknown_heading: int | None = None
    below_lead_in: bool = False
    footnote_page: int | None = None

    def start(self, section: Section | None, heading: Line) -> None:
        """Open `section` (None: a part of the report without lists); what was open before is complete."""
        self.close_item()
        self._note_none()
        self.section, self.marker, self.last_number = section, None, 0
        self.lead_in, self.unknown_heading, self.footnote_page = [], None, None
        if section:
            self.starts.setdefault(section, heading.page)

    def add_item(self, line: Line, text: str) -> None:
        """Begin one more item of the open section with `text`, its words on the marker's own line."""
        self.close_item()
        self.open_item = [Line(line.page, text)]

    def close_item(self) -> None:
        """Add the open item to the list, unless it says that there are none."""
        if self.open_item and self.section:
            page, text = self.open_item[0].page, flat(line for line in self.open_item if line.text)
            if _states_none(text):
                self.none_stated.setdefault(self.section, self.starts[self.section])
            else:
                self.items.append(Item(self.section, page, text))
        self.open_item, self.below_lead_in = [], False

    def _note_none(self) -> None:
        if self.section and self.marker is None and _states_none(flat(self.lead_in)):
            self.none_stated.setdefault(self.section, self.starts[self.section])


def read_lists(
    lines: Sequence[Line], heading_of: HeadingOf, is_furniture: Callable[[str], bool] | None = None
) -> Lists:
    """The items of all headed lists.

    Args:
        lines: the whole report.
        heading_of: what a line is the heading of: a section with a list, "closing" for any other heading, None for
            a line that is no heading. A heading broken over two lines is also given joined.
        is_furniture: whether a line belongs to the page, not to its text; by default the letterhead.

    Raises:
        ParseError: bullets stand below a heading that is not known, or their level is not told by the text.
    """
    outside_text = is_furniture or is_letterhead
    reader = _Reader()
    before = Line(1, "")
    for line, after in _with_next(lines, heading_of):
        heading = heading_of(line.text) if line.text[0].isupper() else None
        if reader.section is None:
            if _section(heading):
                reader.start(_section(heading), line)
        elif outside_text(line.text):
            continue
        elif heading and not _awaits_words(reader):
            reader.start(_section(heading), line)
        else:
            _read_in_section(reader, before, line, after)
        before = line
    reader.start(None, before)
    return Lists(tuple(reader.items), reader.starts, reader.none_stated)


def _section(heading: Heading | None) -> Section | None:
    return None if heading == "closing" else heading


def is_letterhead(text: str) -> bool:
    """Whether a line is part of the publisher's address, or a page's number."""
    return len(text) < 40 and bool(LETTERHEAD.fullmatch(text))


def in_one_spelling(text: str) -> str:
    """A possible heading without marks at its end and with small letters; empty where the line can be none."""
    if len(text) > _LONGEST_HEADING or not text[0].isupper() or text[-1] in ".,;":
        return ""
    return " ".join(re.sub(r"\(s\)", "s", text.rstrip("0123456789¹²³")).rstrip(" :?–-").lower().split())


def _with_next(lines: Sequence[Line], heading_of: HeadingOf) -> Iterator[tuple[Line, Line]]:
    """Each line with the one after it; a heading that is one only together with its next line comes joined."""
    joined_before = False
    for line, after in pairwise(chain(lines, [Line(1, "")])):
        if joined_before:
            joined_before = False
            continue
        text = line.text
        if (
            text[0].isupper()
            and len(text) + len(after.text) < _LONGEST_HEADING
            and after.text[:1].islower()
            and heading_of(text) is None
            and heading_of(f"{text} {after.text}")
        ):
            joined_before = True
            line = Line(line.page, f"{text} {after.text}")
        yield line, after


def _awaits_words(reader: _Reader) -> bool:
    """Whether the open item is a marker whose words come on the next line."""
    return len(reader.open_item) == 1 and not reader.open_item[0].text


def _read_in_section(reader: _Reader, before: Line, line: Line, after: Line) -> None:
    marker, text = _marker_of(reader, before, line)
    if marker is None:
        _read_words(reader, before, line, after)
        return
    if reader.unknown_heading:
        raise ParseError("a known heading above a list", "another heading", reader.unknown_heading)
    if reader.marker is None:
        reader.marker = marker
    elif marker != reader.marker:
        reader.open_item.append(Line(line.page, text))
        reader.below_lead_in = False
        return
    elif before.text.endswith(":") and reader.open_item:
        reader.below_lead_in = True
    if reader.below_lead_in and text[:1].islower():
        reader.open_item.append(Line(line.page, text))
        return
    if reader.below_lead_in and before.text.endswith(":"):
        raise ParseError("a lower level of bullets after a lead-in", "bullets of the same kind", line.page)
    reader.add_item(line, text)


def _marker_of(reader: _Reader, before: Line, line: Line) -> tuple[str | None, str]:
    """The marker with which a line begins an item of either level (None: it begins none), and its words."""
    text = line.text
    if bullet := TOP.fullmatch(text):
        return bullet["glyph"], bullet["text"]
    if text[0].isdigit() and reader.marker in (None, "1."):
        number = NUMBERED.fullmatch(text)
        if number and int(number["number"]) == reader.last_number + 1:
            reader.last_number += 1
            return "1.", number["text"]
    starts_list = reader.marker is None and (not reader.lead_in or SENTENCE_END.search(before.text))
    if (dash := SUB.fullmatch(text)) and (reader.marker == "-" or starts_list or reader.open_item):
        return "-", dash["text"]
    return None, text


def _read_words(reader: _Reader, before: Line, line: Line, after: Line) -> None:
    """A line that begins no item: words of the open one, of the lead-in, or a heading that is not known."""
    if reader.footnote_page == line.page:
        return
    if before.text[-1:] in _ENDS and _FOOTNOTE.match(line.text):
        reader.footnote_page = line.page
        return
    if reader.open_item and _looks_like_heading(before, line, after):
        reader.unknown_heading = line.page
    (reader.open_item if reader.open_item else reader.lead_in).append(line)


def _looks_like_heading(before: Line, line: Line, after: Line) -> bool:
    """Whether a line is a heading by its form: short, a capital first, no mark at its end, after a full sentence."""
    text = line.text
    return (
        len(text) <= _LONGEST_UNKNOWN
        and text[0].isupper()
        and text[-1] not in ".,;:!?"
        and bool(SENTENCE_END.search(before.text))
        and bool(after.text)
        and (after.text[0].isupper() or bool(TOP.fullmatch(after.text)))
    )


def _states_none(text: str) -> bool:
    """Whether a text states that there are none, and doesn't say that earlier ones stand."""
    first = re.split(r"(?<=[a-z])\.\s", text, maxsplit=1)[0]
    return bool(_NONE.match(first)) and not _EARLIER_REMAIN.search(text)
