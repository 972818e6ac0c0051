"""The record as immutable, versioned snapshots with a pointer to the current one, in a folder or a bucket.

    <store>/versions/<version>/<file>   the CSVs and the Data Package, never changed once written
    <store>/current.json                the pointer: version, moment, and the hash of every file

`publish` checks a record and moves the pointer; a `Follower` in each running process looks at the pointer, takes
a new snapshot to its own cache, checks it there, and moves the process to it. What does not pass is refused, and
the last good record goes on being served. Without a store, the checkout's own `data/` is followed the same way.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from queries.record import Record, RecordError, opened, use

POINTER = "current.json"
_VERSIONS = "versions"
_log = logging.getLogger("service.snapshots")


class SnapshotError(Exception):
    """A snapshot that must not be served or published; the message says why."""


@dataclass(frozen=True)
class Pointer:
    """What the pointer says: the version, when it was published, and the hash of each of its files."""

    version: str
    published: str
    files: dict[str, str]


@dataclass
class State:
    """What this process serves: the snapshot's name (or "checkout"), and why the last look moved it to nothing new."""

    snapshot: str = "checkout"
    refused: str = ""


_state = State()


def state() -> State:
    """What this process serves."""
    return _state


class Store:
    """Snapshots in a folder or under any URL that fsspec knows (`s3://bucket/prefix`)."""

    def __init__(self, where: str) -> None:
        import fsspec  # here, as only a store needs it

        self._folder = Path(where) if "://" not in where else None
        self._files, self._root = fsspec.core.url_to_fs(where, use_listings_cache=False)
        self._unreachable = _unreachable(where)

    def pointer(self) -> Pointer | None:
        """The pointer as it stands, or None where nothing was published yet.

        Raises:
            SnapshotError: the pointer is not readable.
            OSError: the store can't be reached.
        """
        raw = self._read(POINTER)
        if raw is None:
            return None
        try:
            stated = json.loads(raw)
            return Pointer(str(stated["version"]), str(stated["published"]), dict(stated["files"]))
        except (ValueError, KeyError, TypeError) as error:
            raise SnapshotError(f"the pointer is not readable: {error}") from error

    def put(self, data: Path, version: str) -> Pointer:
        """Write the files of `data` as a version (kept as they are where it is there), without moving the pointer."""
        hashes = {}
        for path in _files_of(data):
            body = path.read_bytes()
            hashes[path.name] = hashlib.sha256(body).hexdigest()
            target = f"{_VERSIONS}/{version}/{path.name}"
            if self._read(target) != body:
                self._write(target, body)
        return Pointer(version, dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), hashes)

    def point(self, pointer: Pointer) -> None:
        """Move the pointer, in one step."""
        self._write(POINTER, json.dumps(pointer.__dict__, indent=2, sort_keys=True).encode())

    def take(self, pointer: Pointer, folder: Path) -> None:
        """Copy a version's files to `folder`.

        Raises:
            SnapshotError: a file is missing or is not the one that the pointer names.
        """
        for name, expected in pointer.files.items():
            if Path(name).name != name:
                raise SnapshotError(f"snapshot {pointer.version} names a file {name!r} outside itself")
            body = self._read(f"{_VERSIONS}/{pointer.version}/{name}")
            if body is None:
                raise SnapshotError(f"snapshot {pointer.version} lacks {name}")
            if hashlib.sha256(body).hexdigest() != expected:
                raise SnapshotError(f"{name} of snapshot {pointer.version} is not the file that was published")
            (folder / name).write_bytes(body)

    def _read(self, name: str) -> bytes | None:
        try:
            body: bytes = self._files.cat_file(f"{self._root}/{name}")
        except FileNotFoundError:
            return None
        except self._unreachable as error:
            raise OSError(f"the snapshot store can't be reached: {error}") from error
        return body

    def _write(self, name: str, body: bytes) -> None:
        if self._folder is None:
            self._files.pipe_file(f"{self._root}/{name}", body)  # an object appears whole or not at all
            return
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
            draft.write(body)
        Path(draft.name).replace(path)


def _unreachable(where: str) -> tuple[type[Exception], ...]:
    """What a store raises, besides OSError, when it can't be reached."""
    if not where.startswith("s3://"):
        return ()
    from botocore.exceptions import BotoCoreError  # here, because it takes half a second and only buckets need it

    return (BotoCoreError,)


