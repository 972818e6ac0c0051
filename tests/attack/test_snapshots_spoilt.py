"""A spoilt snapshot is never served, and nothing outside it is read."""

from __future__ import annotations

import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from queries.record import DATA, current
from service.follower import Follower, state
from service.snapshots import publish, take
from service.store import POINTER, SnapshotError, Store
from tests.attack.spoiling import Change, column_gone, cut, described, moved_outside, table_of

pytestmark = pytest.mark.slow

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
