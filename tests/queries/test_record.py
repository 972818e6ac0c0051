"""The record opens read-only, typed from the Data Package, and refuses files of another shape."""

import contextvars
import gc
import shutil
import weakref
from pathlib import Path

import duckdb
import pytest

from queries import run
from queries.record import (
    DATA,
    RecordError,
    build,
    connection,
    current,
    hold_from_now,
    hold_record,
    open_record,
    switch_to,
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the record's files that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_record_is_read_only() -> None:
    with pytest.raises(duckdb.InvalidInputException, match="read-only"):
        connection().cursor().execute("delete from areas")


def test_swapped_columns_raise(copy: Path, tmp_path: Path) -> None:
    file = copy / "milestones.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("title,date,note,url\n" + "".join(lines[1:]), encoding="utf-8")
    with pytest.raises(RecordError, match=r"milestones\.csv has columns"):
        build(copy, tmp_path / "cache")


def test_a_value_of_another_type_raises_with_its_line(copy: Path, tmp_path: Path) -> None:
    file = copy / "milestones.csv"
    file.write_text(file.read_text(encoding="utf-8") + "soon,Something,,\n", encoding="utf-8")
    with pytest.raises(duckdb.ConversionException, match="soon"):
        build(copy, tmp_path / "cache")


def test_a_record_without_a_code_that_this_release_knows_raises(copy: Path, tmp_path: Path) -> None:
    file = copy / "codes.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("era,since 2022")), encoding="utf-8")
    with pytest.raises(RecordError, match="lacks 1 codes that this release knows, the first: era, since 2022"):
        build(copy, tmp_path / "cache")


def test_a_missing_file_raises(copy: Path, tmp_path: Path) -> None:
    (copy / "areas.csv").unlink()
    with pytest.raises(RecordError, match=r"areas\.csv is missing"):
        build(copy, tmp_path / "cache")


def test_a_changed_file_gives_another_record_and_removes_the_old(copy: Path, tmp_path: Path) -> None:
    before = build(copy, tmp_path / "cache")
    assert build(copy, tmp_path / "cache") == before
    file = copy / "milestones.csv"
    file.write_text(file.read_text(encoding="utf-8") + "2027-01-01,Something,,\n", encoding="utf-8")
    after = build(copy, tmp_path / "cache")
    assert after != before
    assert not before.exists()


def test_who_holds_a_record_finishes_on_it_and_others_move_on(copy: Path, tmp_path: Path) -> None:
    with (copy / "milestones.csv").open("a", encoding="utf-8") as file:
        file.write("2030-01-01,A later day,,\n")
    before, after = current(), open_record(copy, tmp_path / "cache")
    moved, page = contextvars.Context(), contextvars.Context()
    page.run(hold_from_now)
    try:
        with hold_record() as record:
            moved.run(switch_to, after)
            assert record is current() is before
            assert moved.run(current) is after
            with hold_record() as newer:
                assert newer is current() is after
            assert current() is before
        assert current() is after
        assert page.run(current) is before
        page.run(hold_from_now)
        assert page.run(current) is after
    finally:
        switch_to(before)
    assert before.version != after.version


def test_what_is_made_of_a_record_is_kept_with_it_and_goes_with_it(copy: Path, tmp_path: Path) -> None:
    with (copy / "milestones.csv").open("a", encoding="utf-8") as file:
        file.write("2030-01-01,A later day,,\n")
    before, after = current(), open_record(copy, tmp_path / "cache")
    known = run("milestones")
    assert run("milestones") is known
    switch_to(after)
    try:
        later = run("milestones")
        assert len(later) == len(known) + 1
        gone = weakref.ref(after)
    finally:
        switch_to(before)
    assert run("milestones") is known
    del after
    gc.collect()
    assert gone() is None
    assert len(later) == len(known) + 1
