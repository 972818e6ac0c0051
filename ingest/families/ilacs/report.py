"""ILACS inspections: Ofsted's inspections of local authority children's services, since January 2018.

Layout. The first page has a title, the inspection dates and a table "Judgement | Grade":
- 2018 to 2020: the council's name, below it "Inspection of children's social care services" or "Inspection of
  local authority children's services";
- since 2021: "Inspection of <council> local authority children's services" in one title of up to three lines,
  sometimes repeated as a running header before the title;
- where a trust carries out the services, its name may stand alone: "Inspection of <council> Children's Trust".
The table's rows come in any order. A label may run over several lines, and its grade stand beside it, on the
next line or on two. Until 2022 children in care and care leavers share one row; since 2023 they have one each.
Reports of inspections from April 2026 have no overall grade: an older grade in the narrative is never taken.
Where a section's heading repeats a grade ("...help and protection: good"), it must agree with the table.

Standard or short. No report says which it is. The framework does: a standard inspection has two consecutive
weeks on site, a short one has one. So the stated dates tell them apart, and they do so in agreement with
Ofsted's official statistics for every report published up to March 2025. Where inspectors came back after a
pause, the first stretch decides. Dates that fit neither give the plain event "inspection".

Reports state no publication date as a rule; `published` is None then.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import Event, Grade, Judgement, ReportFacts
from ingest.families.ilacs.lists import list_items
from ingest.families.topics import topics_in
from ingest.text.dates import first_range, single_date
from ingest.text.lines import Line, flat

NO_OVERALL_SINCE = dt.date(2026, 4, 1)

_HEAD_LINES = 40
_KIND = r"(?:local authority )?children\W?s (?:social care )?services"
_OLD_TITLE = re.compile(rf"inspection of {_KIND}(?: in (?P<area>\S.*))?", re.IGNORECASE)
_NEW_TITLE = re.compile(rf"inspection of (?:the )?(?P<area>\S.*?),? {_KIND}", re.IGNORECASE)
_TRUST_TITLE = re.compile(r"inspection of (?:the )?(?P<area>\S.* trust)", re.IGNORECASE)
_TITLE_START = re.compile(r"inspection of\b", re.IGNORECASE)
_DATES = re.compile(r"(?:dates? of inspection|inspection dates?)\s*:?\s*(?P<rest>.*)", re.IGNORECASE)
_AFTER_DATES = re.compile(r"(?:lead |reporting )?inspectors?\b|judge?ments?\b|grade\b|(?:report )?published\b", re.I)
_PUBLISHED = re.compile(r"(?:report )?(?:published|publication date)\s*(?:on)?\s*:?\s*(?P<rest>\d.*)", re.IGNORECASE)
_TABLE = re.compile(r"judge?ments?(?:\s+grades?)?:?", re.IGNORECASE)
_RUNNING_HEADER = re.compile(rf"inspection of .*{_KIND}.*", re.IGNORECASE)

_PROGRESS = r"(?:the )?experiences? and progress of "
_LABELS = (
    ("leaders", r"(?:the )?impact of leaders\b(?: on (?:social work )?practice)?(?: with children and families)?"),
    ("help_protection", _PROGRESS + r"children (?:who need|in need of) help and protection"),
    ("in_care_and_care_leavers", _PROGRESS + r"children in care,? and (?:children )?care[- ]leavers"),
    ("in_care", _PROGRESS + r"children in care(?!,? and)"),
    ("care_leavers", _PROGRESS + r"(?:children )?care[- ](?:leavers|experienced young (?:people|adults))"),
    ("overall", r"overall effectiveness"),
)
_GRADES: tuple[tuple[str, Grade], ...] = (
    ("outstanding", "outstanding"),
    (r"requires improvement(?: to be good)?", "requires_improvement"),
    ("inadequate", "inadequate"),
    ("good", "good"),
)
_GRADE = "|".join(f"(?P<g{n}>{pattern})" for n, (pattern, _) in enumerate(_GRADES))
_ROW = re.compile(
    r"\s*(?:" + "|".join(f"(?P<{aspect}>{label})" for aspect, label in _LABELS) + rf")[\s\d:–-]*(?:{_GRADE})\b",
    re.IGNORECASE,
)
_LOOKS_LIKE_ROW = re.compile(r"\s*(?:(?:the )?(?:experiences?|impact)|overall)\b", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:" + "|".join(f"(?P<{aspect}>{label})" for aspect, label in _LABELS) + rf")\s*[:–-]\s*(?:{_GRADE})\b",
    re.IGNORECASE,
)
_HEADING_ENDS = re.compile(r"[:–-]\s*(?:" + "|".join(pattern for pattern, _ in _GRADES) + r")\b", re.IGNORECASE)
_LONGEST_LABEL = 200


def recognises(lines: Sequence[Line]) -> bool:
    """True for a report with an ILACS title, its inspection dates and its table of judgements."""
    head = lines[:_HEAD_LINES]
    text = flat(head)
    titled = any(title.search(text) for title in (_OLD_TITLE, _NEW_TITLE, _TRUST_TITLE))
    dated = any(_DATES.match(line.text) for line in head)
    return titled and dated and bool(re.search(r"\bimpact of leaders\b", text, re.IGNORECASE))


def parse(lines: Sequence[Line]) -> ReportFacts:
    """The facts of one ILACS inspection report.

    Raises:
        ParseError: the title, the dates or the table of judgements are not as described above.
    """
    at = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if _DATES.match(line.text)), None)
    if at is None:
        raise ParseError("the label 'Inspection dates' on the first page", "none", 1)
    dates = _dates_text(lines[at : at + 6])
    start, end = first_range(dates)
    if start == end:
        raise ParseError("the first and the last day of the inspection", "one day", lines[at].page)
    judgements = _judgements(lines[at:], start)
    lists = list_items(lines)
    return ReportFacts(
        programme="ilacs",
        event=_event(dates, start, end),
        area=_area(lines[:at]),
        fieldwork_start=start,
        fieldwork_end=end,
        published=_publication_date(lines[:_HEAD_LINES]),
        inspectorates=("Ofsted",),
        judgements=judgements,
        findings=lists.findings(),
        topics=topics_in(lists.items),
    )


def _area(above_dates: Sequence[Line]) -> str:
    starts = [i for i, line in enumerate(above_dates) if _TITLE_START.match(line.text)]
    if not starts:
        raise ParseError("a title with 'Inspection of' above the inspection dates", "none", 1)
    title = flat(above_dates[starts[-1] :])
    old = _OLD_TITLE.match(title)
    if old:
        above = flat(line for line in above_dates[: starts[-1]] if line.text.lower() != "ofsted")
        area = old["area"] or above
        area = re.sub(r" children[’']s services$", "", area, flags=re.IGNORECASE)
    else:
        found = _NEW_TITLE.match(title) or _TRUST_TITLE.fullmatch(title)
        if found is None:
            raise ParseError("a title 'Inspection of <council> ... children's services'", "another title", 1)
        area = found["area"]
    if not 2 < len(area) < 90:
        raise ParseError("the council's name in the title", f"{len(area)} characters in its place", 1)
    return area


def _dates_text(lines: Sequence[Line]) -> str:
    parts = []
    for n, line in enumerate(lines):
        found = _DATES.match(line.text) if n == 0 else None
        if n and _AFTER_DATES.match(line.text):
            break
        parts.append(Line(line.page, found["rest"] if found else line.text))
    return flat(parts)


def _event(dates: str, start: dt.date, end: dt.date) -> Event:
    stretches = re.split(r"\band\b", dates)
    if len(stretches) == 2 and all(len(re.findall(r"(?<!\d)\d{1,2}(?!\d)", part)) > 1 for part in stretches):
        start, end = first_range(stretches[0], published=end)
    monday = start - dt.timedelta(days=start.weekday())
    weeks = (end - monday).days // 7 + 1
    if weeks == 1:
        return "short"
    if weeks == 2 and (end - start).days > 6:
        return "standard"
    return "inspection"


def _publication_date(head: Sequence[Line]) -> dt.date | None:
    for line in head:
        found = _PUBLISHED.match(line.text)
        if found:
            return single_date(found["rest"])
    return None


def _judgements(lines: Sequence[Line], start: dt.date) -> tuple[Judgement, ...]:
    at = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if _TABLE.fullmatch(line.text)), None)
    if at is None:
        raise ParseError("the table 'Judgement | Grade' below the inspection dates", "none", lines[0].page)
    text, page_at = _running_text(lines[at + 1 :])
    found: list[Judgement] = []
    position = 0
    while row := _ROW.match(text, position):
        aspect = _aspect(row)
        found.append(_judgement(aspect, _grade(row), page_at(row.end() - 1)))
        position = row.end()
    _require_complete({j.aspect for j in found}, start, text[position : position + 40], page_at(position))
    if len({j.aspect for j in found}) != len(found):
        raise ParseError("each judgement once in the table", "one of them twice", found[0].page)
    _agree_with_headings(found, text, position, page_at)
    return tuple(found)


def _judgement(aspect: str, grade: Grade, page: int) -> Judgement:
    return Judgement(aspect=aspect, made_by="Ofsted", scale="four_point", grade=grade, page=page)


class _PageAt:
    """The page on which a position of the running text stands."""

    def __init__(self, starts: list[tuple[int, int]]) -> None:
        self._starts = starts

    def __call__(self, position: int) -> int:
        return max(((start, page) for start, page in self._starts if start <= position), default=(0, 1))[1]


def _running_text(lines: Sequence[Line]) -> tuple[str, _PageAt]:
    """Text of all lines but running headers and the table's repeated header, and the page of each position."""
    text, starts, skip_date = "", [], False
    for line in lines:
        header = bool(_RUNNING_HEADER.fullmatch(line.text))
        dated = skip_date and line.text.endswith(str(line.page))
        skip_date = header
        if header or dated or _TABLE.fullmatch(line.text) or re.fullmatch("grades?", line.text, re.IGNORECASE):
            continue
        starts.append((len(text), line.page))
        text += line.text + " "
    return text, _PageAt(starts)


