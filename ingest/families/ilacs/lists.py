"""The lists of an ILACS report and of a visit's letter: what needs to improve, and areas for priority action.

Layout. An ILACS report has one list, "What needs to improve" (often with a question mark, since 2026 with a footnote
mark), between its overview and the first section on children's experiences. A visit's letter has "What needs to
improve in this area of social work practice" or, rarely, "Areas for improvement", and where something is pressing
"Area(s) for priority action" before it, often with a lead-in sentence; then the findings, in paragraphs or, until
2021, as bullets of the same kind. A report on services that need no improvement has no such section.

Where a letter says in its overview that there are no priority actions, that is a stated "none". A letter that says of
an earlier visit's areas that they remain lists none of its own and states no "none": no row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.facts import Section
from ingest.families.listed_items import Heading, Lists, in_one_spelling, is_letterhead, read_lists
from ingest.text.lines import Line

_AREAS = r"(?:key )?areas? (?:for|of|requiring|needing|in need of) (?:further |immediate |urgent )?"
_IN_THIS_AREA = (
    r"(?: (?:in|within|for) (?:this|these) (?:areas?|services?)(?: of (?:social work )?(?:practice|service))?)?"
)
_HEADINGS: dict[Section, re.Pattern[str]] = {
    "improvement": re.compile(
        rf"(?:what (?:needs?|must|should|could) (?:to )?(?:be )?improved?|{_AREAS}(?:improvement|development)s?"
        rf"|areas? (?:that|which) needs? (?:to improve|improvement|improving)|areas? to improve){_IN_THIS_AREA}"
    ),
    "priority_action": re.compile(rf"(?:{_AREAS})?(?:priority|immediate) actions?{_IN_THIS_AREA}|{_AREAS}priority"),
}
_CLOSING = re.compile(
    r"(?:main |key |headline |overall |summary of )?findings"
    r"|(?:overview|summary|background|context|next steps|conclusion)s?"
    r"|(?:areas? of |key )?strengths?(?: of .*)?"
    r"|areas? of (?:strong|good|effective) practice"
    r"|findings and evaluation of progress"
    r"|yours (?:sincerely|faithfully)"
)
_CLOSING_START = re.compile(
    r"(?:The )?(?:[Ee]xperiences? and progress of (?:children|care|young)|[Ii]mpact of leaders\b)"
    r"|Yours (?:sincerely|faithfully)|Ofsted will take the findings"
)
_FIRST_WORD = re.compile(  # of a heading that the patterns above know; most lines begin otherwise
    r"(?:what|areas?|key|main|priority|immediate|headline|overall|findings|overview|summary|background|context|next"
    r"|conclusions?|strengths?|yours)\b",
    re.IGNORECASE,
)
_NO_PRIORITY_ACTION = re.compile(r"\bThere are no (?:areas? for )?priority actions?\b")
_RUNNING_HEADER = re.compile(
    r"Inspection of \S.* children\W?s (?:social care )?services(?: \d+)?"
    r"|\d{1,2} .*\b20\d\d,? (?:Page )?\d{1,2}|(?:Page )?\d{1,2}(?: of \d{1,2})?",
    re.IGNORECASE,
)


def list_items(lines: Sequence[Line]) -> Lists:
    """The items of the report's lists of what must improve and of areas for priority action.

    Raises:
        ParseError: a list can't be told from what follows it, or its items from their sub-items.
    """
    lists = read_lists(lines, heading_of, _is_furniture)
    if "priority_action" in lists.starts:
        return lists
    page = next(
        (line.page for line in lines if "priority action" in line.text and _NO_PRIORITY_ACTION.search(line.text)), None
    )
    return replace(lists, none_stated={**lists.none_stated, "priority_action": page}) if page else lists


def heading_of(text: str) -> Heading | None:
    """The section whose heading `text` is, "closing" for another heading, None for any other line."""
    if _CLOSING_START.match(text):
        return "closing"
    name = in_one_spelling(text) if _FIRST_WORD.match(text) else ""
    if not name:
        return None
    if _CLOSING.fullmatch(name):
        return "closing"
    return next((section for section, pattern in _HEADINGS.items() if pattern.fullmatch(name)), None)


def _is_furniture(text: str) -> bool:
    return is_letterhead(text) or (len(text) < 150 and bool(_RUNNING_HEADER.fullmatch(text)))
