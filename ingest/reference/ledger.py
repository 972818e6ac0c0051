"""Ofsted's ledger: every inspection of every council's children's services from 2009 to spring 2023, with its grades.

Source: sheet `LA_inspections_2009-2023` of "Children's social care in England 2023" (official statistics). One row per
council, and in it one block of columns per inspection: publication date, then the grades. The header is the fifth row;
a second table, with a title and a header of its own, holds four councils abolished by then. Blocks, from the left:
* safeguarding and looked-after children (SLAC, 2009 to 2012) with two grades; its re-inspections of safeguarding and of
  looked-after children stand in two blocks, and are one inspection where they were published on the same day;
* child protection (CPI, 2012 to 2013), its re-inspection, and in 2013 the targeted inspection of services for
  looked-after children (TLAC): here a `slac` inspection that judges this aspect alone, and says so as its subject;
* the first inspection under the single framework (SIF), with the board's grade, and the re-inspection, without one;
* the first and the second ILACS inspection.

Quirks: the frameworks up to 2013 said "adequate" where the table prints "Requires improvement to be good"; what it
prints is kept. " -" stands where nothing could be judged (no child looked after). No first days, only publication. The
headings of the second table leave out "First" of ILACS and the second ILACS block. The second ILACS block has a column
for care leavers, blank for inspections that began before 2023, when the column before it holds the combined grade; the
first block has the combined grade only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import python_calamine

from ingest.errors import IngestError
from ingest.reference.official_outcomes import date_of
from ingest.reference.statements import Grading, Statement
from ingest.rows import require_columns

FILE = "Childrens_social_care_in_England_2023_underlying_data.ods"
SOURCE = "ofsted-ledger-2009-2023"
SHEET = "LA_inspections_2009-2023"
TARGETED = "Targeted inspection of services for looked-after children"
_HEADER_ROW = 4
_ABOLISHED = "Table 11:History of inspections of local authorities that existed before the restructure"
_COUNCIL = ("Web link", "Local authority name", "LA region", "LA Authority Type")
_GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement to be good": "requires_improvement",
    "Inadequate": "inadequate",
    "-": "not_judged",
}
_KINDS = {"ILACS Standard Inspection": "standard", "ILACS Short Inspection": "short"}


@dataclass(frozen=True)
class _Block:
    """One inspection's columns: the kind where there are several, the publication date, and the grade of each aspect.

    An ILACS block whose column for care leavers is blank gives the combined grade in the column before it.
    """

    programme: str
    event: str
    published: str
    aspects: dict[str, str]
    kind: str | None = None
    theme_stated: str | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        return (*([self.kind] if self.kind else []), self.published, *self.aspects)


def _sif(which: str) -> dict[str, str]:
    aspects = {
        "Overall Judgement (OE)": "overall",
        "children who need help and protection": "help_protection",
        "children looked after and achieving permanence": "looked_after",
        "CLA Sub: Adoption Performance": "adoption",
        "CLA Sub: Experiences and progress of care leavers": "care_leavers",
        "leadership, management and governance": "leadership",
    }
    return {f"{which} {heading}": aspect for heading, aspect in aspects.items()}


def _ilacs(which: str, care: dict[str, str]) -> _Block:
    start = f"{which} ILACS framework"
    aspects = {
        "overall effectiveness": "overall",
        "impact of leaders": "leaders",
        "experiences and progress of children who need help and protection": "help_protection",
    } | {f"experiences and progress of {heading}": aspect for heading, aspect in care.items()}
    return _Block(
        programme="ilacs",
        event="",
        kind=f"{start} inspection type",
        published=f"{start} publication date",
        aspects={f"{start} {heading}": aspect for heading, aspect in aspects.items()},
    )


_SINGLE = "Single Inspection of LA Children's Services (SIF)"
_BLOCKS = (
    _Block(
        "slac",
        "inspection",
        "Safeguarding & Looked After Children (SLAC) Inspection publication date",
        {
            "SLAC Safeguarding Overall effectiveness (OE)": "safeguarding",
            "SLAC Looked After Children Overall Effectiveness (OE)": "looked_after",
        },
    ),
    _Block(
        "slac",
        "re-inspection",
        "SLAC re-inspection of Safeguarding publication date",
        {"SLAC re-inspection Safeguarding OE": "safeguarding"},
    ),
    _Block(
        "slac",
        "re-inspection",
        "SLAC re-inspection of services for Children Looked After publication date",
        {"SLAC re-inspection of services Children Looked After OE": "looked_after"},
    ),
    _Block(
        "cpi",
        "inspection",
        "Child Protection Inspections (CPI) publication date",
        {"CPI Overall Effectiveness (OE)": "overall"},
    ),
    _Block(
        "cpi",
        "re-inspection",
        "Child Protection Re-Inspection (CPRI) publication date",
        {"CPRI Overall Effectiveness (OE)": "overall"},
    ),
    _Block(
        "slac",
        "inspection",
        "Targeted Looked After Children (TLAC) inspection publication date",
        {"TLAC Overall Effectiveness (OE)": "looked_after"},
        theme_stated=TARGETED,
    ),
    _Block(
        "sif",
        "inspection",
        f"{_SINGLE} First SIF publication date",
        _sif("First SIF") | {"LSCB Overall Effectiveness": "lscb"},
    ),
    _Block("sif", "re-inspection", f"{_SINGLE} SIF Re-inspection publication date", _sif("SIF Re-inspection")),
    _ilacs("First", {"children in care and care leavers": "in_care_and_care_leavers"}),
    _ilacs("Second", {"children in care": "in_care", "care leavers": "care_leavers"}),
)
_HEADINGS = (*_COUNCIL, *(heading for block in _BLOCKS for heading in block.headings))


def ledger(path: Path, match: Callable[[str, dt.date], str]) -> list[Statement]:
    """All inspections of the sheet.

    Args:
        path: the .ods file.
        match: finds the area code of a council's name on a date.

    Raises:
        IngestError: a table or a heading is not as described above, a kind, a grade or a date is none of the known
            ones, a block is filled in part, or a council is unknown.
    """
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(SHEET).to_python()
    found = []
    for number, cells in _councils(sheet):
        try:
            found += _join_blocks(_inspections(cells, match))
        except (KeyError, IngestError) as error:
            raise IngestError(f"{FILE}: sheet {SHEET}, row {number}: can't be read ({error})") from error
    return found


def _councils(sheet: Sequence[Sequence[object]]) -> Iterator[tuple[int, Sequence[object]]]:
    """Row number (1-based) and cells of each council, of both tables."""
    titles = [at for at, cells in enumerate(sheet) if cells[0] == _ABOLISHED]
    if len(titles) != 1:
        raise IngestError(f"{FILE}: sheet {SHEET} has {len(titles)} rows {_ABOLISHED!r}, expected one")
    start, second = _HEADER_ROW, titles[0] + 1
    _require(sheet[start], _HEADINGS)
    _require(
        sheet[second],
        [heading.replace("First ILACS", "ILACS") for heading in _HEADINGS if heading not in _BLOCKS[-1].headings],
    )
    for first, end in ((start + 1, titles[0]), (second + 1, len(sheet))):
        yield from ((at + 1, sheet[at]) for at in range(first, end) if any(sheet[at]))


def _require(cells: Sequence[object], expected: Sequence[str]) -> None:
    blank = [""] * (len(cells) - len(expected))
    require_columns(cells, [*expected, *blank], f"{FILE}: sheet {SHEET}")


def _inspections(cells: Sequence[object], match: Callable[[str, dt.date], str]) -> Iterator[Statement]:
    rest = list(cells[len(_COUNCIL) :])
    for block in _BLOCKS:
        own, rest = rest[: len(block.headings)], rest[len(block.headings) :]
        if any(own):
            yield _inspection(block, dict(zip(block.headings, own, strict=True)), str(cells[1]), match)


def _inspection(block: _Block, row: dict[str, object], council: str, match: Callable[[str, dt.date], str]) -> Statement:
    published = date_of(row[block.published])
    texts = {aspect: str(row[heading]).strip() for heading, aspect in block.aspects.items()}
    if block.programme == "ilacs" and texts.get("care_leavers") == "":
        del texts["care_leavers"]
        texts["in_care_and_care_leavers"] = texts.pop("in_care")
    return Statement(
        source_id=SOURCE,
        extraction="official statistics",
        area_code=match(council, published),
        programme=block.programme,
        event=_KINDS[str(row[block.kind])] if block.kind else block.event,
        theme_stated=block.theme_stated,
        published=published,
        gradings=tuple(Grading(aspect, "Ofsted", _GRADES[text]) for aspect, text in texts.items()),
    )


def _join_blocks(inspections: Iterable[Statement]) -> list[Statement]:
    """One council's inspections, where blocks of one programme and kind with the same publication date are one."""
    found: dict[tuple[object, ...], Statement] = {}
    for one in inspections:
        key = (one.programme, one.event, one.theme_stated, one.published)
        before = found.get(key)
        found[key] = one if before is None else replace(before, gradings=(*before.gradings, *one.gradings))
    return list(found.values())
