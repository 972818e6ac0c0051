"""Area SEND inspections of 2016 to 2022: rows read by eye in the sheet, totals as published, what is refused."""

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import IngestError
from ingest.record import tables
from ingest.reference import area_send_2016 as send
from ingest.reference.area_names import AreaNames
from ingest.reference.statements import Statement
from tests.ingest.sheets import write_sheet

AREAS = tables.typed_rows("areas")
SLUGS = {row["area_code"]: row["slug"] for row in AREAS}

# Row of the sheet, area, kind, first day, published, answer, weaknesses, weaknesses left
READ_BY_EYE = [
    (6, "barking-and-dagenham", "inspection", "2017-03-27", "2017-06-29", "not_required", None, None),
    (7, "barnet", "inspection", "2022-01-17", "2022-03-24", "not_required", None, None),
    (8, "barnsley", "inspection", "2021-09-20", "2021-11-24", "required", 2, None),
    (12, "birmingham", "inspection", "2018-06-25", "2018-09-10", "required", 13, None),
    (12, "birmingham", "revisit", "2021-05-24", "2021-07-14", "insufficient_progress", 13, 12),
    (16, "bournemouth-christchurch-and-poole", "inspection", "2021-06-28", "2021-08-31", "required", 8, None),
    (28, "central-bedfordshire", "inspection", "2019-11-18", "2020-02-23", "required", 6, None),
    (28, "central-bedfordshire", "revisit", "2022-07-04", "2022-09-21", "insufficient_progress", 6, 3),
    (35, "cumbria", "inspection", "2019-03-18", "2019-05-22", "required", 9, None),
    (39, "devon", "revisit", "2022-05-23", "2022-07-11", "insufficient_progress", 4, 4),
    (48, "gateshead", "inspection", "2017-02-06", "2017-06-16", "not_required", None, None),
    (64, "isles-of-scilly", "inspection", "2022-03-21", "2022-05-16", "not_required", None, None),
    (73, "lancashire", "revisit", "2020-03-09", "2020-08-05", "insufficient_progress", 12, 5),
    (93, "north-yorkshire", "inspection", "2016-06-27", "2016-11-23", "not_required", None, None),
    (111, "sefton", "revisit", "2019-04-15", "2019-06-14", "insufficient_progress", 5, 5),
    (151, "wokingham", "revisit", "2021-05-11", "2021-07-01", "insufficient_progress", 6, 1),
    (154, "york", "inspection", "2019-12-09", "2020-02-28", "required", 4, None),
]


@pytest.fixture(scope="module")
def found(reference: Path) -> list[Statement]:
    """All statements of the sheet."""
    return send.area_send_2016(reference / send.FILE, AreaNames(AREAS).match)


@pytest.mark.corpus
@pytest.mark.parametrize("row", READ_BY_EYE, ids=lambda row: f"{row[1]}-{row[2]}")
def test_rows_read_by_eye(row: tuple[Any, ...], found: list[Statement]) -> None:
    _, slug, event, started, published, answer, weaknesses, left = row
    (one,) = [s for s in found if (SLUGS[s.area_code], s.event) == (slug, event)]
    assert (str(one.fieldwork_start), str(one.published)) == (started, published)
    assert (one.significant_weaknesses, one.weaknesses_left) == (weaknesses, left)
    (grading,) = one.gradings
    assert (grading.aspect, grading.made_by) == ("written_statement", "Ofsted and CQC")
    assert (grading.scale, grading.grade) == ("area_send_2016", answer)


@pytest.mark.corpus
def test_totals_are_those_of_the_sheet(found: list[Statement]) -> None:
    # 149 areas: 82 with "Yes", 67 with "No"; 46 revisits: 20 "Yes", 24 "Some", 2 "No"
    assert Counter(s.gradings[0].grade for s in found) == {
        "required": 82,
        "not_required": 67,
        "sufficient_progress": 20,
        "insufficient_progress": 26,
    }
    revisits = [s for s in found if s.event == "revisit"]
    assert sum(s.weaknesses_left == s.significant_weaknesses for s in revisits) == 2
    assert sum(s.weaknesses_left == 0 for s in revisits) == 20


DAYS = (dt.date(2019, 3, 11), dt.date(2019, 5, 13), dt.date(2021, 5, 11), dt.date(2021, 7, 1))
GOOD = ["Link", "E06000000", "Marl", "North", *DAYS[:2], "Yes", 6.0, *DAYS[2:], "Some", 5.0, 1.0]
NOT_YET = ["Link", "E06000000", "Marl", "North", *DAYS[:2], "Yes", 6.0, "Not revisited yet", "", "", "", ""]


def read(row: list[Any], folder: Path, header: tuple[str, ...] = send._COLUMNS) -> list[Statement]:
    rows = [["Title"], [""], [""], [""], header, row]
    return send.area_send_2016(write_sheet(folder / "small.xlsx", send.SHEET, rows), lambda name, _: name)


def test_an_inspection_and_its_revisit_are_two(tmp_path: Path) -> None:
    assert [s.event for s in read(GOOD, tmp_path)] == ["inspection", "revisit"]
    assert [s.event for s in read(NOT_YET, tmp_path)] == ["inspection"]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (GOOD, 6, "Perhaps"),
        (GOOD, 6, "No"),  # no written statement, yet significant weaknesses
        (GOOD, 7, ""),
        (GOOD, 7, 6.5),
        (GOOD, 8, "Soon"),
        (GOOD, 10, "Yes"),  # progress in all, yet one is left
        (GOOD, 11, 4.0),  # four and one are not six
        (NOT_YET, 8, ""),
        (NOT_YET, 10, "Yes"),
    ],
)
def test_what_contradicts_itself_is_refused(row: list[Any], column: int, value: object, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="row 6: can't be read"):
        read([*row[:column], value, *row[column + 1 :]], tmp_path)


def test_another_heading_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="has columns"):
        read(GOOD, tmp_path, ("Link", *send._COLUMNS[1:]))
