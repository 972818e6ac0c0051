"""The judgement of the Local Safeguarding Children Board (LSCB) in an SIF report.

Ofsted alone reviewed the board, in the same report. The grade stands on page 1 below the council's table (2013 to
summer 2014) or, since then, as the title of the board's own section many pages in: "The Local Safeguarding Children
Board requires improvement". A board of two or three councils is graded in each council's report. Re-inspections have
no review, so no grade. What must not be taken for it: the definitions at the end ("An LSCB that is good ...", "An LSCB
requires improvement if ..."), earlier grades ("was judged"), praise of one thing ("training by the board is good").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import Judgement
from ingest.families.sif.text import Text
from ingest.text.grades import GRADE, grade_of
from ingest.text.lines import Line

# A board's own name before "Safeguarding Children Board": capitals joined by small words ("Windsor and Maidenhead").
_CAPITAL = r"(?!(?:board|safeguarding)\b)(?-i:[A-Z])[\w'’&.-]*"
_NAMED = rf"(?:{_CAPITAL}(?:\s+(?:(?:and|of|on|upon|the|with|in|&)\s+){{0,2}}{_CAPITAL}){{0,6}}\s+)?"
_KIND = (
    r"(?:local\s+)?(?:children['’]?s?['’]?\s+safeguarding|safeguarding\s+child(?:ren)?['’]?s?['’]?)\s+boards?"
    r"|LSCBs?|(?-i:[A-Z]{1,5}SCB)"
)
_OF_AREA = r"(?:,?\s+(?:in|for|covering)\s+(?-i:[A-Z])[\w'’ -]{1,40}?)?"
_BOARD = rf"(?:the\s+)?{_NAMED}(?:{_KIND})(?:\s*\([^()\n]{{2,60}}\))?\d?{_OF_AREA}"
_SUBJECT = (
    r"(?:section\s+(?:2|two)\s*[:–-]?\s*)?(?:overall,?\s+)?(?:the\s+)?(?:overall\s+)?(?:graded\s+)?"
    r"(?:judge?ments?\s+(?:is\s+that|for|on|of|about)\s+)?(?:the\s+)?(?:overall\s+)?(?:effectiveness\s+(?:of\s+)?)?"
    rf"{_BOARD}"
)
_IS = r"(?:is|are)\s+(?:now\s+)?(?:judged\s+(?:to\s+be\s+|as\s+)?)?(?:that\s+it\s+(?:is\s+)?)?"
_LINK = rf"\s*[:–-]?\s+(?:{_IS})?"
_STATED = rf"\s*[:–-]?\s+(?:{_IS}|(?=requires?\b))"

# A sentence or title begins here: not in the middle of a sentence that a line's end breaks.
_BEGINS = r"(?:^(?=(?-i:The|THE|Overall|Section|Judge?ment)\b)|(?<=[.!?:]\s)|(?<=Board\n)|(?<=\(LSCB\)\n)|\A)(?!an?\s)"
_FLAGS = re.IGNORECASE | re.MULTILINE
_TITLE = re.compile(
    rf"{_BEGINS}{_SUBJECT}{_LINK}(?P<grade>{GRADE})(?:\s+because)?\s?[.:]?\d?\s*$(?!\n(?-i:[a-z]))", _FLAGS
)
_SENTENCE = re.compile(
    rf"{_BEGINS}{_SUBJECT}{_STATED}(?P<grade>{GRADE})(?=\s*(?:\Z|[^\w\s]|because\b|(?-i:[A-Z])))", _FLAGS
)
_UNREAD_TITLE = re.compile(
    rf"^(?:the\s+)?(?:local\s+)?safeguarding\s+children['’]?s?\s+board(?:\s*\(LSCB\))?\n{_SUBJECT}\s+(?:is|are|requires?)\b",
    _FLAGS,
)

# Every statement names its board soon after it begins; only such beginnings are tried.
_BOARD_WORD = re.compile(r"[Ss](?:[Cc][Bb]|[Aa][Ff][Ee][Gg][Uu][Aa][Rr][Dd])")
_BEGIN = re.compile(_BEGINS, _FLAGS)
_LONGEST_LEAD = 400


def board_judgement(lines: Sequence[Line]) -> list[Judgement]:
    """The board's grade as the only item; empty where the report states none.

    Titles go before sentences of the text, so that the page is the one where the grade is properly stated.

    Raises:
        ParseError: two different grades are stated, or the board's section is titled with a word that is no grade.
    """
    whole = Text(lines)
    beginnings = _beginnings(whole.text)
    stated = _statements(_TITLE, whole.text, beginnings) or _statements(_SENTENCE, whole.text, beginnings)
    if not stated:
        unread = _UNREAD_TITLE.search(whole.text)
        if unread:
            page = whole.page_at(unread.end())
            raise ParseError("a grade of the four-point scale in the title of the board's section", "other words", page)
        return []
    grades = {grade_of(match["grade"]) for match in stated}
    page = whole.page_at(stated[0].start())
    if len(grades) > 1:
        raise ParseError("one grade for the safeguarding board", " and ".join(sorted(grades)), page)
    return [Judgement(aspect="lscb", made_by="Ofsted", scale="four_point", grade=grades.pop(), page=page)]


def _beginnings(text: str) -> list[int]:
    """Where a sentence or title begins that has a board's word near enough to be about it, in order."""
    found: dict[int, None] = {}
    tried = 0
    for word in _BOARD_WORD.finditer(text):
        end = word.end() + 1
        found |= dict.fromkeys(m.start() for m in _BEGIN.finditer(text, max(tried, word.start() - _LONGEST_LEAD), end))
        tried = max(tried, word.start() - 1)
    return sorted(found)


def _statements(pattern: re.Pattern[str], text: str, beginnings: Sequence[int]) -> list[re.Match[str]]:
    """Matches of `pattern` from the beginnings on, one after another."""
    found: list[re.Match[str]] = []
    for start in beginnings:
        if (not found or start >= found[-1].end()) and (match := pattern.match(text, start)):
            found.append(match)
    return found
