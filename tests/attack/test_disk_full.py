"""A full disk: what is built by halves never gets its name, what was cut short is built anew, and both mend themselves.

The disk is filled by a limit on the size of a file, in a process of its own: a write beyond it fails as on a full disk.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from queries.models import models
from queries.record import DATA, build, open_record
from tests.service.conftest import ROOT

pytestmark = pytest.mark.slow

KILOBYTE = 1 << 10
BUILD = """
import resource, sys
from pathlib import Path
from queries.record import DATA, build
limit = int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
build(DATA, Path(sys.argv[1]))
"""


def build_in_child(cache: Path, limit: int = 0) -> int:
    """Build the record in another process; its exit code."""
    return subprocess.run(
        [sys.executable, "-c", BUILD, str(cache), str(limit)], cwd=ROOT, capture_output=True, timeout=60
    ).returncode


def assert_whole(path: Path) -> None:
    with duckdb.connect(str(path), read_only=True) as db:
        names = {name for (name,) in db.execute("select table_name from duckdb_tables()").fetchall()}
        assert set(models()) < names
        lines = (DATA / "areas.csv").read_text(encoding="utf-8").splitlines()
        assert db.table("areas").count("*").fetchall() == [(len(lines) - 1,)]
        for name in names:
            db.table(name).fetchall()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record's file, built where nothing was in the way."""
    return build(DATA, tmp_path_factory.mktemp("whole"))


@pytest.fixture
def built(whole: Path, tmp_path: Path) -> Path:
    """The same in `tmp_path`, with all that lies beside it, as a build would leave it there."""
    shutil.copytree(whole.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / whole.name


@pytest.mark.parametrize("share", [0.0001, 0.05, 0.3, 0.6, 0.95])
def test_a_disk_that_fills_up_leaves_nothing_under_the_final_name(tmp_path: Path, whole: Path, share: float) -> None:
    assert build_in_child(tmp_path, max(1, int(whole.stat().st_size * share))) != 0
    assert not list(tmp_path.glob("record-*.duckdb"))
    assert_whole(build(DATA, tmp_path))


@pytest.mark.parametrize("left", [0, 100, 12 * KILOBYTE, 0.5, 0.99])
def test_a_file_that_was_cut_short_is_built_anew(built: Path, tmp_path: Path, left: float) -> None:
    body = built.read_bytes()
    built.write_bytes(body[: int(left * len(body)) if isinstance(left, float) else left])
    record = open_record(DATA, tmp_path)
    record.connection.close()
    assert_whole(record.path)


def test_a_file_whose_bytes_rotted_is_built_anew(built: Path, tmp_path: Path) -> None:
    body = bytearray(built.read_bytes())
    middle = len(body) // 2
    body[middle : middle + 4096] = bytes(4096)
    built.write_bytes(body)
    assert_whole(build(DATA, tmp_path))


def test_a_database_left_by_another_hand_is_not_believed(built: Path, tmp_path: Path) -> None:
    built.unlink()
    with duckdb.connect(str(built)) as db:
        db.execute("create table areas (name varchar)")
    assert_whole(build(DATA, tmp_path))


def test_nothing_is_left_of_a_build_that_was_killed(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(tmp_path), "0"], cwd=ROOT)
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob("*/record.duckdb")) and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    path = build(DATA, tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {path.name, path.with_suffix(".sha256").name}


def test_a_cache_that_is_no_folder_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    assert_whole(build(DATA, tmp_path / "cache"))
