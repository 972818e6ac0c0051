"""Counted findings of a joint targeted area inspection letter: headed sections, their bullets, boxes.

How the letters are laid out (2016 to 2025): a heading stands alone on its line; its findings are top-level
bullets, under sub-headings or not, over several pages. The next main heading ends the section, a sub-heading
does not. Boxes with a case or practice study stand at a section's end, but a floating box comes last in its
page's text and so cuts an item in two. Bullets before the first heading, under "Main findings" and inside a
box are no findings.

A section written in paragraphs (seen once, 2017) lists no items, so it gives no row; only a stated "none" is 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.errors import ParseError
from ingest.facts import Finding, Section
from ingest.families.items import Item, findings_of
from ingest.families.listed_items import SENTENCE_END, SUB, TOP
from ingest.text.lines import Line, flat

_ORDER: tuple[Section, ...] = ("priority_action", "improvement", "strength", "practice_study")

_AREAS = r"(?:key )?areas? (?:for|of|requiring|needing|in need of) (?:further |immediate |urgent )?"
_HEADINGS: dict[Section, re.Pattern[str]] = {
    "priority_action": re.compile(rf"(?:{_AREAS}priority actions?|priority actions?|{_AREAS}priority)"),
    "improvement": re.compile(
        rf"(?:what (?:needs|need|must|should|could) (?:to )?(?:be )?improved?|{_AREAS}(?:improvement|development)s?"
        r"|areas? (?:that|which) needs? (?:to improve|improvement|improving)|areas? to improve"
        r"|improvements? (?:needed|required))"
    ),
    "strength": re.compile(
        rf"(?:key |main |[a-z’-]+ [a-z’-]+ |[a-z’-]+ )?strengths?(?: (?:identified|(?:of|across) the partnership))?"
        rf"|{_AREAS}strengths?"
    ),
}
_COMBINED = re.compile(rf"{_AREAS}(?:priority action|improvement)s? and (?:{_AREAS})?(?:priority action|improvement)s?")
_CLOSING = re.compile(
    r"next steps|(?:main|key|headline|overall) findings|context|background|conclusions?|summary(?: of findings)?"
    r"|yours (?:sincerely|faithfully),?|annex(?: [a-z0-9])?"
)
_KEYWORD = re.compile(
    r"\b(?:strengths?|improve\w*|priority action|priorities|development|good practice)\b", re.IGNORECASE
)
_HEADING_START = re.compile(r"(?:Key|Main|Areas?|What|Points?|Strengths?|Examples?|Good|Priority|Things|Further) ")

_PRACTICE = r"(?:areas? of )?(?:highly |very )?(?:effective|good|strong|outstanding) (?:multi-agency )?practice"
_BOX_SUBJECT = rf"(?:{_PRACTICE}|{_AREAS}(?:priority|improvement|development|strength).*)"
_BOX = re.compile(
    r"(?:(?:case|practice) (?:study|studies|example)s?|(?:good|best|effective) practice (?:example|study))"
    rf"\s*\d*\s*(?:[:–—-].*|{_BOX_SUBJECT})?"
)
_BOX_BY_SUBJECT = re.compile(rf"(?:[^.:]{{3,60}}: ?{_BOX_SUBJECT}|(?:areas? of )?highly effective practice)")

_NONE_ITEM = re.compile(
    r"(?:there (?:are|were|have been) )?no (?:areas? (?:for|of|requiring) |priority actions?\b|strengths?\b)"
    r"|none(?: (?:identified|were|was|at)\b.*)?\.?$|(?:not applicable|n/a)\.?$",
    re.IGNORECASE,
)
_NONE_SENTENCE = re.compile(
    r"\bthere (?:are|were) no (?:areas? (?:for|of) )?(?:immediate |urgent )?priority actions?\b"
    r"|\bno areas? (?:for|of) (?:immediate |urgent )?priority action\b"
    r"|\bn(?:o|[o’']t) (?:identify|identified|find|found) any (?:areas? (?:for|of) )?priority actions?\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\d{1,2} [A-Z‘“]")
_ALL_PAGES = 10**6


@dataclass(frozen=True)
class Sections:
    """What a letter lists: its items in reading order (priority actions, improvements, strengths), and the counts."""

    items: tuple[Item, ...]
    findings: tuple[Finding, ...]


@dataclass
class _Walk:
    """Where the reader stands: the open section, the item and the box it is in; and what was found so far."""

    starts: dict[Section, int] = field(default_factory=dict)
    none_stated: set[Section] = field(default_factory=set)
    items: list[tuple[Section, list[Line]]] = field(default_factory=list)
    boxes: int = 0
    words_end: int | None = None
    section: Section | None = None
    glyph: str | None = None
    item_open: bool = False
    in_sub_list: bool = False
    box_page: int | None = None
    box_cut_an_item: bool = False
    in_box_list: bool = False

    def open(self, section: Section | None, page: int) -> None:
        """Start `section` (None: a part of the letter without findings) and leave any item, list and box."""
        self.section, self.glyph = section, None
        self.item_open = self.in_sub_list = False
        self.box_page, self.box_cut_an_item, self.in_box_list = None, False, False
        if section:
            self.starts.setdefault(section, page)

    def lists(self, section: Section) -> bool:
        """Whether `section` has an item so far."""
        return any(of == section for of, _ in self.items)

    def add_words(self, before: Line, line: Line) -> None:
        """Take a line into the open item, unless it begins a footnote (to the page's end) or is a sub-heading."""
        if self.words_end is not None and self.words_end < line.page:
            self.words_end = None
        if self.words_end is not None or not self.item_open:
            return
        ended = bool(SENTENCE_END.search(before.text))
        if line.text.isdigit() or (ended and _FOOTNOTE.match(line.text)):
            self.words_end = line.page
        elif ended and len(line.text) <= 60 and line.text[0].isupper() and line.text[-1] not in ".,;:!?’":
            self.words_end = _ALL_PAGES  # a sub-heading: what follows is no longer the item's
        else:
            self.items[-1][1].append(line)


def heading_of(text: str) -> Section | Literal["closing", "combined"] | None:
    """The section whose heading `text` is, "closing" for another main heading, "combined", or None."""
    name = _name(text)
    if not name or text.endswith("."):
        return None
    if _COMBINED.fullmatch(name):
        return "combined"
    if _CLOSING.fullmatch(name):
        return "closing"
    return next((section for section, pattern in _HEADINGS.items() if pattern.fullmatch(name)), None)


def is_box_title(text: str) -> bool:
    """Whether `text` is the title of a case- or practice-study box."""
    name = _name(text)
    return bool(name) and bool(_BOX.fullmatch(name) or _BOX_BY_SUBJECT.fullmatch(name))


def _name(text: str) -> str:
    """A possible heading in one spelling; empty where the line can be none (too long, or begins small)."""
    if len(text) > 90 or not text[0].isupper():
        return ""
    return " ".join(re.sub(r"\(s\)", "s", text).rstrip(" .:?").lower().split())


def read_sections(lines: Sequence[Line]) -> Sections:
    """Items of each section the letter has, and how many there are, with each section's first page.

    An item's text is its bullet with the lower bullets under it; footnotes, sub-headings and boxes are no part of it.

    Raises:
        ParseError: no improvement section; a heading that joins two sections or is not known; bullets whose
            level, or whose place inside or outside a box, the text does not tell.
    """
    walk = _Walk()
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else Line(line.page, "")
        after = lines[index + 1] if index + 1 < len(lines) else Line(line.page, "")
        _step(walk, before, line, after)
    _add_stated_none(walk, lines)
    if "improvement" not in walk.starts:
        raise ParseError("a section on what needs to improve", "no such heading")
    items = tuple(Item(section, words[0].page, flat(_without_sub_heading(words))) for section, words in walk.items)
    none_stated = {section: walk.starts[section] for section in walk.none_stated}
    counted = list(findings_of(items, none_stated, walk.starts))
    if walk.boxes:
        counted.append(Finding(section="practice_study", items=walk.boxes, page=walk.starts["practice_study"]))
    return Sections(items, tuple(sorted(counted, key=lambda finding: _ORDER.index(finding.section))))


def _without_sub_heading(words: list[Line]) -> list[Line]:
    """An item's lines without a longer sub-heading, of one line or two, that follows its last sentence."""
    for length in (1, 2):
        before, tail = words[:-length], words[-length:]
        if before and SENTENCE_END.search(before[-1].text):
            is_heading = tail[0].text[0].isupper() and not any(re.search(r"[.,;:!?]", line.text) for line in tail)
            return before if is_heading else words
    return words


def _step(walk: _Walk, before: Line, line: Line, after: Line) -> None:
    heading = heading_of(line.text)
    is_title = is_box_title(line.text)
    if (heading or is_title) and is_box_title(before.text) and before.text.endswith(("study", "studies", ":")):
        return  # the second line of a box's title
    if is_title:
        walk.boxes += 1
        walk.starts.setdefault("practice_study", line.page)
        walk.box_cut_an_item = walk.item_open and not SENTENCE_END.search(before.text)
        walk.box_page, walk.in_box_list = line.page, False
    elif heading == "combined":
        raise ParseError("one heading for each section", "one for priority actions and improvements", line.page)
    elif heading == "closing":
        walk.open(None, line.page)
    elif heading:
        walk.open(heading, line.page)
    elif _is_unknown_heading(before, line, after):
        raise ParseError("a known heading above a list of findings", "another heading", line.page)
    elif walk.section:
        _step_in_section(walk, walk.section, before, line)


def _is_unknown_heading(before: Line, line: Line, after: Line) -> bool:
    """Whether bullets follow a short line that names strengths or improvements in words not declared above.

    Where the line before is no full sentence the line may be an item's last words, so its first must be a heading's.
    """
    return (
        bool(TOP.fullmatch(after.text))
        and not TOP.fullmatch(line.text)
        and len(line.text) <= 60
        and line.text[0].isupper()
        and line.text[-1] not in ".,;:!?"
        and bool(_KEYWORD.search(line.text))
        and bool(SENTENCE_END.search(before.text) or _HEADING_START.match(line.text))
    )


def _step_in_section(walk: _Walk, section: Section, before: Line, line: Line) -> None:
    bullet = TOP.fullmatch(line.text)
    if walk.box_page is not None:
        on_next_page = line.page > walk.box_page
        resumes = walk.box_cut_an_item or (bullet is not None and before.page == walk.box_page)
        if on_next_page and resumes:
            walk.box_page = None
        elif bullet:
            _pass_box_bullet(walk, bullet["text"], before, line.page)
    if walk.box_page is not None:
        return
    if bullet:
        _take_bullet(walk, section, bullet, before, line.page)
    elif not walk.item_open and _NONE_ITEM.match(line.text):
        walk.none_stated.add(section)
    elif not walk.item_open and (dash := SUB.fullmatch(line.text)) and dash["text"][0].isupper():
        raise ParseError("a top-level bullet before the dashes under it", "dashes alone", line.page)
    else:
        walk.add_words(before, line)


def _pass_box_bullet(walk: _Walk, text: str, before: Line, page: int) -> None:
    """A bullet after a box's title belongs to the box only where a lead-in or its small letter says so."""
    if not (walk.in_box_list or before.text.endswith(":") or text[:1].islower()):
        raise ParseError("a box's list with a lead-in", "bullets that may be the section's", page)
    walk.in_box_list = True


def _take_bullet(walk: _Walk, section: Section, bullet: re.Match[str], before: Line, page: int) -> None:
    glyph, text = bullet["glyph"], bullet["text"]
    after_lead_in = walk.item_open and before.text.endswith(":")
    if walk.glyph is None:
        walk.glyph = glyph
    elif glyph != walk.glyph:
        if not (after_lead_in or walk.in_sub_list):
            raise ParseError("one kind of bullet for a section's items", "two kinds without a lead-in", page)
        walk.in_sub_list = True
        walk.add_words(before, Line(page, text or glyph))
        return
    elif (after_lead_in or walk.in_sub_list) and text[:1].islower():
        walk.in_sub_list = True
        walk.add_words(before, Line(page, text))
        return
    elif after_lead_in:
        raise ParseError("a lower level of bullets after a lead-in", "bullets of the same kind", page)
    walk.item_open, walk.in_sub_list, walk.words_end = True, False, None
    if _NONE_ITEM.match(text) and not walk.lists(section):
        walk.none_stated.add(section)
        walk.words_end = _ALL_PAGES
    else:
        walk.items.append((section, [Line(page, text)]))


def _add_stated_none(walk: _Walk, lines: Sequence[Line]) -> None:
    """Add a zero for "no areas for priority action" said in running text; it may run over a line's end."""
    if walk.lists("priority_action"):
        return
    for line, following in zip(lines, [*lines[1:], Line(1, "")], strict=True):
        found = _NONE_SENTENCE.search(f"{line.text} {following.text}")
        if found and found.start() <= len(line.text):
            walk.starts.setdefault("priority_action", line.page)
            walk.none_stated.add("priority_action")
            return
