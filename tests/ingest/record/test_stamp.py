"""A rebuild is spared only where nothing that goes in or comes out is another."""

import datetime as dt
from pathlib import Path

import pytest

from ingest.record import stamp

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of inputs with a file below it, and a record."""
    inputs, data = tmp_path / "inputs", tmp_path / "data"
    (inputs / "below").mkdir(parents=True)
    (inputs / "below" / "report.pdf").write_bytes(b"%PDF-1")
    data.mkdir()
    (data / "areas.csv").write_text("area_code\n")
    return inputs, data


def test_the_same_files_on_the_same_day_have_the_same_digest(folders: tuple[Path, Path]) -> None:
    inputs, data = folders
    assert stamp.digest([inputs], data, TODAY) == stamp.digest([inputs], data, TODAY)


@pytest.mark.parametrize("name", ["inputs/below/report.pdf", "inputs/new.csv", "data/areas.csv", "data/new.csv"])
def test_one_other_byte_or_file_gives_another(folders: tuple[Path, Path], name: str) -> None:
    inputs, data = folders
    before = stamp.digest([inputs], data, TODAY)
    (inputs.parent / name).write_bytes(b"other")
    assert stamp.digest([inputs], data, TODAY) != before


def test_tomorrow_is_another_day(folders: tuple[Path, Path]) -> None:
    inputs, data = folders
    assert stamp.digest([inputs], data, TODAY) != stamp.digest([inputs], data, TODAY + dt.timedelta(days=1))


def test_last_words_are_kept_for_their_digest_alone(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "rebuilt"
    assert stamp.last_words("one", file) is None
    stamp.keep("one", "reports read 922\nrelease 2.0.0", file)
    assert stamp.last_words("one", file) == "reports read 922\nrelease 2.0.0"
    assert stamp.last_words("two", file) is None


def test_a_spoilt_or_unwritable_cache_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "rebuilt").write_bytes(b"\xff\xfe")
    assert stamp.last_words("one", tmp_path / "rebuilt") is None
    (tmp_path / "file").touch()
    stamp.keep("one", "words", tmp_path / "file" / "rebuilt")