def _aspect(match: re.Match[str]) -> str:
    return next(aspect for aspect, _ in _LABELS if match[aspect])


def _grade(match: re.Match[str]) -> Grade:
    return next(grade for n, (_, grade) in enumerate(_GRADES) if match[f"g{n}"])


def _require_complete(aspects: set[str], start: dt.date, rest: str, page: int) -> None:
    care = aspects & {"in_care_and_care_leavers", "in_care", "care_leavers"}
    if not {"leaders", "help_protection"} <= aspects or care not in (
        {"in_care_and_care_leavers"},
        {"in_care", "care_leavers"},
    ):
        cause = "then a row that is not understood" if _LOOKS_LIKE_ROW.match(rest) else "then other text"
        seen = ", ".join(sorted(aspects)) or "none"
        raise ParseError(
            "a grade for leaders, for help and protection, in care and care leavers", f"{seen}, {cause}", page
        )
    if "overall" not in aspects and start < NO_OVERALL_SINCE:
        raise ParseError("a grade for overall effectiveness (inspections before April 2026 have one)", "none", page)
    if "overall" not in aspects and re.match(r"\s*(?i:overall effectiveness)\s+[A-Z]", rest):
        raise ParseError("a grade beside 'Overall effectiveness'", "none that is known", page)


def _agree_with_headings(found: Sequence[Judgement], text: str, position: int, page_at: _PageAt) -> None:
    graded = {judgement.aspect: judgement.grade for judgement in found}
    ends = (found.span() for found in _HEADING_ENDS.finditer(text, position))  # few, so that the labels are sought near
    near = (_HEADING.finditer(text, max(position, start - _LONGEST_LABEL), end) for start, end in ends)
    for heading in itertools.chain.from_iterable(near):
        aspect, grade = _aspect(heading), _grade(heading)
        if graded.get(aspect, grade) != grade:
            raise ParseError(
                f"the same grade for {aspect} in the table and in the section's heading",
                f"{graded[aspect]} and {grade}",
                page_at(heading.start()),
            )
