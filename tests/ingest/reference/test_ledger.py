"""Ofsted's ledger of 2009 to 2023: rows read by eye in the sheet (row numbers as in it), totals, what is refused."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import IngestError
from ingest.record import tables
from ingest.reference import ledger
from ingest.reference.area_names import AreaNames
from tests.ingest.sheets import write_sheet

AREAS = tables.typed_rows("areas")
SLUGS = {row["area_code"]: row["slug"] for row in AREAS}
NAMES = AreaNames(AREAS)
LETTERS = {"O": "outstanding", "G": "good", "R": "requires_improvement", "I": "inadequate", "-": "not_judged"}
SIF = ("overall", "help_protection", "looked_after", "adoption", "care_leavers", "leadership", "lscb")
ILACS = ("overall", "leaders", "help_protection")
COMBINED = (*ILACS, "in_care_and_care_leavers")
SEPARATE = (*ILACS, "in_care", "care_leavers")
SLAC = ("safeguarding", "looked_after")

# Row, council, programme, kind, published, aspects, grades as printed (O, G, R, I; - where the sheet has a dash)
READ_BY_EYE = [
    (6, "barking-and-dagenham", "slac", "inspection", "2012-07-27", SLAC, "GR"),
    (8, "barnsley", "slac", "inspection", "2012-08-10", SLAC, "IR"),
    (8, "barnsley", "sif", "inspection", "2014-08-08", SIF, "RRRRGRR"),
    (11, "bexley", "ilacs", "short", "2023-03-24", SEPARATE, "OOGGO"),
    (12, "birmingham", "cpi", "inspection", "2012-10-19", ("overall",), "I"),
    (12, "birmingham", "sif", "re-inspection", "2016-11-25", SIF[:-1], "IIRRRI"),
    (12, "birmingham", "ilacs", "standard", "2023-04-18", SEPARATE, "GGGGG"),
    (25, "calderdale", "cpi", "re-inspection", "2013-07-26", ("overall",), "I"),
    (31, "city-of-london", "sif", "inspection", "2016-09-20", SIF, "GGG-GOO"),
    (32, "cornwall", "slac", "re-inspection", "2011-02-25", SLAC, "IR"),
    (35, "cumbria", "sif", "re-inspection", "2018-01-29", SIF[:-1], "RRRGRG"),
    (36, "darlington", "sif", "re-inspection", "2018-05-21", SIF[:-1], "RRRGGR"),
    (41, "dorset", "ilacs", "standard", "2021-11-19", COMBINED, "GOGG"),
    (65, "isles-of-scilly", "slac", "inspection", "2012-07-03", SLAC, "G-"),
    (65, "isles-of-scilly", "sif", "inspection", "2016-06-27", SIF, "GG---GR"),
    (68, "kent", "slac", "inspection", "2013-08-23", ("looked_after",), "R"),
    (76, "leicester", "sif", "re-inspection", "2017-09-04", SIF[:-1], "RRRGRG"),
    (97, "nottingham", "ilacs", "standard", "2022-11-05", COMBINED, "IRIR"),
    (101, "peterborough", "slac", "re-inspection", "2011-09-06", ("safeguarding",), "I"),
    (120, "south-tyneside", "ilacs", "short", "2023-05-10", COMBINED, "IIRI"),
    (144, "warrington", "slac", "re-inspection", "2011-02-25", SLAC, "RR"),
    (162, "bournemouth", "ilacs", "standard", "2018-08-24", COMBINED, "RIRR"),
    (163, "dorset-to-2019", "slac", "inspection", "2011-10-28", SLAC, "GG"),
    (163, "dorset-to-2019", "sif", "inspection", "2016-05-23", SIF, "RRRGRRI"),
    (164, "poole", "sif", "inspection", "2017-11-24", SIF, "RRRGGRG"),
    (165, "northamptonshire", "slac", "inspection", "2013-08-23", ("looked_after",), "I"),
    (165, "northamptonshire", "ilacs", "standard", "2019-07-29", COMBINED, "IRII"),
]


@pytest.fixture(scope="module")
def found(reference: Path) -> list[ledger.Statement]:
    """All statements of the ledger."""
    return ledger.ledger(reference / ledger.FILE, NAMES.match)


@pytest.mark.corpus
@pytest.mark.parametrize("row", READ_BY_EYE, ids=lambda row: f"{row[1]}-{row[4]}")
def test_rows_read_by_eye(row: tuple[Any, ...], found: list[ledger.Statement]) -> None:
    _, slug, programme, event, published, aspects, letters = row
    (one,) = [
        s
        for s in found
        if (SLUGS[s.area_code], s.programme, str(s.published)) == (slug, programme, published) and s.event == event
    ]
    assert {g.aspect: g.grade for g in one.gradings} == {
        aspect: LETTERS[letter] for aspect, letter in zip(aspects, letters, strict=True)
    }
    assert {(g.made_by, g.scale) for g in one.gradings} == {("Ofsted", "four_point")}


@pytest.mark.corpus
def test_totals_are_those_of_the_sheet(found: list[ledger.Statement]) -> None:
    kinds = Counter((s.programme, s.event) for s in found if s.theme_stated is None)
    assert kinds["sif", "inspection"] == 152  # one of each council of the time
    assert kinds["slac", "inspection"] == 152
    assert (kinds["slac", "re-inspection"], kinds["sif", "re-inspection"]) == (9, 21)
    assert (kinds["cpi", "inspection"], kinds["cpi", "re-inspection"]) == (50, 1)
    assert kinds["ilacs", "standard"] + kinds["ilacs", "short"] == 177
    assert sorted(SLUGS[s.area_code] for s in found if s.theme_stated) == [
        "kent",
        "medway",
        "norfolk",
        "northamptonshire",
        "sandwell",
    ]
    assert {s.theme_stated for s in found} == {None, ledger.TARGETED}


@pytest.mark.corpus
def test_years_are_those_of_the_sheet(found: list[ledger.Statement]) -> None:
    years: dict[str, Counter[int]] = {"slac": Counter(), "cpi": Counter(), "sif": Counter()}
    for one in found:
        if one.event == "inspection" and one.theme_stated is None:
            years[one.programme][one.published.year] += 1
    assert years["slac"] == {2009: 9, 2010: 35, 2011: 43, 2012: 65}
    assert years["cpi"] == {2012: 17, 2013: 33}
    assert years["sif"] == {2014: 37, 2015: 37, 2016: 40, 2017: 38}


@pytest.mark.corpus
def test_every_sif_has_the_boards_grade_and_no_re_inspection_has(found: list[ledger.Statement]) -> None:
    graded = Counter((s.event, any(g.aspect == "lscb" for g in s.gradings)) for s in found if s.programme == "sif")
    assert graded == {("inspection", True): 152, ("re-inspection", False): 21}


Sheet = list[list[Any]]


def small_sheet() -> Sheet:
    """The two tables with one invented council each: every block filled, as the real sheet lays them out."""
    width = len(ledger._HEADINGS)
    shorter = [h.replace("First ILACS", "ILACS") for h in ledger._HEADINGS[: -len(ledger._BLOCKS[-1].headings)]]
    lines: Sheet = [["Title"], [""], [""], [""], list(ledger._HEADINGS), council("Marl"), [""], [ledger._ABOLISHED]]
    lines += [shorter, council("Old Marl")[: len(shorter)]]
    return [line + [""] * (width - len(line)) for line in lines]


def council(name: str) -> list[Any]:
    """One council's row: each block a year after the one before, good throughout."""
    cells: list[Any] = ["Link", name, "North", "Unitary"]
    for year, block in enumerate(ledger._BLOCKS, start=2010):
        cells += ["ILACS Short Inspection"] * bool(block.kind) + [dt.date(year, 3, 1)]
        cells += ["Good"] * len(block.aspects)
    return cells


