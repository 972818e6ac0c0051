"""Headings of an SIF report that begin, name or end its lists, and the sentences that state that there are none."""

from __future__ import annotations

import re
from typing import Literal

from ingest.families.listed_items import in_one_spelling

Heading = Literal["priority_action", "improvement", "recommendations", "needs", "board_needs", "board", "closing"]

_BOARD_NAME = r"(?:local )?(?:children[’']?s? safeguarding|safeguarding children[’']?s?) boards?(?: \([a-z]+\))?"
_BOARD = rf"{_BOARD_NAME}|[a-z]{{0,5}}scb"
_COUNCIL = r"local authority|council|[\w’' ]{1,40} council"
_WHOSE = rf"(?:the )?(?:{_COUNCIL}|{_BOARD}|board)"
_CLOSING = re.compile(
    rf"{_WHOSE}(?:[’']s?)? (?:has the following )?(?:key )?strengths(?: and .*)?"
    r"|(?:key |main )?strengths(?: (?:and weaknesses|and areas .*))?(?: of .*)?|areas of strength"
    r"|summary for (?:children|young people).*"
    r"|information about (?:this|the) .*"
    r"|inspection (?:findings?|judge?ments?)(?:\W.*)?"
    r"|executive summary|summary of (?:key )?findings"
    r"|section (?:1|one|3|three)\W.*"
    r"|the experiences and progress of (?:children|care leavers).*"
    r"|leadership, management and governance (?:is|are|requires?) .*"
    r"|what (?:the )?inspection judge?ments mean.*"
    r"|what .{1,60} (?:doing|working) well"
)
_HEADINGS: tuple[tuple[Heading, re.Pattern[str]], ...] = (
    (
        "priority_action",
        re.compile(
            r"(?:areas? (?:for|of) )?(?:priority|priority (?:and|or) immediate|immediate and priority) actions?"
        ),
    ),
    ("improvement", re.compile(r"(?:key |other )?areas? (?:for|of) (?:further )?improvements?")),
    ("recommendations", re.compile(rf"(?:key )?recommendations?(?: for {_WHOSE})?")),
    ("board_needs", re.compile(rf"what (?:does|do) (?:the )?(?:.{{1,60}} )?(?:{_BOARD}|board) needs? to improve")),
    ("needs", re.compile(r"what (?:does|do) .{1,60} needs? to improve")),
    (
        "board",
        re.compile(rf"section (?:2|two)\b.*|(?:review of )?(?:the )?(?:effectiveness of the )?{_BOARD_NAME}"),
    ),
    ("closing", _CLOSING),
)
_CONTENTS_LINE = re.compile(r"\s\d+\Z")
_NONE = re.compile(
    r"(?:(?:the |this )?inspect(?:ion|ors) (?:did|has|have) not (?:find|found|identify|identified) any"
    r"|there (?:are|were) (?:no|not any)|no|none)\b"
    r"(?P<words>.{0,60}?\b(?:areas?|actions?|recommendations?)\b.{0,60}|\W*)",
    re.IGNORECASE,
)


def heading_of(text: str) -> Heading | None:
    """What a line is the heading of; None for a line that is none.

    "needs" is "What does the local authority need to improve?", "board" the title of the board's part (or the board's
    name at the beginning of a line, where a sentence runs over it), "closing" any heading that ends a list.
    """
    if not (name := in_one_spelling(text)) or _CONTENTS_LINE.search(text):
        return None
    return next((heading for heading, pattern in _HEADINGS if pattern.fullmatch(name)), None)


def states_none(text: str) -> bool:
    """Whether a text below a list's heading states that there are none."""
    return bool(_NONE.fullmatch(text))
