"""A spoilt snapshot is never served, nothing outside it is read, the thread that follows outlives whatever comes."""

from __future__ import annotations

import asyncio
import json
import resource
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest
from starlette.requests import Request

from queries.record import DATA, current, open_record, switch_to
from service import follower as following
from service import health
from service.follower import Follower, state
from service.snapshots import StoreSource, publish, take
from service.store import POINTER, SnapshotError, Store
from tests.service.conftest import Server

Change = Callable[[dict[str, Any], Path], object]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the record that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def clock() -> list[float]:
    """Seconds that a test moves on."""
    return [0.0]


@pytest.fixture
def followed(published_store: Path, tmp_path: Path, clock: list[float]) -> Iterator[tuple[Store, Follower]]:
    """A store with a good snapshot and this process following it; the checkout's record comes back at the end."""
    before = current()
    store = Store(str(shutil.copytree(published_store, tmp_path / "store")))
    cache = tmp_path / "cache"
    follower = Follower(StoreSource(store, cache, lambda: clock[0]), cache, lambda _: None)
    assert follower.look()
    yield store, follower
    switch_to(before)


def described(data: Path, change: Change) -> None:
    """Change the record's description (and its files, by `change`)."""
    file = data / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    change(package, data)
    file.write_text(json.dumps(package), encoding="utf-8")


def table_of(package: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in package["resources"] if each["name"] == name)


def cut(data: Path, name: str, lines: int) -> None:
    file = data / f"{name}.csv"
    kept = file.read_text(encoding="utf-8").splitlines(keepends=True)[: lines + 1]
    file.write_text("".join(kept), encoding="utf-8")


