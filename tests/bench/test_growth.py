"""The record multiplied keeps its shape, and no query of the pages is left out of what is measured on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import growth
from bench.asked import ON_PRESS, Question, questions_of_pages
from bench.multiplied import MOST, multiply
from ingest.record import tables
from ingest.record.faults import faults_of
from queries import fetch, names, rows
from queries.record import DATA, Record, current, open_record, switch_to

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
THREE = 3
NUMBERS = {"inspections", "read", "areas", "priority_letters", "priority_items", "improvement_letters"}
NUMBERS |= {"strength_letters", "reports", "judgements", "listed", "letters"}
COUNTED = ("themes", "board_matrix", "reconciliation_counts", "programme_by_year_and_theme")


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return questions_of_pages()


@pytest.fixture(scope="module")
def three_times(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three")
    multiply(DATA, THREE, folder)
    return folder


@pytest.fixture
def own(three_times: Path, tmp_path: Path) -> Iterator[Record]:
    """The record as it is, while the process reads that of three copies."""
    before = current()
    record = open_record(three_times, tmp_path)
    switch_to(record)
    yield before
    switch_to(before)
    record.connection.close()


def test_one_copy_is_the_record_itself(tmp_path: Path) -> None:
    multiply(DATA, 1, tmp_path)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {
        f.name: f.read_bytes() for f in DATA.iterdir() if f.suffix in (".csv", ".json")
    }


def test_three_copies_obey_the_data_package(three_times: Path) -> None:
    assert faults_of(three_times) == []


@pytest.mark.parametrize("table", sorted(tables.tables()))
def test_what_belongs_to_areas_grows_and_what_does_not_stays(three_times: Path, table: str) -> None:
    once, more = tables.read_table(table), tables.read_table(table, three_times)
    stays = not {"area_code", "inspection_id"} & set(tables.tables()[table].columns)
    alone = len(once) if stays else sum(row.get("area_code") == "" for row in once) if table == "places" else 0
    assert len(more) == (len(once) - alone) * THREE + alone
    assert all(row in more for row in once[:5])


def test_more_copies_than_codes_have_room_for_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="copies"):
        multiply(DATA, MOST + 1, tmp_path)


def test_numbers_of_all_areas_are_three_times_as_great(own: Record) -> None:
    more = {name: rows(name) for name in COUNTED}
    switch_to(own)
    for name in COUNTED:
        for one, many in zip(rows(name), more[name], strict=True):
            assert many == {key: value * THREE if key in NUMBERS else value for key, value in one.items()}, name


def test_a_council_has_the_same_facts_and_the_same_peers(own: Record, questions: list[Question]) -> None:
    about_one = [q for q in questions if q.query.startswith(("area_", "benchmark_"))]
    more = [fetch(q.query, **q.parameters) for q in about_one]
    switch_to(own)
    assert len(about_one) > 10
    assert more == [fetch(q.query, **q.parameters) for q in about_one]


def test_every_query_of_the_pages_is_measured(questions: list[Question]) -> None:
    sources = [file for folder in ("pages", "components", "queries") for file in (ROOT / folder).glob("*.py")]
    named = {
        name for file in sources for name in re.findall(r'\b(?:run|rows|frame|fetch)\(\s*"(\w+)"', file.read_text())
    }
    assert named <= {q.query for q in [*questions, *ON_PRESS]}
    assert {q.query for q in questions} <= set(names())
    assert not {q.query for q in ON_PRESS} & {q.query for q in questions}


def test_growth_is_told_factor_by_factor_and_the_record_is_put_back(
    questions: list[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "questions_of_pages", lambda: questions)
    before = current()
    lines = list(growth.results((1, 2)))
    assert current() is before
    assert [what.removeprefix("page queries on the record ") for what, *_ in lines] == [
        "x 1, slowest",
        "x 1, total",
        "x 2, slowest",
        "x 2, total",
        "x 2, too slow",
    ]
    assert lines[1][3] == "1.000"
