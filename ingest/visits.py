"""Ofsted's letters after a visit to a council's children's services: focused visits and monitoring visits.

Layout. A letter: its date on a line of its own, the addressee, "Dear ...", a heading ("Focused visit to <council>
local authority children's services", "Monitoring visit to/of ..."), then "This letter summarises (or: contains) the
findings of the focused (or: monitoring) visit to <council> ... on 4 and 5 October 2022", or "Following the recent
focused visit to ...". Focused visits are part of
ILACS (since 2018); in 2020-21 they looked at services in the pandemic ("COVID-19 focused visit", "assurance
visit"). Monitoring visits follow an inadequate judgement (letters since 2016, SIF or ILACS).

Neither carries a graded judgement. The subject is taken from the sentence that says what inspectors looked at,
cut to the few words that name it; where it can't be named in a few words, `theme_stated` stays empty.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence

from ingest.dates import first_range, single_date
from ingest.errors import ParseError
from ingest.facts import Event, ReportFacts
from ingest.ilacs_lists import list_items
from ingest.lines import Line, flat

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
_UNNAMED = re.compile(
    r"(?:a range|(?:the )?following|(?:key |the )?areas?\b|concerns?\b|weakness|progress\b)", re.IGNORECASE
)
_WEEKDAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*", re.IGNORECASE)
_LETTER_DATE = re.compile(r"(?:date:? ?)?(?P<date>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ 20\d\d)\b.*")
_INSPECTION = re.compile(r"inspection dates?\b|report published\b|joint targeted area inspection\b", re.IGNORECASE)
_SALUTATION = re.compile(r"dear\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:inspectors|the visit|this visit|we)(?: also| mainly| primarily)? "
    r"(?:looked at|considered|evaluated|focus+ed on|reviewed|examined|explored)|"
    r"the (?:main |primary )?focus of (?:the|this)(?: monitoring| focus+ed)? visit (?:was|included)|"
    r"(?:with a )?(?:particular )?focus on",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:on )?(?:(?:the )?(?:local authority|council|authority)[’']s |the |its )?"
    r"(?:progress (?:made|that has been made)(?: (?:in|by|on|with))?(?: the (?:local authority|council))?(?: in)?"
    r"(?: (?:the )?(?:following )?areas? of| (?:respect|relation) (?:of|to)| relating to)?|"
    r"arrangements (?:for|in relation to|in respect of|to support)|"
    r"(?:quality|effectiveness|impact)(?: and (?:quality|effectiveness|impact|timeliness))? of"
    r"(?: (?:the )?(?:social work )?(?:practice|services|support|help|arrangements|work)(?: \w+)? (?:for|to|with))?|"
    r"(?:experiences?(?: and progress)?|progress) of|(?:services|support|work|practice) (?:for|with|to))\s+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[.;:•▪■◼\uf0b7]|,? (?:namely|including|specifically|in particular|with a|with particular|that|which|who|"
    r"carried out|identified|since|alongside|together with|as well as|and (?:the|how|whether|evaluated|considered))\b|"
    r", (?:with|and)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 14
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
    dates = re.split(r"\.\s", _WEEKDAYS.sub("", findings["dates"]), maxsplit=1)[0]
    start, end = first_range(dates, published)
    area = _COUNCIL.sub("", _SHORT_NAME.sub("", findings["area"])).strip(" ,’'")
    if not 2 < len(area) < 70:
        raise ParseError("the council's name after 'visit to'", f"{len(area)} characters in its place", 1)
    return ReportFacts(
        programme="ilacs",
        event=_event(findings["kind"]),
        area=area,
        theme_stated=_subject(text[findings.end("area") :]),
        fieldwork_start=start,
        fieldwork_end=end,
        published=published,
        inspectorates=("Ofsted",),
        findings=list_items(lines).findings(),
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


def _subject(text: str) -> str | None:
    """The first subject that can be named in a few words; a list of bullets can't."""
    for mention in _SUBJECT.finditer(text[:2500]):
        rest = text[mention.end() :].lstrip(" ,:")
        rest = re.split(r"(?<=[a-z)’'])\.\s", rest, maxsplit=1)[0]
        while lead := _LEAD_IN.match(rest):
            rest = rest[lead.end() :]
        rest = _CUT.split(rest, maxsplit=1)[0]
        subject = re.sub(r"[‘’'“”\"](?=\w)(?<!\w[‘’'])|(?<=\w)[’'”\"](?!\w)", "", rest).strip(" ,")
        if 1 <= len(subject.split()) <= _MOST_WORDS and not _UNNAMED.match(subject):
            return subject
    return None
