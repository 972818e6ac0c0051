"""What was received before, by link: the small memory of the refresh, safe against being killed at any moment.

One JSON object a line, appended as each file arrives; the last line of a link counts, a line cut short does not. It
lies under `.cache/` and may be deleted: then every file is fetched once more, and nothing else changes.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import IngestError


@dataclass(frozen=True)
class Arrival:
    """The file that a link gave last, and the entity tag under which the server gave it."""

    link: str
    sha256: str
    etag: str | None


class Memory:
    """Arrivals by public link, kept in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Arrival] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                try:
                    arrival = Arrival(**json.loads(line))
                except (ValueError, TypeError):
                    continue
                self._known[arrival.link] = arrival

    def get(self, link: str) -> Arrival | None:
        """What this link gave last."""
        return self._known.get(link)

    def keep(self, arrival: Arrival) -> None:
        """Remember an arrival from now on."""
        if self._known.get(arrival.link) != arrival:
            self._known[arrival.link] = arrival
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write("\n" + json.dumps(asdict(arrival)))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
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