def publish(data: Path, store: Store) -> Pointer:
    """Check the record in `data`, write it as a new version, and move the pointer; nothing is done where it is current.

    Raises:
        SnapshotError: the record breaks its Data Package; nothing was written.
    """
    if faults := _faults(data):
        raise SnapshotError("the record breaks its Data Package; nothing was published:\n" + "\n".join(faults))
    version = content_version(data)
    standing = store.pointer()
    if standing is not None and standing.version == version:
        return standing
    pointer = store.put(data, version)
    store.point(pointer)
    return pointer


def content_version(data: Path) -> str:
    """Digest of the record's files alone (the same on every machine and release of the code)."""
    digest = hashlib.sha256()
    for path in _files_of(data):
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files_of(data: Path) -> list[Path]:
    return [*sorted(data.glob("*.csv")), data / "datapackage.json"]


class StoreSource:
    """New versions of a store, each checked in a copy of our own before it is handed over."""

    def __init__(self, store: Store, cache: Path) -> None:
        self._store = store
        self._cache = cache
        self._judged = ""
        self._before = cache

    def next(self) -> tuple[Path, str] | None:
        """Folder and name of the version that the pointer names now, or None where it was judged before.

        Raises:
            SnapshotError: the version must not be served (said once for each version).
            OSError: the store can't be reached (asked again at the next look).
        """
        pointer = self._store.pointer()
        if pointer is None or pointer.version == self._judged:
            return None
        folder = self._cache / f"snapshot-{pointer.version}"
        if not folder.is_dir():
            self._cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._cache) as place:
                draft = Path(place) / "snapshot"
                draft.mkdir()
                try:
                    self._store.take(pointer, draft)
                    _refuse(_faults(draft))
                except SnapshotError:
                    self._judged = pointer.version
                    raise
                draft.replace(folder)
        self._judged = pointer.version
        for old in self._cache.glob("snapshot-*"):
            if old not in (folder, self._before):
                shutil.rmtree(old, ignore_errors=True)
        self._before = folder
        return folder, pointer.version


class FolderSource:
    """The checkout's `data/` itself: a new version is a change of its files that stands still and passes the check."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._judged = self._stand()

    def next(self) -> tuple[Path, str] | None:
        """The folder, if its files have changed since the last look; None where not, or where they are being moved.

        Raises:
            SnapshotError: the changed files break the Data Package (said once for each change).
        """
        stand = self._stand()
        if stand == self._judged or (self._data.parent / f".{self._data.name}-incoming").exists():
            return None
        version = content_version(self._data)
        faults = _faults(self._data)
        if self._stand() != stand or content_version(self._data) != version:
            return None
        self._judged = stand
        _refuse(faults)
        return self._data, "checkout"

    def _stand(self) -> tuple[tuple[str, int, int], ...]:
        stats = [(path.name, path.stat()) for path in _files_of(self._data) if path.exists()]
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


class Follower:
    """Moves this process to each new good record.

    Args:
        source: where new records come from.
        cache: folder for built files.
        swapped: called with the new record after each move.
    """

    def __init__(self, source: StoreSource | FolderSource, cache: Path, swapped: Callable[[Record], None]) -> None:
        self._source = source
        self._cache = cache
        self._swapped = swapped
        self._stop = threading.Event()

    def run(self, seconds: float) -> None:
        """Look at the source every so many seconds until `stop` is called."""
        while not self._stop.wait(seconds):
            self.look()

    def stop(self) -> None:
        """End `run`."""
        self._stop.set()

    def look(self) -> bool:
        """Look once; True when this process was moved. A fault is logged and remembered, the record stays."""
        try:
            new = self._source.next()
            if new is None:
                return False
            record = opened(new[0], self._cache)
        except (SnapshotError, RecordError, duckdb.Error, OSError) as error:
            _log.error("the record stays as it is: %s", error)
            _state.refused = str(error)
            return False
        use(record)
        _state.snapshot, _state.refused = new[1], ""
        _log.info("serving record %s (%s)", record.version, new[1])
        self._swapped(record)
        return True


def _faults(folder: Path) -> list[str]:
    from ingest.tables import faults_of  # here, because it takes half a second and only a new record needs it

    return faults_of(folder)


def _refuse(faults: list[str]) -> None:
    if faults:
        raise SnapshotError(f"the record breaks its Data Package: {len(faults)} faults, the first: {faults[0]}")