def read(sheet: Sheet, folder: Path) -> list[ledger.Statement]:
    path = write_sheet(folder / "small.xlsx", ledger.SHEET, sheet)
    return ledger.ledger(path, lambda name, _: name)


def test_both_tables_are_read(tmp_path: Path) -> None:
    found = read(small_sheet(), tmp_path)
    assert Counter(s.area_code for s in found) == {"Marl": 10, "Old Marl": 9}


def test_a_second_inspection_without_care_leavers_has_the_combined_grade(tmp_path: Path) -> None:
    sheet = small_sheet()
    sheet[5][-1] = ""
    found = read(sheet, tmp_path)
    assert [g.aspect for g in found[9].gradings] == [
        "overall",
        "leaders",
        "help_protection",
        "in_care_and_care_leavers",
    ]


def change(row: int, column: int, value: object) -> Callable[[Sheet], None]:
    def apply(sheet: Sheet) -> None:
        sheet[row][column] = value

    return apply


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (change(5, 5, "Satisfactory"), "row 6: can't be read .*Satisfactory"),
        (change(5, 5, ""), "row 6"),  # a date without a grade
        (change(5, 4, ""), "row 6: can't be read .*is not a date"),  # a grade without a date
        (change(5, 32, "ILACS Long Inspection"), "row 6: can't be read .*Long"),
        (change(4, 6, "Another heading"), "has columns"),
        (change(8, 37, "Another heading"), "has columns"),
        (change(7, 0, "Table 12"), "0 rows"),
    ],
)
def test_what_is_not_as_described_is_refused(broken: Callable[[Sheet], None], message: str, tmp_path: Path) -> None:
    sheet = small_sheet()
    broken(sheet)
    with pytest.raises(IngestError, match=message):
        read(sheet, tmp_path)