def column_gone(package: dict[str, Any], data: Path) -> None:
    """The last column of the milestones, in the file and in the description alike."""
    table_of(package, "milestones")["schema"]["fields"].pop()
    file = data / "milestones.csv"
    kept = [line.rpartition(",")[0] for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")


def moved_outside(package: dict[str, Any], data: Path) -> None:
    shutil.copy(data / "milestones.csv", data.parent / "elsewhere.csv")
    table_of(package, "milestones")["path"] = "../elsewhere.csv"


SPOILT: dict[str, Change] = {
    "column gone": column_gone,
    "path outside": moved_outside,
    "absolute path": lambda package, _: table_of(package, "milestones").update(path="/etc/hostname"),
    "address": lambda package, _: table_of(package, "milestones").update(path="http://127.0.0.1:9/milestones.csv"),
    "several paths": lambda package, _: table_of(package, "milestones").update(path=["milestones.csv", "areas.csv"]),
    "other file": lambda package, _: table_of(package, "milestones").update(path="areas.csv"),
    "data inline": lambda package, _: table_of(package, "milestones").update(data=[{"date": "2024-01-01"}]),
    "schema by address": lambda package, _: table_of(package, "milestones").update(schema="http://127.0.0.1:9/s.json"),
    "constraint gone": lambda package, _: table_of(package, "areas")["schema"]["fields"][0].pop("constraints", None),
    "type unknown": lambda package, _: table_of(package, "areas")["schema"]["fields"][0].update(type="geopoint"),
    "name bad": lambda package, _: table_of(package, "areas").update(name='areas"; drop table areas; --'),
    "name a number": lambda package, _: table_of(package, "areas").update(name=7),
    "table twice": lambda package, _: package["resources"].append(table_of(package, "areas")),
    "table gone": lambda package, _: package["resources"].pop(),
    "no tables": lambda package, _: package.update(resources={"areas": 1}),
    "profile by address": lambda package, _: package.update(profile="http://127.0.0.1:9/p.json"),
    "few judgements": lambda _, data: cut(data, "judgements", 10),
    "no neighbours": lambda _, data: cut(data, "neighbours", 0),
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT.keys())
def test_a_snapshot_that_calls_itself_sound_is_not_served(
    followed: tuple[Store, Follower], data: Path, change: Change
) -> None:
    store, follower = followed
    good = current().version
    described(data, change)
    store.point(store.put(data, "spoilt"))
    assert not follower.look()
    assert state().refused
    assert current().version == good
    with pytest.raises(SnapshotError):
        publish(data, store)


def test_nothing_that_a_description_names_is_fetched(followed: tuple[Store, Follower], data: Path) -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    store, follower = followed
    address = f"http://127.0.0.1:{server.server_port}"
    described(data, lambda package, _: table_of(package, "milestones").update(path=f"{address}/milestones.csv"))
    store.point(store.put(data, "address"))
    assert not follower.look()
    server.shutdown()
    assert asked == []


DEEP = '{"a":' * 100_000


@pytest.mark.parametrize(
    "pointer",
    [
        DEEP,
        "[]",
        "7",
        '"text"',
        '{"version": "../../x", "published": "", "files": {}}',
        '{"version": 7, "published": "", "files": {}}',
        '{"version": "v", "published": "", "files": []}',
        '{"version": "v", "published": "", "files": {"a": 1}}',
        "x" * (1 << 21),
    ],
)
def test_the_thread_outlives_any_pointer(followed: tuple[Store, Follower], tmp_path: Path, pointer: str) -> None:
    store, follower = followed
    good = current().version
    kept = store.pointer()
    (tmp_path / "store" / POINTER).write_text(pointer, encoding="utf-8")
    assert not follower.look()
    assert state().refused
    assert current().version == good
    assert kept is not None
    store.point(kept)
    assert not follower.look()
    assert not state().refused


def test_a_deep_description_is_refused(followed: tuple[Store, Follower], data: Path) -> None:
    store, follower = followed
    (data / "datapackage.json").write_text(DEEP, encoding="utf-8")
    pointer = store.put(data, "deep")
    store.point(pointer)
    assert not follower.look()
    assert "can't be read" in state().refused


def test_a_cache_that_cannot_be_made_is_asked_again(published_store: Path, data: Path, tmp_path: Path) -> None:
    before = current()
    store = Store(str(shutil.copytree(published_store, tmp_path / "store")))
    cache = tmp_path / "cache"
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


def test_a_copy_that_was_cut_short_in_the_cache_is_taken_again(
    published_store: Path, data: Path, tmp_path: Path
) -> None:
    before = current()
    store = Store(str(shutil.copytree(published_store, tmp_path / "store")))
    cache = tmp_path / "cache"
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


def test_publish_again_mends_files_that_were_spoilt_in_the_store(data: Path, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
    first = publish(data, store)
    file = tmp_path / "store" / "versions" / first.version / "areas.csv"
    file.write_bytes(b"spoilt")
    assert publish(data, store).version == first.version
    assert file.read_bytes() == (data / "areas.csv").read_bytes()


def test_publish_writes_a_spoilt_pointer_anew(data: Path, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store"))
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
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{server.url}/healthz", timeout=5).status_code == 200:
                break
        except httpx.TransportError:
            time.sleep(0.1)
    assert httpx.get(f"{server.url}/readyz").status_code == 503
    refused = httpx.get(f"{server.url}/api/v1/areas")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert httpx.get(f"{server.url}/").status_code == 503
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, before)
    server.wait(60)
    assert httpx.get(f"{server.url}/api/v1/areas").status_code == 200
    assert httpx.get(f"{server.url}/healthz").json() == {"status": "ok"}


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


def test_a_spoilt_snapshot_does_not_become_the_record_that_the_next_one_is_made_from(
    data: Path, tmp_path: Path
) -> None:
    store = Store(str(tmp_path / "store"))
    publish(data, store)
    folder = Path(shutil.copytree(DATA, tmp_path / "folder"))
    assert take(store, folder) == store.pointer().version
    described(data, column_gone)
    store.point(store.put(data, "spoilt"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(SnapshotError):
        take(store, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
