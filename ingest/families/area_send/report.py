"""Area SEND inspections: Ofsted and the CQC together, in the form in use since January 2023.

Layout. Page 1: "Area SEND inspection of <area> Local Area Partnership", inspection dates, dates of the previous
inspection (context only, not read), the "Inspection outcome" in one of three fixed sentences. Near the end come
one or two tables, which may run over pages and which `ingest.families.area_send.tables` describes:
- "Areas for priority action": a responsible body beside each action; only where failings are systemic;
- "Areas for improvement": one row for each.
Footers ("Area SEND inspection report: <area> ..., <dates> <page>") stand at the head of a page's text.

The first page's dates are taken; footers sometimes state others. Reports state no publication date.
The form before 2023 (letters without a graded outcome) and monitoring inspections are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import Finding, Grade, Judgement, ReportFacts
from ingest.families.area_send.tables import actions, improvements
from ingest.text.dates import first_range
from ingest.text.lines import Line, flat

_HEAD_LINES = 30
_TITLE = re.compile(
    r"area SEND (?:full )?(?P<monitoring>monitoring )?inspection of (?:the )?(?P<area>\S.{1,80}?)"
    r"(?:,? local area partnership)?,? inspection dates?\b",
    re.IGNORECASE,
)
_DATES = re.compile(r"inspection dates?\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_PREVIOUS = re.compile(r"dates? of (?:the )?(?:previous|last)\b|inspection outcome\b", re.IGNORECASE)
_OUTCOME = re.compile(r"(?:inspection )?outcomes?:?", re.IGNORECASE)
_AFTER_OUTCOME = re.compile(r"information about the\b|what is it like\b", re.IGNORECASE)
_GRADES: tuple[tuple[re.Pattern[str], Grade], ...] = (
    (re.compile(r"typically leads? to positive experiences and outcomes", re.IGNORECASE), "typically_positive"),
    (re.compile(r"leads? to inconsistent experiences and outcomes", re.IGNORECASE), "inconsistent"),
    (re.compile(r"widespread (?:and/or|and|or) systemic failings", re.IGNORECASE), "systemic_failings"),
)
_FOOTER = re.compile(r"(?:area SEND )?inspection report\s*:.*", re.IGNORECASE)
_PRIORITY = re.compile(r"areas? for priority actions?:?", re.IGNORECASE)
_IMPROVEMENT = re.compile(r"areas? for improvements?:?", re.IGNORECASE)
_TABLE_HEADER = re.compile(r"responsible (?:body|bodies)(?: areas? for priority actions?)?:?", re.IGNORECASE)
_END = re.compile(
    r"(?:local area partnership|partnership) details\b.*|information about (?:this|the) inspection|inspection team:?|"
    r"local authority integrated care boards?.*",
    re.IGNORECASE,
)
_NO_ITEMS = re.compile(r"(?:there (?:are|were) )?(?:no|none)\b", re.IGNORECASE)
_PLAN = re.compile(r"priority action plan", re.IGNORECASE)


def recognises(lines: Sequence[Line]) -> bool:
    """True for an area SEND report with a graded outcome."""
    head = flat(lines[:_HEAD_LINES])
    title = _TITLE.search(head)
    return bool(title) and not (title and title["monitoring"])


def parse(lines: Sequence[Line]) -> ReportFacts:
    """The facts of one area SEND inspection report.

    Raises:
        ParseError: title, dates, outcome or a table of findings are not as described above.
    """
    body = without_footers(lines)
    title = _TITLE.search(flat(body[:_HEAD_LINES]))
    if title is None or title["monitoring"]:
        raise ParseError("the title 'Area SEND inspection of ... Local Area Partnership'", "another title", 1)
    outcome, stated_on, needs_plan = _outcome(body)
    start, end = first_range(_dates_text(body))
    if start == end:
        raise ParseError("the first and the last day of the inspection", "one day", 1)
    findings = _findings(body)
    if needs_plan and "priority_action" not in {finding.section for finding in findings}:
        raise ParseError("a table 'Areas for priority action', since a priority action plan is required", "none")
    return ReportFacts(
        programme="area_send",
        event="inspection",
        area=title["area"],
        fieldwork_start=start,
        fieldwork_end=end,
        inspectorates=("Ofsted", "CQC"),
        judgements=(
            Judgement(
                aspect="experiences_and_outcomes",
                made_by="Ofsted and CQC",
                scale="area_send",
                grade=outcome,
                page=stated_on,
            ),
        ),
        findings=findings,
    )


def without_footers(lines: Sequence[Line]) -> list[Line]:
    """All lines but page footers (of one or two lines) and stray bullet marks."""
    kept: list[Line] = []
    unfinished: Line | None = None
    for line in lines:
        number = str(line.page)
        if unfinished is not None and unfinished.page == line.page and line.text.endswith(number):
            unfinished = None
            continue
        unfinished = None
        if _FOOTER.fullmatch(line.text):
            unfinished = None if re.search(rf"\D{number}$", line.text) and "20" in line.text else line
            continue
        if len(line.text) > 1 or line.text.isalnum():
            kept.append(line)
    return kept


def _dates_text(body: Sequence[Line]) -> str:
    at = next((i for i, line in enumerate(body[:_HEAD_LINES]) if _DATES.match(line.text)), None)
    if at is None:
        raise ParseError("the label 'Inspection dates' on the first page", "none", 1)
    stop = next((i for i in range(at + 1, len(body)) if _PREVIOUS.match(body[i].text)), at + 2)
    return _DATES.sub(lambda found: found["rest"], flat(body[at : min(stop, at + 3)]), count=1)


def _outcome(body: Sequence[Line]) -> tuple[Grade, int, bool]:
    at = next((i for i, line in enumerate(body[: 2 * _HEAD_LINES]) if _OUTCOME.fullmatch(line.text)), None)
    if at is None:
        raise ParseError("the heading 'Inspection outcome'", "none", 1)
    stop = next((i for i in range(at, len(body)) if _AFTER_OUTCOME.match(body[i].text)), at + 14)
    text = flat(body[at + 1 : stop])
    grades = [grade for pattern, grade in _GRADES if pattern.search(text)]
    if len(grades) != 1:
        raise ParseError("one of the three outcomes", " and ".join(grades) or "none of them", body[at].page)
    return grades[0], body[at + 1].page, bool(_PLAN.search(text))


def _findings(body: Sequence[Line]) -> tuple[Finding, ...]:
    stop = next((i for i, line in enumerate(body) if i > _HEAD_LINES and _END.fullmatch(line.text)), None)
    if stop is None:
        raise ParseError("'Local area partnership details' after the findings", "none")
    found = []
    priority, improvement = _section(body[:stop], _PRIORITY), _section(body[:stop], _IMPROVEMENT)
    if priority is not None:
        page = body[priority].page
        until = improvement if improvement is not None and improvement > priority else stop
        found.append(Finding(section="priority_action", items=_count(body[priority:until], priority=True), page=page))
    if improvement is not None:
        page = body[improvement].page
        until = priority if priority is not None and priority > improvement else stop
        found.append(Finding(section="improvement", items=_count(body[improvement:until], priority=False), page=page))
    if not found:
        raise ParseError("a section 'Areas for priority action' or 'Areas for improvement'", "neither")
    return tuple(found)


def _section(body: Sequence[Line], heading: re.Pattern[str]) -> int | None:
    return next((i for i, line in enumerate(body) if line.text[:1] == "A" and heading.fullmatch(line.text)), None)


def _count(section: Sequence[Line], *, priority: bool) -> int:
    headings = (_PRIORITY, _IMPROVEMENT, _TABLE_HEADER)
    rows = [line for line in section if not any(heading.fullmatch(line.text) for heading in headings)]
    if not rows:
        raise ParseError("at least one area below the heading", "none", section[0].page)
    if len(rows) < 3 and _NO_ITEMS.match(rows[0].text):
        return 0
    table = any(_TABLE_HEADER.fullmatch(line.text) for line in section)
    return actions(rows) if priority and table else improvements(rows)
