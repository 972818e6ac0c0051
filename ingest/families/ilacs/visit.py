"""Ofsted's letters after a visit to a council's children's services: focused visits and monitoring visits.

Layout. A letter: its date on a line of its own, the addressee, "Dear ...", a heading ("Focused visit to <council>
local authority children's services", "Monitoring visit to/of ..."), then "This letter summarises (or: contains) the
findings of the focused (or: monitoring) visit to <council> ... on 4 and 5 October 2022", or "Following the recent
focused visit to ...". Focused visits are part of
ILACS (since 2018); in 2020-21 they looked at services in the pandemic ("COVID-19 focused visit", "assurance
visit"). Monitoring visits follow an inadequate judgement (letters since 2016, SIF or ILACS).

Neither carries a graded judgement. Its lists are read by `ingest.families.ilacs.lists`, its subject by
`ingest.families.ilacs.subject`.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import Event, ReportFacts
from ingest.families.ilacs.lists import list_items
from ingest.families.ilacs.subject import subject_of
from ingest.families.topics import topics_in
from ingest.text.dates import first_range, single_date
from ingest.text.lines import Line, flat

_OPENING_PAGES = 2
_HEAD_LINES = 45
_SERVICES = r"(?:(?:local authority(?:[’']s)?|council[’']s) )?(?:children|young people)[’']?s (?:social care )?services"
_VISIT = (
    r"(?P<kind>focus+ed|monitoring|assurance)(?: assurance)? visit"
    r"(?: \(?(?:carried out )?(?:remotely|virtually)\)?)?"
)
_HEADING = re.compile(rf"(?:Ofsted )?(?:COVID-19 )?{_VISIT} (?:to|of|at|in) \S.*", re.IGNORECASE)
_OF_A_VISIT = (
    r"\b(?:findings (?:of|from)|following) (?:(?:the|a|an|our|its|Ofsted[’']s) )?(?:recent |latest |\w+ )?"
    rf"(?:COVID-19 )?{_VISIT}"
)
_FINDINGS = re.compile(
    rf"{_OF_A_VISIT} (?:to|of|at|in) (?:the )?(?P<area>\S.{{1,90}}?) "
    rf"(?:(?:that|which) (?:took place|was carried out) |(?:carried out|conducted|undertaken|completed|held) )?"
    rf"(?:remotely |virtually )?(?:on|between|from)(?: the)? (?P<dates>(?:\w+day )?\d.{{1,110}})",
    re.IGNORECASE,
)
_FINDINGS_DAYS_FIRST = re.compile(
    rf"{_OF_A_VISIT} (?:on|between|from)(?: the)? (?P<dates>(?:\w+day )?\d[^.]{{1,60}}? 20\d\d),? "
    rf"(?:to|of|at|in) (?:the )?(?P<area>\S.{{1,90}}?)(?: {_SERVICES}|[.,;(])",
    re.IGNORECASE,
)
_LETTER_DATE = re.compile(r"(?:date:? ?)?(?P<date>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ 20\d\d)\b.*")
_INSPECTION = re.compile(r"inspection dates?\b|report published\b|joint targeted area inspection\b", re.IGNORECASE)
_SALUTATION = re.compile(r"dear\b", re.IGNORECASE)
_COUNCIL = re.compile(rf"(?:[’']s)? {_SERVICES}.*$|(?:[’']s)? local authority$", re.IGNORECASE)

_SHORT_NAME = re.compile(r" \([^)]*\)")


def recognises(lines: Sequence[Line]) -> bool:
    """True for a letter about a focused, monitoring or assurance visit (two of: heading, "Dear", opening sentence)."""
    head = lines[:_HEAD_LINES]
    if any(_INSPECTION.match(line.text) for line in head):
        return False
    marks = sum(any(mark.match(line.text) for line in head) for mark in (_HEADING, _SALUTATION))
    text = flat(line for line in lines if line.page <= _OPENING_PAGES)
    return marks + bool(_opening(text)) > 1


def parse(lines: Sequence[Line]) -> ReportFacts:
    """The facts of one visit's letter.

    Raises:
        ParseError: the sentence with council, kind of visit and dates is missing or reads otherwise.
    """
    text = flat(line for line in lines if line.page <= _OPENING_PAGES)
    findings = _opening(text)
    if findings is None:
        raise ParseError("a sentence 'findings of the ... visit to <council> on <dates>'", "none", 1)
    published = _letter_date(lines)
    dates = re.split(r"\.\s", findings["dates"], maxsplit=1)[0]
    start, end = first_range(dates, published)
    area = _COUNCIL.sub("", _SHORT_NAME.sub("", findings["area"])).strip(" ,’'")
    if not 2 < len(area) < 70:
        raise ParseError("the council's name after 'visit to'", f"{len(area)} characters in its place", 1)
    lists = list_items(lines)
    return ReportFacts(
        programme="ilacs",
        event=_event(findings["kind"]),
        area=area,
        theme_stated=subject_of(lines),
        fieldwork_start=start,
        fieldwork_end=end,
        published=published,
        inspectorates=("Ofsted",),
        findings=lists.findings(),
        topics=topics_in(lists.items),
    )


def _opening(text: str) -> re.Match[str] | None:
    """The words that name kind, council and days of the visit, whichever of the two comes first."""
    return _FINDINGS_DAYS_FIRST.search(text) or _FINDINGS.search(text)


def _event(kind: str) -> Event:
    return "monitoring visit" if kind.lower() == "monitoring" else "focused visit"


def _letter_date(lines: Sequence[Line]) -> dt.date | None:
    """The day the letter bears: above "Dear ...", or alone on a line below where its address box comes last."""
    above = True
    for line in itertools.takewhile(lambda line: line.page == 1, lines):
        above = above and not _SALUTATION.match(line.text)
        found = _LETTER_DATE.fullmatch(line.text)
        if found and (above or found.end("date") == len(line.text)):
            return single_date(found["date"])
    return None
