"""A new record arrives while people read: it is checked, opened, its files are written, and nobody waits for that."""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from queries.drafts import draft
from queries.record import DATA, current
from service import exporting
from service.exporting import ExportError, write_aside
from service.snapshots import publish
from service.store import Store
from tests.service.conftest import ROOT, Server, Snapshot


def written(cache: Path) -> set[str]:
    """Names of the folders of files that are there."""
    return {path.name for path in cache.glob("open-data-*")}


def wait_until(is_so: Callable[[], object], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_readers_notice_nothing_of_a_new_record(
    start: Callable[..., Server], snapshot: Snapshot, tmp_path: Path
) -> None:
    store, cache = Path(shutil.copytree(snapshot.store, tmp_path / "store")), tmp_path / "cache"
    server = start(STORE=str(store), CACHE=str(cache)).wait()
    wait_until(lambda: written(cache))
    first = written(cache)
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    with (data / "milestones.csv").open("a", encoding="utf-8") as file:
        file.write("2027-01-01,A day in a test,,\n")
    publish(data, Store(str(store)))
    waits: list[float] = []
    with httpx.Client(base_url=server.url, timeout=30) as client:
        deadline = time.monotonic() + 120
        while written(cache) in (first, set()) and time.monotonic() < deadline:
            began = time.monotonic()
            assert client.get(f"/api/v1/inspections?per_page={len(waits) % 100 + 1}").status_code == 200
            waits.append(time.monotonic() - began)
            time.sleep(0.02)
        assert written(cache) not in (first, set())
        assert "A day in a test" in client.get("/data/milestones.csv").text
    p95 = statistics.quantiles(waits, n=20)[-1]
    print(f"at a new record: API p95 {p95:.3f} s of {len(waits)}, longest {max(waits):.3f} s")
    assert len(waits) > 50
    assert p95 < 0.1


def test_nothing_is_left_where_the_process_that_wants_the_files_is_killed(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from queries.record import current; "
    code += "from service.exporting import write_aside; write_aside(current(), Path(sys.argv[1]))"
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "open-data-test")], cwd=ROOT)
    wait_until(lambda: list(tmp_path.glob(".draft-*/open-data/*.csv")), 60)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()

    def is_left() -> bool:
        with draft(tmp_path):  # sweeps what nobody holds
            return len(list(tmp_path.iterdir())) > 1

    wait_until(lambda: not is_left(), 20)
    assert not written(tmp_path)


def test_writing_has_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "SECONDS", 0.2)
    with pytest.raises(ExportError, match=r"within 0\.2 seconds"):
        write_aside(current(), tmp_path / "open-data-test")
    assert not written(tmp_path)


def test_a_folder_that_cannot_be_written_to_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        write_aside(current(), tmp_path / "file" / "open-data-test")
