"""The two dates below the title of an SIF report: "Inspection date(s): ..." and "Report published: ...".

The inspection date is written in many ways: "14 January 2014- 5 February 2014", "19 November-11 December 2013 and
28 - 30 / January 2014" (two ranges over two lines), "1/06/2015 – 25/06/2015", with any kind of dash; one report gives
a single day. What is not a date there is refused, never skipped.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.errors import ParseError
from ingest.text.dates import first_range, single_date
from ingest.text.lines import Line

_FIELDWORK = re.compile(
    r"^(?:dates?\s+of\s+(?:the\s+)?(?:re-?\s?)?inspection|(?:re-?\s?)?inspection\s+(?:dates?|periods?))\b\s*(?:\(s\))?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\breport\s+published\b|^(?:date\s+published|publication\s+date|date\s+of\s+publication|published\s*(?:on\b|:))",
    re.IGNORECASE,
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_ONLY_DATES = re.compile(
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)?|{_MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|to|and|until|from|between|[^\w]+)+",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})\s?[/.]\s?(\d{1,2})\s?[/.]\s?((?:20)?\d\d)\b")
_DASH = re.compile(r"\s*[^\w\s.,:;&/'’()]+\s*")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def is_fieldwork_label(line: Line) -> bool:
    """Whether the line begins with the label of the inspection date."""
    return bool(_FIELDWORK.match(line.text))


def fieldwork(lines: Sequence[Line], publication: dt.date | None) -> tuple[dt.date, dt.date]:
    """First and last day of the inspection; `lines` start with the label's line.

    Raises:
        ParseError: no date, one that does not exist, or something beside the dates.
    """
    label = _FIELDWORK.match(lines[0].text)
    rest = lines[0].text[label.end() if label else 0 :]
    rest = _PUBLISHED.split(rest)[0]
    stated = _continued(rest, lines[1:])
    if not _ONLY_DATES.fullmatch(stated):
        raise ParseError("dates alone after the label of the inspection date", "other words", lines[0].page)
    stated = _plain(stated)
    try:
        start, end = first_range(stated, publication)
    except ParseError as error:
        raise ParseError(error.expected, error.found, lines[0].page) from error
    if start == end and len(_DAY.findall(stated)) > 1:
        raise ParseError("a range of dates", "two days that do not form one", lines[0].page)
    return start, end


def publication_date(front: Sequence[Line]) -> dt.date | None:
    """The publication date that the title page states; None where it has no such label (before May 2014).

    Raises:
        ParseError: the label is there, a full date is not.
    """
    for n, line in enumerate(front):
        label = _PUBLISHED.search(line.text)
        if label:
            try:
                return single_date(_plain(_continued(line.text[label.end() :], front[n + 1 :])))
            except ParseError as error:
                raise ParseError(f"{error.expected} of publication", error.found, line.page) from error
    return None


def _continued(text: str, following: Sequence[Line]) -> str:
    """`text` with the lines below it that hold dates and nothing else."""
    more = takewhile(lambda line: _ONLY_DATES.fullmatch(line.text), following[:2])
    return " ".join([text, *(line.text for line in more)])


def _plain(text: str) -> str:
    """Dates with month names and one kind of dash, as `ingest.text.dates` reads them."""
    text = _NUMERIC.sub(_with_month_name, _WEEKDAY.sub("", text))
    return _DASH.sub(" – ", re.sub(r"\bsept\b\.?", "September", text, flags=re.IGNORECASE))


def _with_month_name(match: re.Match[str]) -> str:
    day, month, year = match.groups()
    if not 1 <= int(month) <= len(_MONTHS):
        raise ParseError("a date as day/month/year", f"the month {month}")
    return f"{day} {_MONTHS[int(month) - 1]} {year if len(year) > 2 else '20' + year}"
