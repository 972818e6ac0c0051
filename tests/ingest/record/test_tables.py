"""The tables of the record obey their Data Package, use the codes of `ingest.facts`, and are written as one change."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import pytest

from ingest import declared, facts
from ingest.errors import IngestError
from ingest.record import tables
from ingest.record.faults import DESCRIPTOR

PACKAGE = json.loads((tables.DATA / DESCRIPTOR).read_text(encoding="utf-8"))
FIELDS: dict[tuple[str, str], dict[str, Any]] = {
    (resource["name"], field["name"]): field
    for resource in PACKAGE["resources"]
    for field in resource["schema"]["fields"]
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the record that a test may spoil."""
    return Path(shutil.copytree(tables.DATA, tmp_path / "data"))


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    assert {path.stem for path in tables.DATA.glob("*.csv")} == set(tables.tables())


@pytest.mark.parametrize(("table", "column"), sorted(FIELDS))
def test_every_column_says_what_it_means(table: str, column: str) -> None:
    assert len(FIELDS[table, column]["description"]) > 2


@pytest.mark.parametrize(
    ("table", "column", "codes"),
    [
        ("inspections", "programme", facts.Programme),
        ("inspections", "event", facts.Event),
        ("inspections", "theme", facts.Theme),
        ("statements", "event", facts.Event),
        ("statements", "programme", facts.Programme),
        ("inspectorates", "inspectorate", facts.Inspectorate),
        ("judgements", "scale", facts.Scale),
        ("judgements", "grade", facts.Grade),
        ("official_judgements", "grade", facts.Grade),
        ("findings", "section", facts.Section),
        ("topics", "section", facts.Section),
        ("topics", "topic", facts.TopicCode),
        ("selection", "stated_reason", facts.StatedReason),
    ],
)
def test_the_codes_are_those_of_the_facts(table: str, column: str, codes: Any) -> None:
    assert FIELDS[table, column]["constraints"]["enum"] == list(get_args(codes))


@pytest.mark.parametrize("name", sorted(tables.tables()))
def test_rows_stand_sorted_by_their_key(name: str) -> None:
    key = tables.tables()[name].key
    found = [tuple((row[k] is not None, row[k]) for k in key) for row in tables.typed_rows(name)]
    assert found == sorted(found)


def test_typed_rows_are_written_as_they_were_read_in_whatever_order_they_come(copy: Path) -> None:
    every = {table: list(reversed(tables.typed_rows(table))) for table in tables.tables()}
    assert tables.write(every, copy) == []  # the names of those that differ


@pytest.mark.parametrize("name", ["milestones", "published_counts"])
def test_declared_tables_are_on_record(name: str) -> None:
    assert len(tables.typed_rows(name)) == len(declared.rows(name))


def test_a_published_count_says_who_published_it_and_what_it_covers() -> None:
    counts = {row["title"]: row for row in tables.typed_rows("published_counts")}
    youth_violence = counts["Joint inspections on serious youth violence, 2023 to 2024"]
    assert (youth_violence["inspections"], youth_violence["theme"]) == (6, "serious_youth_violence")
    assert youth_violence["url"].startswith("https://www.gov.uk/")
    assert all(row["source"] and row["published_from"] < row["published_to"] for row in counts.values())


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("inspections", "published", "soon", "published"),
        ("inspections", "theme", "weather", "theme"),
        ("inspections", "area_code", "E06999999", "areas"),
        ("judgements", "grade", "excellent", "grade"),
        ("findings", "items", -1, "items"),
    ],
)
def test_a_row_that_breaks_the_package_changes_nothing(
    copy: Path, table: str, column: str, value: object, message: str
) -> None:
    rows = {name: tables.typed_rows(name) for name in tables.tables()}
    rows[table][0][column] = value
    before = {path.name: path.read_bytes() for path in copy.glob("*")}
    with pytest.raises(IngestError, match=message):
        tables.write(rows, copy)
    assert {path.name: path.read_bytes() for path in copy.glob("*")} == before


def test_a_missing_table_and_a_surplus_column_are_refused(copy: Path) -> None:
    rows = {name: tables.typed_rows(name) for name in tables.tables()}
    with pytest.raises(IngestError, match="not those of the Data Package"):
        tables.write({name: rows[name] for name in rows if name != "context"}, copy)
    rows["milestones"][0]["colour"] = "red"
    with pytest.raises(IngestError, match="colour"):
        tables.write(rows, copy)


def test_a_write_waits_for_another_run(copy: Path) -> None:
    rows = {name: tables.typed_rows(name) for name in tables.tables()}
    folder = os.open(copy, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(tables.write, rows, copy)
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.5)
        os.close(folder)
        assert waiting.result(timeout=30) == []


def test_a_write_cut_short_after_its_check_is_finished_by_the_next_run(copy: Path) -> None:
    incoming = copy.parent / ".data-incoming"
    incoming.mkdir()
    (incoming / "milestones.csv").write_text("date,title,note,url\n2030-01-01,Checked,,\n")
    (incoming / "complete").touch()
    tables.finish_interrupted_write(copy)
    assert "Checked" in (copy / "milestones.csv").read_text()


def test_a_write_cut_short_before_its_check_is_dropped(copy: Path) -> None:
    incoming = copy.parent / ".data-incoming"
    incoming.mkdir()
    (incoming / "milestones.csv").write_text("date,title,note,url\n2030-01-01,Unchecked,,\n")
    tables.finish_interrupted_write(copy)
    assert "Unchecked" not in (copy / "milestones.csv").read_text()
    assert not incoming.exists()
