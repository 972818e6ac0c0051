"""One child process for free queries (`child`), as its parent sees it: queried, watched, and ended."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from queries.drafts import Draft

CHILD = Path(__file__).resolve().with_name("child.py")
MOST_QUERIES = 500
MOST_MEMORY = 160 << 20  # a child that rests has 70 MB; what a query leaves beyond it the allocator rarely gives back
_START_SECONDS = 20.0
_LARGEST_ANSWER = 8 << 20


class LostError(Exception):
    """A child that ended, or was late."""


class Child:
    """One warm process over one version of the record.

    Args:
        database: the DuckDB file to ask.
        version: the record's.
        parent: folder in which the child gets one of its own.
    """

    def __init__(self, database: Path, version: str, parent: Path) -> None:
        self.version = version
        self._asked = 0
        self._whole = True
        self._ready = False
        self._draft = Draft(parent)
        try:
            _link(database, self._draft.path / "record.duckdb")
            self._process = subprocess.Popen(
                [sys.executable, "-I", str(CHILD)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._draft.path,
                env={"LC_ALL": "C.UTF-8", "HOME": "/nonexistent"},
                start_new_session=True,
            )
        except OSError:
            self._draft.remove()
            raise

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    def is_whole(self) -> bool:
        """Whether the process lives and its database answered after the last query."""
        return self._whole and self._process.poll() is None

    def may_stay(self) -> bool:
        """Whether it may answer somebody else: whole, few queries old, and not left with much memory."""
        return self.is_whole() and self._asked < MOST_QUERIES and self.memory() <= MOST_MEMORY

    def memory(self) -> int:
        """Bytes that the process holds now; 0 where the system doesn't tell."""
        try:
            pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE")

    def ask(self, sql: str, seconds: float) -> dict[str, Any]:
        """The answer to one statement.

        Raises:
            LostError: the child ended or was late; it must be closed.
        """
        if not self._ready:
            self._receive(_START_SECONDS)
            self._ready = True
        self._asked += 1
        body = sql.encode("utf-8", "replace")
        stdin = self._process.stdin
        if stdin is None:
            raise LostError("no stream")
        try:
            stdin.write(len(body).to_bytes(8, "big") + body)
            stdin.flush()
        except OSError as error:
            raise LostError("ended") from error
        answer = self._receive(seconds)
        self._whole = bool(answer.pop("whole", False))
        return answer

    def close(self) -> None:
        """End the process at once and remove its folder."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self._draft.remove()

    def _receive(self, seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        length = int.from_bytes(self._bytes(8, deadline), "big")
        if length > _LARGEST_ANSWER:
            raise LostError("too long an answer")
        answer: dict[str, Any] = json.loads(self._bytes(length, deadline))
        return answer

    def _bytes(self, number: int, deadline: float) -> bytes:
        stdout = self._process.stdout
        if stdout is None:
            raise LostError("no stream")
        waiting = select.poll()  # not `select`, which fails at the 1,024th descriptor: every visitor holds one
        waiting.register(stdout, select.POLLIN)
        parts, left = [], number
        while left:
            wait = deadline - time.monotonic()
            if wait <= 0 or not waiting.poll(wait * 1000):
                raise LostError("late")
            part = os.read(stdout.fileno(), min(left, 1 << 20))
            if not part:
                raise LostError("ended")
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


def _link(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
