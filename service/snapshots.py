"""The record as immutable, versioned snapshots: published with a check, followed by each running process.

`publish` checks a record, writes it to a `Store`, verifies what the store then holds, and moves the pointer. A
`StoreSource` takes a new snapshot to a cache of its own and checks it there, by this release's schema (`judge`); a
`FolderSource` does the same for the checkout's own `data/`. What does not pass is refused, the last good record goes
on being served, and what is mended is taken.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from queries.drafts import draft, sync
from queries.record import DATA
from service import judge
from service.store import Pointer, SnapshotError, Store, files_of

_FIRST_WAIT = 2.0
_LONGEST_WAIT = 300.0


class Source(Protocol):
    """Where new records come from."""

    def next(self) -> tuple[Path, str] | None:
        """Folder and name of a new record that passed its check, or None where there is nothing new.

        The same one comes again until it is settled.

        Raises:
            SnapshotError: the record that is there now must not be served.
            OSError: it can't be read now.
        """

    def settle(self) -> None:
        """The record that came last is served now."""


def publish(data: Path, store: Store, fewer: bool = False) -> Pointer:
    """Check the record in `data`, write it as a new version, verify it there, and move the pointer.

    Nothing is written where the version is current and lies in the store as it was published.

    Args:
        data: folder of the record.
        store: where to.
        fewer: whether a table may lose many rows.

    Raises:
        SnapshotError: the record breaks its Data Package, or the store doesn't hold what was written; the pointer is
            where it was.
    """
    try:
        standing = store.pointer()
    except SnapshotError:  # one that can't be read is written again
        standing = None
    floor = {} if fewer else judge.most_rows(judge.rows(DATA), standing.rows if standing else {})
    if faults := judge.faults(data, floor):
        raise SnapshotError("the record breaks its Data Package; nothing was published:\n" + "\n".join(faults))
    version = content_version(data)
    if standing is not None and standing.version == version and _is_held(store, standing):
        return standing
    pointer = store.put(data, version, fewer)
    store.verify(pointer)
    store.point(pointer)
    if store.pointer() != pointer:
        raise SnapshotError("the store's pointer is not the one that was written; publish again")
    return pointer


def take(store: Store, data: Path) -> str | None:
    """Put the tables of the store's current version into `data`, whose own Data Package stays; None without a version.

    Raises:
        SnapshotError: the version is not one of this release's form, or spoilt; `data` is as it was.
        OSError: the store can't be reached.
    """
    pointer = store.pointer()
    if pointer is None:
        return None
    with draft(data.parent) as place:
        store.take(pointer, place)
        _refuse(judge.faults(place, {}))
        for path in sorted([*place.glob("*.csv"), *place.glob("*.parquet")]):
            path.replace(data / path.name)
    return pointer.version


def _is_held(store: Store, pointer: Pointer) -> bool:
    try:
        store.verify(pointer)
    except SnapshotError:
        return False
    return True


def content_version(data: Path) -> str:
    """Digest of the record's files alone (the same on every machine and release of the code)."""
    digest = hashlib.sha256()
    for path in files_of(data):
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class StoreSource:
    """New versions of a store, each checked in a copy of our own before it is handed over.

    Args:
        store: where they are.
        cache: folder for copies.
        clock: seconds, for tests.
    """

    def __init__(self, store: Store, cache: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._cache = cache
        self._clock = clock
        self._offered: Pointer | None = None
        self._served: Pointer | None = None
        self._refused: tuple[Pointer, SnapshotError] | None = None
        self._again = 0.0
        self._wait = _FIRST_WAIT

    def next(self) -> tuple[Path, str] | None:
        """The version that the pointer names now, where it is not the served one (see `Source`).

        A refused one is judged again, ever more rarely, as its files may be mended; another one at once.
        """
        pointer = self._store.pointer()
        if pointer is None and self._served is not None:
            raise SnapshotError("the store has lost its pointer; publish again")
        if pointer is None or pointer == self._served:
            self._refused = None
            return None
        if self._refused is not None and self._refused[0] == pointer and self._clock() < self._again:
            raise self._refused[1]
        try:
            folder = self._copy(pointer)
        except SnapshotError as refusal:
            self._wait = min(_LONGEST_WAIT, self._wait * 2) if self._refused else _FIRST_WAIT
            self._refused, self._again = (pointer, refusal), self._clock() + self._wait
            raise
        self._offered, self._refused = pointer, None
        return folder, pointer.version

    def settle(self) -> None:
        """The version that came last is served now: copies of others, but the previous one, are deleted."""
        before, self._served = self._served, self._offered
        kept = {self._folder(pointer) for pointer in (before, self._served) if pointer is not None}
        for old in self._cache.glob("snapshot-*"):
            if old not in kept:
                shutil.rmtree(old, ignore_errors=True)

    def _folder(self, pointer: Pointer) -> Path:
        return self._cache / f"snapshot-{pointer.version}"

    def _copy(self, pointer: Pointer) -> Path:
        """Folder of a version, taken and judged where it is not there byte for byte."""
        folder = self._folder(pointer)
        if not _is_copy(folder, pointer):
            self._cache.mkdir(parents=True, exist_ok=True)
            with draft(self._cache) as place:
                taken = place / "snapshot"
                taken.mkdir()
                self._store.take(pointer, taken)
                known = judge.most_rows(judge.rows(DATA), self._served.rows if self._served else {})
                _refuse(judge.faults(taken, {} if pointer.fewer else known))
                shutil.rmtree(folder, ignore_errors=True)
                taken.replace(folder)
                sync(self._cache)
        return folder


class FolderSource:
    """The checkout's `data/` itself: a new version is a change of its files that stands still and passes the check."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._judged = self._offered = self._stand()
        self._refusal: SnapshotError | None = None
        self._floor = judge.rows(data)

    def next(self) -> tuple[Path, str] | None:
        """The folder, if its files have changed since the last look; None where not, or where they are being moved."""
        stand = self._stand()
        if stand == self._judged:
            if self._refusal is not None:
                raise self._refusal
            return None
        if (self._data.parent / f".{self._data.name}-incoming").exists():
            return None
        version = content_version(self._data)
        faults = judge.faults(self._data, self._floor)
        if self._stand() != stand or content_version(self._data) != version:
            return None
        self._refusal = None
        if faults:
            self._judged, self._refusal = stand, _refusal(faults)
            raise self._refusal
        self._offered = stand
        return self._data, "checkout"

    def settle(self) -> None:
        """The files as they came last are served now."""
        self._judged = self._offered

    def _stand(self) -> tuple[tuple[str, int, int], ...]:
        stats = [(path.name, path.stat()) for path in files_of(self._data) if path.exists()]
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def _is_copy(folder: Path, pointer: Pointer) -> bool:
    """Whether a folder holds a version's files, byte for byte, and nothing else."""
    if not folder.is_dir() or {path.name for path in folder.iterdir()} != set(pointer.files):
        return False
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in pointer.files}
    return digests == pointer.files


def _refuse(faults: list[str]) -> None:
    if faults:
        raise _refusal(faults)


def _refusal(faults: list[str]) -> SnapshotError:
    return SnapshotError(f"the record breaks its Data Package: {len(faults)} faults, the first: {faults[0]}"[:1000])
