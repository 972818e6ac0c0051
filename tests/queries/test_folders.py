"""What can be made again is kept where it can be written, and never in a folder of somebody else's."""

import stat
import tempfile
from pathlib import Path

import pytest

from queries.folders import writable

NOWHERE = Path("/proc/nobody/may/write/here")


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of temporary files, for the time of a test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_that_can_be_written_is_made_and_kept(temporary: Path) -> None:
    asked = temporary / "a" / "b"
    assert writable(asked) == asked
    assert list(asked.iterdir()) == []


def test_another_is_this_users_own_the_same_at_each_start_and_said(
    temporary: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = writable(NOWHERE)
    assert own.parent == temporary
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    assert writable(NOWHERE) == own
    assert f"{NOWHERE} can't be written" in caplog.text


def test_a_link_that_took_its_name_is_not_followed(temporary: Path) -> None:
    own = writable(NOWHERE)
    own.rename(temporary / "elsewhere")
    own.symlink_to(temporary / "elsewhere")
    assert writable(NOWHERE) not in (own, temporary / "elsewhere")
    assert writable(NOWHERE).parent == temporary


def test_where_nothing_can_be_written_the_folder_itself_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/proc")
    assert writable(NOWHERE) == NOWHERE
