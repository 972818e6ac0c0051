"""What was received before, by link: the small memory of the refresh, safe against being killed at any moment.

One JSON list a line (link, hash, entity tag), appended as each file arrives; the last line of a link counts, a line
that was cut short does not. It lies under `.cache/` and may be deleted: then every file is fetched once more, and
nothing else changes.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import IngestError
from ingest.site.fetch import Received


class Memory:
    """What each public link gave last, kept in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Received] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    link, sha256, etag = json.loads(line)
                except (ValueError, TypeError):
                    continue
                self._known[link] = Received(sha256, etag)

    def get(self, link: str) -> Received | None:
        """What this link gave last."""
        return self._known.get(link)

    def keep(self, link: str, received: Received) -> None:
        """Remember from now on what a link gave."""
        if self._known.get(link) != received:
            self._known[link] = received
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write("\n" + json.dumps([link, received.sha256, received.etag]))


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep a second refresh out of the same folder.

    Raises:
        IngestError: one is running.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IngestError("another refresh is running; wait for its end") from error
        yield
