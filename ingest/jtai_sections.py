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
from ingest.lines import Line
from ingest.listed_items import SENTENCE_END, SUB, TOP

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


@dataclass
class _Tally:
    """What one section adds up to so far, and whether a "none" was stated under its heading."""

    page: int
    items: int = 0
    none: bool = False


@dataclass
class _Walk:
    """Where the reader stands: the open section, the item and the box it is in."""

    tallies: dict[Section, _Tally] = field(default_factory=dict)
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
            self.tallies.setdefault(section, _Tally(page))

    def count(self, section: Section, page: int) -> None:
        self.tallies.setdefault(section, _Tally(page)).items += 1


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


def read_findings(lines: Sequence[Line]) -> tuple[Finding, ...]:
    """Items and first page of each section the letter has, in the order of the record.

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
    if "improvement" not in walk.tallies:
        raise ParseError("a section on what needs to improve", "no such heading")
    return tuple(
        Finding(section=section, items=tally.items, page=tally.page)
        for section in _ORDER
        if (tally := walk.tallies.get(section)) and (tally.items or tally.none)
    )


def _step(walk: _Walk, before: Line, line: Line, after: Line) -> None:
    heading = heading_of(line.text)
    is_title = is_box_title(line.text)
    if (heading or is_title) and is_box_title(before.text) and before.text.endswith(("study", "studies", ":")):
        return  # the second line of a box's title
    if is_title:
        walk.count("practice_study", line.page)
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
        walk.tallies[section].none = True
    elif not walk.item_open and (dash := SUB.fullmatch(line.text)) and dash["text"][0].isupper():
        raise ParseError("a top-level bullet before the dashes under it", "dashes alone", line.page)


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
        return
    elif (after_lead_in or walk.in_sub_list) and text[:1].islower():
        walk.in_sub_list = True
        return
    elif after_lead_in:
        raise ParseError("a lower level of bullets after a lead-in", "bullets of the same kind", page)
    walk.item_open, walk.in_sub_list = True, False
    if _NONE_ITEM.match(text) and not walk.tallies[section].items:
        walk.tallies[section].none = True
    else:
        walk.count(section, page)


def _add_stated_none(walk: _Walk, lines: Sequence[Line]) -> None:
    """Add a zero for "no areas for priority action" said in running text; it may run over a line's end."""
    if walk.tallies.get("priority_action", _Tally(1)).items:
        return
    for line, following in zip(lines, [*lines[1:], Line(1, "")], strict=True):
        found = _NONE_SENTENCE.search(f"{line.text} {following.text}")
        if found and found.start() <= len(line.text):
            walk.tallies.setdefault("priority_action", _Tally(line.page)).none = True
            return
