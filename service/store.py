"""Where snapshots of the record lie: a folder or a bucket, with a pointer to the current one.

    <store>/versions/<version>/<file>   the CSVs and the Data Package, never changed once written
    <store>/current.json                the pointer: version, moment, and the hash of every file

What lies there is believed only as far as the pointer's hashes go, within bounds of size.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from queries.drafts import sync
from queries.package import DESCRIPTOR
from service import judge

POINTER = "current.json"
_VERSIONS = "versions"
_LARGEST_POINTER = 1 << 16
_LARGEST_FILE = 1 << 28
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")
_HASH = re.compile(r"[0-9a-f]{64}")


class SnapshotError(Exception):
    """A snapshot that must not be served or published; the message says why."""


@dataclass(frozen=True)
class Pointer:
    """What the pointer says.

    Args:
        version: of the record.
        published: moment, ISO 8601.
        files: SHA-256 of each file.
        fewer: whether a table may lose many rows.
        rows: of each table, for the check of the next one.
    """

    version: str
    published: str
    files: dict[str, str]
    fewer: bool = False
    rows: dict[str, int] = field(default_factory=dict)


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
        raw = self._read(POINTER, _LARGEST_POINTER)
        if raw is None:
            return None
        try:
            stated = json.loads(raw)
            pointer = Pointer(
                stated["version"],
                stated["published"],
                dict(stated["files"]),
                bool(stated.get("fewer")),
                {str(name): int(number) for name, number in stated.get("rows", {}).items()},
            )
            _require(pointer)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise SnapshotError(f"the pointer is not readable: {type(error).__name__} {error}"[:300]) from error
        return pointer

    def put(self, data: Path, version: str, fewer: bool = False) -> Pointer:
        """Write the files of `data` as a version (kept as they are where it is there), without moving the pointer."""
        hashes = {}
        for path in files_of(data):
            body = path.read_bytes()
            hashes[path.name] = hashlib.sha256(body).hexdigest()
            target = _path(version, path.name)
            if self._read(target, _LARGEST_FILE) != body:
                self._write(target, body)
        moment = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        return Pointer(version, moment, hashes, fewer, judge.rows(data))

    def verify(self, pointer: Pointer) -> None:
        """Read every file of a version back.

        Raises:
            SnapshotError: a file is missing or is not the one that the pointer names.
        """
        for name in pointer.files:
            self._body(pointer, name)

    def point(self, pointer: Pointer) -> None:
        """Move the pointer, in one step."""
        self._write(POINTER, json.dumps(asdict(pointer), indent=2, sort_keys=True).encode())

    def take(self, pointer: Pointer, folder: Path) -> None:
        """Copy a version's files to `folder`.

        Raises:
            SnapshotError: a file is missing, is not the one that the pointer names, or is none of a record's.
        """
        if set(pointer.files) != judge.files():
            odd = sorted(set(pointer.files) ^ judge.files())
            raise SnapshotError(f"the files of snapshot {pointer.version} are not those of this release: {odd[:5]}")
        for name in pointer.files:
            (folder / name).write_bytes(self._body(pointer, name))
            sync(folder / name)

    def _body(self, pointer: Pointer, name: str) -> bytes:
        body = self._read(_path(pointer.version, name), _LARGEST_FILE)
        if body is None:
            raise SnapshotError(f"snapshot {pointer.version} lacks {name}")
        if hashlib.sha256(body).hexdigest() != pointer.files[name]:
            raise SnapshotError(f"{name} of snapshot {pointer.version} is not the file that was published")
        return body

    def _read(self, name: str, most: int) -> bytes | None:
        """At most `most` bytes of a file, or None where there is none.

        Raises:
            SnapshotError: it is larger.
            OSError: the store can't be reached.
        """
        try:
            body: bytes = self._files.cat_file(f"{self._root}/{name}", start=0, end=most + 1)
        except (FileNotFoundError, IsADirectoryError):
            return None
        except self._unreachable as error:
            raise OSError(f"the snapshot store can't be reached: {error}") from error
        if len(body) > most:
            raise SnapshotError(f"{name} is larger than {most:,} bytes")
        return body

    def _write(self, name: str, body: bytes) -> None:
        if self._folder is None:
            self._files.pipe_file(f"{self._root}/{name}", body)  # an object appears whole or not at all
            return
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as written:
            try:
                written.write(body)
                written.flush()
                sync(Path(written.name))
            except OSError:
                Path(written.name).unlink(missing_ok=True)
                raise
        Path(written.name).replace(path)


def files_of(data: Path) -> list[Path]:
    """All files of the record in a folder, in order."""
    return [*sorted(data.glob("*.csv")), data / DESCRIPTOR]


def _path(version: str, name: str) -> str:
    return f"{_VERSIONS}/{version}/{name}"


def _require(pointer: Pointer) -> None:
    """Raises ValueError where a pointer names a version, a file or a hash that is none."""
    if not _VERSION.fullmatch(pointer.version):
        raise ValueError(f"{pointer.version[:40]!r} is not a version")
    for name, digest in pointer.files.items():
        if Path(name).name != name or not _HASH.fullmatch(digest):
            raise ValueError(f"{name[:40]!r} is not a file of a snapshot, or its hash is none")


def _unreachable(where: str) -> tuple[type[Exception], ...]:
    """Errors other than OSError that a store raises when it can't be reached."""
    if not where.startswith("s3://"):
        return ()
    from botocore.exceptions import BotoCoreError  # here, because it takes half a second and only buckets need it

    return (BotoCoreError,)
