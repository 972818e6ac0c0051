"""Ofsted's Single Inspection Framework (SIF) reports, November 2013 to 2018.

"Inspection of services for children in need of help and protection, children looked after and care leavers and
Review of the effectiveness of the Local Safeguarding Children Board", and the re-inspections of councils found
inadequate, which have no review of the board. Page 1 bears the council's name, the title, the inspection date, from
May 2014 the publication date, a sentence with the overall judgement, and a numbered table of five graded areas
(`1`, `2`, `2.1`, `2.2`, `3`). Quirks:

- the overall judgement is prose: "The overall judgement is requires improvement" (2013-14), "... is that children's
  services are inadequate" (2014-15), "Children's services in X require improvement to be good" (from June 2015);
- a grade may stand on the line after its label, be broken over lines, and the table may run on to page 2 below the
  footnotes of page 1; rows may be misnumbered;
- prose above the table may define grades ("Leadership, management and governance require improvement when ...");
- some re-inspections are titled "Inspection" and say that they are a re-inspection in the summary or at the end
  alone, or tell it by listing, under "Previous Ofsted inspections", the grades of an earlier inspection in this
  framework's own areas; others give no sign, and are recorded as the inspection that their title names.

The board's grade is read by `ingest.families.sif.board`, the lists of what must improve by `ingest.families.sif.lists`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pydantic import ValidationError

from ingest.errors import ParseError
from ingest.facts import Event, Grade, Judgement, ReportFacts
from ingest.families.sif.board import board_judgement
from ingest.families.sif.dates import fieldwork, is_fieldwork_label, publication_date
from ingest.families.sif.lists import list_items
from ingest.families.sif.text import Text
from ingest.families.topics import topics_in
from ingest.text.grades import GRADE, grade_of, leading_grade
from ingest.text.lines import Line, flat

_TITLE = re.compile(
    r"(?:re-?\s?)?inspection\s+of\s+(?:the\s+)?services\s+for\s+children\s+in\s+need\s+of\s+"
    r"help\W+(?:(?:and|or)\s+)?protection\b",
    re.IGNORECASE,
)
_TITLE_WITHIN = 12
_FURNITURE = re.compile(r"(?:ofsted|(?:inspection )?report|raising standards.*|www\..*|[\W\d_]+)", re.IGNORECASE)
_FRONT_ENDS = re.compile(
    r"(?:contents|executive summary|summary(?: of (?:key )?findings)?|section (?:1|one)\b.*)\W*", re.IGNORECASE
)
_RE_INSPECTION = re.compile(r"\bthis\s+(?:is|was)\s+a\s+re-?\s?inspection\b", re.IGNORECASE)
_RE_INSPECTED = re.compile(
    r"\bre-?\s?inspection\s+of\s+the\s+local\s+authority\s+was\s+carried\s+out\s+under\b", re.IGNORECASE
)
_SUMMARY_PAGES = 3
_PREVIOUS = re.compile(r"(?:previous|other) ofsted inspections?\W*", re.IGNORECASE)
_PREVIOUS_LINES = 30
_EARLIER_GRADE = re.compile(
    rf"^\W*(?:\d\W+)?children looked after and achieving\s+permanence\W+(?:is |was )?{GRADE}\b",
    re.IGNORECASE | re.MULTILINE,
)

# What may follow a stated grade: the end, punctuation, a footnote's mark, or the next sentence or table row.
_THEN = r"(?=\s*(?:\Z|[^\w\s]|_|\d|because\b|(?-i:[A-Z])))"
_REQUIRE = r"(?=\brequires?\b)"
_WORDS = r"(?:[^.;]|\bSt\.)"
_OVERALL = re.compile(
    rf"\b(?:overall\s+(?:judge?ment|effectiveness|grade)\b"
    rf"(?:{_WORDS}{{0,140}}?(?:\b(?:is|are)\b(?:\s+judged\s+to\s+be)?|{_REQUIRE}))?\s*[:–-]?"
    rf"|(?:children\W?s?\s+(?:social\s+care\s+)?services?|services\s+for\s+children)\b"
    rf"{_WORDS}{{0,140}}?(?:\b(?:is|are)\b(?:\s+judged\s+to\s+be)?|{_REQUIRE}))"
    rf"\s*(?P<grade>{GRADE}){_THEN}",
    re.IGNORECASE,
)

_NUMBER = r"(?P<number>\d(?:\s?[.,]\s?\d)?\s?[.):]?\s+)?"
_CHILDREN = r"(?:the\s+)?(?:experiences?\s+and\s+progress\s+of\s+)?children\s+(?:and\s+young\s+people\s+)?"
_ROWS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (aspect, re.compile(rf"^{_NUMBER}{label}\s*[:–-]?\s*", re.IGNORECASE | re.MULTILINE))
    for aspect, label in (
        ("help_protection", rf"{_CHILDREN}(?:who\s+need|in\s+need\s+of)\s+help\s+and\s+protection"),
        (
            "looked_after",
            rf"(?:{_CHILDREN}looked\s+after|looked[\s-]+after\s+children)\s+and\s+achieving(?:\s+permanence)?",
        ),
        ("adoption", r"adoption(?:\s+performance)?"),
        ("care_leavers", r"(?:the\s+)?(?:experiences?\s+(?:and\s+progress\s+)?of\s+)?care[\s-]+leavers"),
        ("leadership", r"leadership,?\s+management\s+and\s+governance"),
    )
)
_ROW_ENDS = re.compile(rf"\s+permanence\b|{_THEN}", re.IGNORECASE)


def recognises(lines: Sequence[Line]) -> bool:
    """Whether the document bears the title of an SIF inspection or re-inspection, whatever its file is called."""
    return _title_at(lines) is not None


def parse(lines: Sequence[Line]) -> ReportFacts:
    """Facts of one SIF report.

    Raises:
        ParseError: the title, the area, the inspection date, the overall grade or one of the five graded rows is
            missing, is stated twice with different grades, or bears a word that is no grade; or a list of what must
            improve can't be counted.
    """
    title = _title_at(lines)
    if title is None:
        raise ParseError("the title of a single inspection framework report", "another title or none", 1)
    front = list(takewhile(lambda line: not _FRONT_ENDS.fullmatch(line.text), lines[title:]))
    when = next((n for n, line in enumerate(front) if is_fieldwork_label(line)), None)
    if when is None:
        raise ParseError("an inspection date below the title", "none", lines[title].page)
    publication = publication_date(front)
    start, end = fieldwork(front[when:], publication)
    judgements = [*_council_judgements(front[1:]), *board_judgement(lines)]
    try:
        lists = list_items(lines)
        return ReportFacts(
            programme="sif",
            event=_event(lines, title),
            area=_area(lines[:title]),
            fieldwork_start=start,
            fieldwork_end=end,
            published=publication,
            inspectorates=("Ofsted",),
            judgements=tuple(judgements),
            findings=lists.findings(),
            topics=topics_in(lists.items),
        )
    except ValidationError as error:
        raise ParseError("facts that agree with one another", str(error.errors()[0]["msg"])) from error


def _title_at(lines: Sequence[Line]) -> int | None:
    for n in range(min(_TITLE_WITHIN, len(lines))):
        if _TITLE.match(Text(lines[n : n + 4]).text):
            return n
    return None


def _area(above: Sequence[Line]) -> str:
    name = flat(line for line in above if not _FURNITURE.fullmatch(line.text)).rstrip("0123456789 ")
    if not name:
        raise ParseError("the council's name above the title", "none", 1)
    return name


def _event(lines: Sequence[Line], title: int) -> Event:
    """What the report calls itself: in the title, in the summary, or where the end names the law it was done under.

    One that lists the grades which an earlier inspection gave in the same five areas is a re-inspection too.
    """
    titled = lines[title].text.lower().startswith("re")
    summary = Text([line for line in lines if line.page <= _SUMMARY_PAGES]).text
    stated = titled or _RE_INSPECTION.search(summary) or _RE_INSPECTED.search(Text(lines).text)
    return "re-inspection" if stated or _lists_earlier_grades(lines) else "inspection"


def _lists_earlier_grades(lines: Sequence[Line]) -> bool:
    headings = (n for n, line in enumerate(lines) if _PREVIOUS.fullmatch(line.text))
    return any(_EARLIER_GRADE.search(Text(lines[n : n + _PREVIOUS_LINES]).text) for n in headings)


def _council_judgements(below: Sequence[Line]) -> list[Judgement]:
    table = Text(below)
    rows = [_row(table, aspect, label) for aspect, label in _ROWS]
    first = min(at for at, _ in rows)
    return [_overall(table, first), *(judgement for _, judgement in rows)]


def _overall(table: Text, before: int) -> Judgement:
    stated = list(_OVERALL.finditer(table.text, 0, before))
    if not stated:
        raise ParseError("the overall judgement above the table of grades", "no grade of the scale", table.page_at(0))
    page = table.page_at(stated[0].start())
    return _judgement("overall", _one_grade("overall", [grade_of(match["grade"]) for match in stated], page), page)


def _row(table: Text, aspect: str, label: re.Pattern[str]) -> tuple[int, Judgement]:
    """Offset and judgement of a row; numbered labels go before others, since prose may start with the same words."""
    found = list(label.finditer(table.text))
    found = [match for match in found if match["number"]] or found
    if not found:
        raise ParseError(f"a row for {aspect} in the table of grades", "none", table.page_at(0))
    grades = [_grade_after(table, match.end()) for match in found]
    page = table.page_at(found[0].end())
    return found[0].start(), _judgement(aspect, _one_grade(aspect, grades, page), page)


def _grade_after(table: Text, offset: int) -> Grade:
    graded = leading_grade(table.text[offset:])
    if graded is None or not _ROW_ENDS.match(graded[1]):
        beside = table.text[offset:].split("\n")[0].split()[:1]
        found = f"the word {beside[0]!r}" if beside else "nothing"
        raise ParseError("a grade of the four-point scale beside its row", found, table.page_at(offset))
    return graded[0]


def _one_grade(aspect: str, grades: Sequence[Grade], page: int) -> Grade:
    if len(set(grades)) > 1:
        raise ParseError(f"one grade for {aspect}", " and ".join(dict.fromkeys(grades)), page)
    return grades[0]


def _judgement(aspect: str, grade: Grade, page: int) -> Judgement:
    return Judgement(aspect=aspect, made_by="Ofsted", scale="four_point", grade=grade, page=page)
