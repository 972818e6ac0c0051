"""Snapshots: running processes follow the pointer without a torn read; a bad one is never served; folder and bucket."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from queries.record import DATA, current, open_record, switch_to
from service.follower import Follower, state
from service.snapshots import FolderSource, StoreSource, publish
from service.store import POINTER, SnapshotError, Store
from tests.service.conftest import ROOT, Server, Snapshot, free_port

pytestmark = pytest.mark.slow


def grown(data: Path, lines: int = 1) -> None:
    """Add milestones, one a day."""
    file = data / "milestones.csv"
    kept = [line for line in file.read_text(encoding="utf-8").splitlines(keepends=True) if "in a test" not in line]
    kept += [f"2027-01-{day:02d},A day in a test,,\n" for day in range(1, lines + 1)]
    file.write_text("".join(kept), encoding="utf-8")


def spoilt(data: Path) -> None:
    """Break a rule of the Data Package that DuckDB does not hold: an area without a name of the right form."""
    file = data / "areas.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",camden,", ",Camden Town!,"), encoding="utf-8")


def test_publish_writes_once_moves_the_pointer_and_never_changes_a_version(data: Path, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    first = publish(data, store)
    assert store.pointer() == first
    assert publish(data, store) == first
    grown(data)
    second = publish(data, store)
    assert store.pointer() == second != first
    kept = tmp_path / "store" / "versions" / first.version / "milestones.csv"
    assert kept.read_bytes() == (DATA / "milestones.csv").read_bytes()


def test_a_record_that_breaks_its_package_is_not_published(snapshot: Snapshot, data: Path, tmp_path: Path) -> None:
    store, _ = snapshot.copy(tmp_path)
    first = store.pointer()
    spoilt(data)
    with pytest.raises(SnapshotError, match="nothing was published"):
        publish(data, store)
    assert store.pointer() == first


@pytest.fixture
def followed(snapshot: Snapshot, data: Path, tmp_path: Path) -> Iterator[tuple[Store, Follower, Path]]:
    """A store with one snapshot and this process following it; the checkout's record comes back at the end."""
    before = current()
    store, cache = snapshot.copy(tmp_path)
    follower = Follower(StoreSource(store, cache), cache, lambda _: None)
    assert follower.look()
    yield store, follower, data
    switch_to(before)


def milestones() -> int:
    return int(current().connection.cursor().table("milestones").count("*").fetchall()[0][0])


def test_a_new_snapshot_is_served_and_a_cursor_in_use_finishes_on_the_old(
    followed: tuple[Store, Follower, Path],
) -> None:
    store, follower, data = followed
    before = milestones()
    old = current().connection.cursor()
    grown(data, 3)
    publish(data, store)
    assert follower.look()
    assert not follower.look()
    assert milestones() == before + 3
    assert old.table("milestones").count("*").fetchall() == [(before,)]


@pytest.mark.parametrize("fault", ["package", "hash", "missing", "pointer", "outside"])
def test_a_bad_snapshot_is_never_served(followed: tuple[Store, Follower, Path], tmp_path: Path, fault: str) -> None:
    store, follower, data = followed
    good = current().version
    grown(data)
    if fault == "package":
        spoilt(data)
        store.point(store.put(data, "bad"))
    elif fault == "pointer":
        (tmp_path / "store" / POINTER).write_text("{not json", encoding="utf-8")
    elif fault == "outside":
        pointer = store.put(data, "bad")
        pointer.files["../../milestones.csv"] = pointer.files["milestones.csv"]
        store.point(pointer)
    else:
        store.point(store.put(data, "bad"))
        file = tmp_path / "store" / "versions" / "bad" / "milestones.csv"
        file.unlink() if fault == "missing" else file.write_text("date,title,note,url\n", encoding="utf-8")
    assert not follower.look()
    assert state().refused
    assert current().version == good
    assert milestones() > 0
    grown(data, 2)
    shutil.copy(DATA / "areas.csv", data / "areas.csv")
    publish(data, Store(str(tmp_path / "store"))) if fault != "pointer" else store.point(store.put(data, "good"))
    assert follower.look()
    assert not state().refused


