"""What a rebuild writes into the history: each inspection that changed, and a release with its version."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ingest.record import changes, tables
from ingest.record.faults import DESCRIPTOR
from ingest.record.releases import add_release, newest_version, next_version, shape_of

TODAY = dt.date(2030, 8, 22)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A record in its current shape, released once."""
    copy = Path(shutil.copytree(tables.DATA, tmp_path / "data"))
    row = f"7.1.0,2030-01-01,0,0,0,as a test needs it,{shape_of(copy)}\n"
    (copy / "releases.csv").write_text("version,date,added,changed,withdrawn,what,shape\n" + row, encoding="utf-8")
    return copy


def record(data: Path) -> dict[str, list[dict[str, Any]]]:
    return {name: tables.typed_rows(name, data) for name in tables.tables(data)}


def test_a_rebuild_that_changes_nothing_is_no_release(data: Path) -> None:
    rows = record(data)
    assert add_release(rows, data, TODAY) is rows
    assert tables.write(rows, data, newest_version(rows["releases"])) == []


def test_each_inspection_that_changed_has_one_row_and_the_release_counts_them(data: Path) -> None:
    rows = record(data)
    gone, kept, *_ = [row for row in rows["inspections"] if row["extraction"] == "parsed" and row["programme"] == "sif"]
    for table in ("inspections", "inspectorates", "judgements", "findings"):
        rows[table] = [row for row in rows[table] if row["inspection_id"] != gone["inspection_id"]]
    grade = next(
        r for r in rows["judgements"] if (r["inspection_id"], r["aspect"]) == (kept["inspection_id"], "overall")
    )
    was, grade["grade"] = grade["grade"], "not_judged"
    new = {**kept, "inspection_id": "sif-york-2030-08-01", "sha256": "0" * 64, "published": dt.date(2030, 8, 1)}
    rows["inspections"].append(new)
    found = add_release(rows, data, TODAY)
    said = {row["inspection_id"]: row["what"] for row in found["changes"] if row["date"] == TODAY}
    assert said["sif-york-2030-08-01"] == changes.ADDED
    assert said[gone["inspection_id"]] == changes.NO_SOURCE
    assert said[kept["inspection_id"]] == f"changed: judgements overall Ofsted grade {was} -> not_judged"
    assert len(said) == 3
    release = found["releases"][-1]
    assert (release["version"], release["date"]) == ("7.2.0", TODAY)
    assert (release["added"], release["changed"], release["withdrawn"]) == (1, 1, 1)
    assert "inspections: 1 rows added, 1 removed" in release["what"]


def test_a_changed_key_of_the_same_file_is_a_change_and_no_withdrawal(data: Path) -> None:
    rows = record(data)
    row = next(row for row in rows["inspections"] if row["extraction"] == "parsed")
    old, row["inspection_id"] = row["inspection_id"], "sif-york-2030-08-01"
    for table in ("inspectorates", "judgements", "findings"):
        for one in rows[table]:
            one["inspection_id"] = row["inspection_id"] if one["inspection_id"] == old else one["inspection_id"]
    (change,) = [row for row in add_release(rows, data, TODAY)["changes"] if row["date"] == TODAY]
    assert change["what"] == f"changed: key was {old}"


def test_many_facts_of_one_inspection_are_counted(data: Path) -> None:
    rows = record(data)
    key = next(row["inspection_id"] for row in rows["judgements"] if row["basis"] == "both")
    many = [row for row in rows["judgements"] if row["inspection_id"] == key]
    for row in many:
        row["page"] = 99
    (change,) = [row for row in add_release(rows, data, TODAY)["changes"] if row["date"] == TODAY]
    assert change["what"] == f"changed: so many facts: judgements {len(many)}"


def test_a_report_of_a_listed_inspection_that_is_read_now_says_so(data: Path) -> None:
    rows = record(data)
    row = next(row for row in rows["inspections"] if row["extraction"] == "listed")
    row |= {"extraction": "parsed", "sha256": "0" * 64}
    (change,) = [one for one in add_release(rows, data, TODAY)["changes"] if one["date"] == TODAY]
    assert change == {"date": TODAY, "inspection_id": row["inspection_id"], "what": "changed: its report was read"}


def test_a_change_of_other_tables_alone_is_a_minor_release(data: Path) -> None:
    rows = record(data)
    rows["milestones"][0]["title"] = "Another title"
    found = add_release(rows, data, TODAY)
    assert found["changes"] == rows["changes"]
    assert tables.write(found, data, newest_version(found["releases"])) == ["milestones", "releases"]
    assert json.loads((data / DESCRIPTOR).read_text(encoding="utf-8"))["version"] == "7.2.0"
    again = record(data)
    assert add_release(again, data, TODAY) is again


def test_a_code_or_column_that_is_another_makes_it_major(data: Path) -> None:
    package = json.loads((data / DESCRIPTOR).read_text(encoding="utf-8"))
    field = next(f for r in package["resources"] if r["name"] == "inspections" for f in r["schema"]["fields"][2:3])
    field["constraints"]["enum"].append("another")
    (data / DESCRIPTOR).write_text(json.dumps(package), encoding="utf-8")
    rows = record(data)
    rows["milestones"] = rows["milestones"][1:]
    assert add_release(rows, data, TODAY)["releases"][-1]["version"] == "8.0.0"


def test_words_in_the_data_package_alone_do_not_make_it_major(data: Path) -> None:
    shape, path = shape_of(data), data / DESCRIPTOR
    path.write_text(path.read_text(encoding="utf-8").replace("Everyday name", "Common name"), encoding="utf-8")
    assert shape_of(data) == shape


def test_a_record_put_together_for_the_first_time_is_version_one_and_lists_no_change(data: Path) -> None:
    rows = record(data)
    rows["releases"] = []
    for path in data.glob("*.csv"):
        path.unlink()
    found = add_release(rows, data, TODAY)
    assert (found["releases"][0]["version"], found["changes"]) == ("1.0.0", rows["changes"])


def test_versions_count_as_numbers() -> None:
    last = {"version": "9.10.0", "shape": "a"}
    assert newest_version([{"version": "9.9.0"}, last]) == "9.10.0"
    assert next_version(last, "a", "1.0.0") == "9.11.0"
    assert next_version(last, "b", "1.0.0") == "10.0.0"
    assert next_version(None, "b", "1.0.0") == "2.0.0"
