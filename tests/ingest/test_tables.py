"""Tables are checked before a byte changes, and a write that was cut short is finished."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, get_args

import pytest

from ingest import facts, tables
from ingest.errors import IngestError


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    return Path(shutil.copytree(tables.DATA, tmp_path / "data"))


def rows_of(data: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of the record as they would be handed to `write`."""
    return {
        name: [{k: v or None for k, v in row.items()} for row in tables.read_table(name, data)]
        for name in tables.tables(data)
    }


def test_the_committed_record_agrees_with_its_data_package() -> None:
    assert tables.faults_of() == []


def test_writing_the_same_rows_in_any_order_changes_no_byte(data: Path) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    assert tables.write({name: rows[::-1] for name, rows in rows_of(data).items()}, data) == []
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("inspections", "published", "soon", "published"),
        ("inspections", "theme", "weather", "theme"),
        ("inspections", "area_code", "E06999999", "areas"),
        ("judgements", "grade", "splendid", "grade"),
        ("findings", "items", -1, "items"),
    ],
)
def test_a_row_that_breaks_the_package_changes_nothing(
    data: Path, table: str, column: str, value: object, message: str
) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    rows = rows_of(data)
    rows[table][0][column] = value
    with pytest.raises(IngestError, match=message):
        tables.write(rows, data)
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before
    assert [path.name for path in data.parent.iterdir()] == ["data"]


def test_a_surplus_column_or_a_missing_table_raises(data: Path) -> None:
    rows = rows_of(data)
    rows["areas"][0]["mayor"] = "x"
    with pytest.raises(IngestError, match="mayor"):
        tables.write(rows, data)
    del rows["areas"]
    with pytest.raises(IngestError, match="not those of the Data Package"):
        tables.write(rows, data)


def test_a_write_cut_short_after_its_check_is_finished(data: Path) -> None:
    incoming = data.parent / ".data-incoming"
    incoming.mkdir()
    (incoming / "milestones.csv").write_text("date,title,note,url\n2011-05-01,One,,\n", encoding="utf-8")
    (incoming / "complete").touch()
    tables.finish_interrupted_write(data)
    assert tables.read_table("milestones", data) == [{"date": "2011-05-01", "title": "One", "note": "", "url": ""}]
    assert not incoming.exists()


def test_a_write_cut_short_before_its_check_is_dropped(data: Path) -> None:
    before = (data / "milestones.csv").read_bytes()
    incoming = data.parent / ".data-incoming"
    incoming.mkdir()
    (incoming / "milestones.csv").write_text("half a ta", encoding="utf-8")
    tables.finish_interrupted_write(data)
    assert (data / "milestones.csv").read_bytes() == before
    assert not incoming.exists()


def test_codes_of_the_facts_and_of_the_package_are_the_same() -> None:
    package = json.loads((tables.DATA / tables.DESCRIPTOR).read_text(encoding="utf-8"))
    codes = {
        (r["name"], f["name"]): f["constraints"]["enum"]
        for r in package["resources"]
        for f in r["schema"]["fields"]
        if "enum" in f.get("constraints", {})
    }
    for place, declared in {
        ("inspections", "programme"): facts.Programme,
        ("inspections", "event"): facts.Event,
        ("inspections", "theme"): facts.Theme,
        ("inspectorates", "inspectorate"): facts.Inspectorate,
        ("judgements", "scale"): facts.Scale,
        ("judgements", "grade"): facts.Grade,
        ("findings", "section"): facts.Section,
        ("selection", "stated_reason"): facts.StatedReason,
    }.items():
        assert codes[place] == list(get_args(declared)), place