def test_the_checkout_itself_is_followed_but_not_while_files_are_moved(data: Path, tmp_path: Path) -> None:
    before = current()
    follower = Follower(FolderSource(data), tmp_path / "cache", lambda _: None)
    switch_to(open_record(data, tmp_path / "cache"))
    assert not follower.look()
    grown(data)
    moving = data.parent / ".data-incoming"
    moving.mkdir()
    assert not follower.look()
    moving.rmdir()
    assert follower.look()
    good = current().version
    spoilt(data)
    assert not follower.look()
    assert current().version == good
    switch_to(before)


def test_a_running_server_swaps_without_a_failed_or_torn_answer(
    start: Callable[..., Server], data: Path, tmp_path: Path
) -> None:
    where = str(tmp_path / "store")
    publish(data, Store(where))
    server = start(STORE=where, CACHE=str(tmp_path / "cache")).wait()
    first = httpx.get(f"{server.url}/readyz", timeout=30).json()
    assert first["snapshot"] == Store(where).pointer().version
    seen: list[tuple[int, str, int]] = []
    done = threading.Event()

    def poll() -> None:
        with httpx.Client(base_url=server.url, timeout=20) as client:
            while not done.is_set():
                answer = client.get("/api/v1/milestones")
                body = answer.json()
                seen.append((answer.status_code, body["meta"]["version"], body["meta"]["total"]))

    thread = threading.Thread(target=poll)
    thread.start()
    grown(data, 4)
    second = subprocess.run(
        [sys.executable, "-m", "service", "publish", "--data", str(data), "--store", where],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    version = json.loads(second.stdout)["version"]
    deadline = time.monotonic() + 120
    while httpx.get(f"{server.url}/readyz", timeout=30).json()["snapshot"] != version and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.3)
    done.set()
    thread.join()
    assert {code for code, _, _ in seen} == {200}
    totals = {version: {total for _, v, total in seen if v == version} for _, version, _ in seen}
    assert sorted(len(found) for found in totals.values()) == [1, 1]
    assert {total for found in totals.values() for total in found} == {
        first["rows"]["milestones"],
        first["rows"]["milestones"] + 4,
    }
    csv = httpx.get(f"{server.url}/data/milestones.csv", timeout=30).text
    assert csv.count("A day in a test") == 4


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """An S3 server on loopback with an empty bucket; its address is in the environment as for any S3 client."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    chosen = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "eu-west-2",
    }
    before = dict(os.environ)
    os.environ.update(chosen)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            httpx.put(f"http://127.0.0.1:{port}/record", timeout=2).raise_for_status()
            break
        except httpx.HTTPError:
            time.sleep(0.2)
    yield "s3://record/site"
    os.environ.clear()
    os.environ.update(before)
    process.terminate()
    process.wait(10)


def test_machines_follow_one_bucket(bucket: str, start: Callable[..., Server], data: Path, tmp_path: Path) -> None:
    store = Store(bucket)
    assert store.pointer() is None
    first = publish(data, store)
    assert Store(bucket).pointer() == first
    servers = [start(STORE=bucket, CACHE=str(tmp_path / name)).wait() for name in ("a", "b")]
    grown(data, 2)
    second = publish(data, store)
    deadline = time.monotonic() + 120
    waiting = list(servers)
    while waiting and time.monotonic() < deadline:
        time.sleep(0.1)
        waiting = [s for s in waiting if httpx.get(f"{s.url}/readyz", timeout=30).json()["snapshot"] != second.version]
    assert not waiting
    answers = {httpx.get(f"{server.url}/data/milestones.csv", timeout=30).text for server in servers}
    assert answers == {(data / "milestones.csv").read_text(encoding="utf-8")}


def test_a_store_that_is_away_leaves_the_record_as_it_is(tmp_path: Path) -> None:
    away = Follower(StoreSource(_Away(), tmp_path), tmp_path, lambda _: None)
    version = current().version
    assert not away.look()
    assert current().version == version
    assert "reached" in state().refused


class _Away(Store):
    def __init__(self) -> None:
        super().__init__("memory://nowhere")

    def pointer(self) -> None:
        raise OSError("the snapshot store can't be reached: test")
