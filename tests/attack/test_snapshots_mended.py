"""The thread that follows outlives whatever comes, and what is mended is taken; publishing mends the store."""

from __future__ import annotations

import asyncio
import resource
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import httpx
import pytest
from starlette.requests import Request

from queries.record import current, open_record, switch_to
from service import follower as following
from service import health
from service.follower import Follower, state
from service.snapshots import StoreSource, publish
from service.store import POINTER, SnapshotError, Store
from tests.attack.spoiling import cut
from tests.service.conftest import Server, Snapshot

pytestmark = pytest.mark.slow


def test_a_cache_that_cannot_be_made_is_asked_again(snapshot: Snapshot, tmp_path: Path) -> None:
    before = current()
    store, cache = snapshot.copy(tmp_path)
    shutil.rmtree(cache)
    cache.write_text("a file in the way", encoding="utf-8")
    follower = Follower(StoreSource(store, cache), cache, lambda _: None)
    assert not follower.look()
    assert state().refused
    cache.unlink()
    assert follower.look()
    switch_to(before)


def test_a_refused_snapshot_that_is_mended_is_taken(
    followed: tuple[Store, Follower], data: Path, tmp_path: Path, clock: list[float]
) -> None:
    store, follower = followed
    with (data / "milestones.csv").open("a", encoding="utf-8") as file:
        file.write("2031-01-01,A later day,,\n")
    store.point(store.put(data, "later"))
    file = tmp_path / "store" / "versions" / "later" / "areas.csv"
    body = file.read_bytes()
    file.write_bytes(body[:100])
    assert not follower.look()
    file.write_bytes(body)
    clock[0] += 400
    assert follower.look()
    assert (state().snapshot, state().refused) == ("later", "")


def test_a_copy_that_was_cut_short_in_the_cache_is_taken_again(snapshot: Snapshot, tmp_path: Path) -> None:
    before = current()
    store, cache = snapshot.copy(tmp_path)
    assert Follower(StoreSource(store, cache), cache, lambda _: None).look()
    version = current().version
    copy = next(cache.glob("snapshot-*")) / "areas.csv"
    copy.write_bytes(copy.read_bytes()[:200])
    assert Follower(StoreSource(store, cache), cache, lambda _: None).look()
    assert current().version == version
    switch_to(before)


def test_a_record_that_failed_to_open_is_tried_again(
    followed: tuple[Store, Follower], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, follower = followed
    with (data / "milestones.csv").open("a", encoding="utf-8") as file:
        file.write("2031-01-01,A later day,,\n")
    publish(data, store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(following.record, "open_record", full)
        assert not follower.look()
        assert "space" in state().refused
    assert follower.look()


def test_a_thread_that_meets_faults_nobody_thought_of_lives_and_says_so() -> None:
    class Odd:
        def __init__(self) -> None:
            self.looks = 0

        def next(self) -> None:
            self.looks += 1
            if self.looks < 3:
                raise ZeroDivisionError("nobody thought of it")

        def settle(self) -> None:
            """Nothing."""

    source = Odd()
    follower = Follower(source, Path("nowhere"), lambda _: None)
    thread = threading.Thread(target=follower.run, args=(0.01,), daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while source.looks < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.05)
    assert thread.is_alive()
    assert not state().refused
    assert state().seconds_since_good() < 5
    follower.stop()
    thread.join(5)


def test_publish_verifies_what_the_store_then_holds(data: Path, tmp_path: Path) -> None:
    class Forgetful(Store):
        def _write(self, name: str, body: bytes) -> None:
            super()._write(name, body[:-1] if name.endswith("milestones.csv") else body)

    store = Forgetful(str(tmp_path / "store"))
    with pytest.raises(SnapshotError, match=r"milestones\.csv"):
        publish(data, store)
    assert store.pointer() is None


def test_publish_again_mends_files_that_were_spoilt_in_the_store(
    snapshot: Snapshot, data: Path, tmp_path: Path
) -> None:
    store, _ = snapshot.copy(tmp_path)
    first = publish(data, store)
    file = tmp_path / "store" / "versions" / first.version / "areas.csv"
    file.write_bytes(b"spoilt")
    assert publish(data, store).version == first.version
    assert file.read_bytes() == (data / "areas.csv").read_bytes()


def test_publish_writes_a_spoilt_pointer_anew(snapshot: Snapshot, data: Path, tmp_path: Path) -> None:
    store, _ = snapshot.copy(tmp_path)
    first = publish(data, store)
    (tmp_path / "store" / POINTER).write_text("{", encoding="utf-8")
    assert publish(data, store).files == first.files
    assert store.pointer() is not None


def test_a_loss_of_rows_that_is_meant_can_be_published(data: Path, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    cut(data, "neighbours", 700)
    with pytest.raises(SnapshotError, match="neighbours has 700 rows"):
        publish(data, store)
    before = current()
    publish(data, store, fewer=True)
    assert Follower(StoreSource(store, tmp_path / "cache"), tmp_path / "cache", lambda _: None).look()
    switch_to(before)


def test_a_full_disk_at_the_start_is_survived_and_mended_without_a_restart(
    start: Callable[..., Server], tmp_path: Path
) -> None:
    """No file may grow beyond 64 KB in the server, as on a full disk, until the limit is lifted under it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    try:
        server = start(CACHE=str(tmp_path / "cache"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{server.url}/healthz", timeout=5).status_code == 200:
                break
        except httpx.TransportError:
            time.sleep(0.1)
    assert httpx.get(f"{server.url}/readyz", timeout=30).status_code == 503
    refused = httpx.get(f"{server.url}/api/v1/areas", timeout=30)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert httpx.get(f"{server.url}/", timeout=30).status_code == 503
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)
    server.wait()
    assert httpx.get(f"{server.url}/api/v1/areas", timeout=30).status_code == 200
    assert httpx.get(f"{server.url}/healthz", timeout=30).json() == {"status": "ok"}


def test_liveness_fails_where_only_a_restart_cures(data: Path, tmp_path: Path, client: httpx.Client) -> None:
    """The engine of a process fails for good when DuckDB raises INTERNAL; the thread that follows may have ended."""
    request = Request({"type": "http", "method": "GET", "path": "/healthz", "headers": []})
    before = current()
    broken = open_record(data, tmp_path / "cache")
    switch_to(broken)
    try:
        assert asyncio.run(health.healthz(request)).status_code == 200
        with pytest.raises(duckdb.Error):
            broken.connection.cursor().execute('select "="(name, 1) from areas').fetchall()
        assert asyncio.run(health.healthz(request)).status_code == 503
    finally:
        switch_to(before)
    assert client.get("/readyz").json()["following"] is True
