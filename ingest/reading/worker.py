"""Reading files in processes that may be lost: each has a limit of time and memory, and one bad file costs only itself.

A child reads one file after another. The kernel ends it when a file takes too long (an alarm set before each file);
a crash of the PDF library ends it too. Then that file gets a sentence instead of facts, the files that waited
behind it go to another child, and the run goes on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from ingest.errors import IngestError
from ingest.reading.report import Outcome, examine
from ingest.text.pdf import sha256_of

_AHEAD = 3  # files a child holds: one being read, the others so that it need not wait for the next
_START_SECONDS = 60
_READY = "ready"


@dataclass(frozen=True)
class Limits:
    """What reading one file may take; a sound report needs about 0.1 s and a few times its own size.

    Attributes:
        seconds: time by the clock.
        megabytes: address space beyond that of the reading process itself.
        workers: how many files are read at the same time.
    """

    seconds: float = 20
    megabytes: int = 1000
    workers: int = 2


def examine_all(paths: Iterable[Path], limits: Limits | None = None) -> Iterator[Outcome]:
    """What each file says, in the order given; a file that ends its reader gets a problem, never an exception.

    Raises:
        IngestError: no reading process can be started.
    """
    allowed = limits or Limits()
    waiting = deque(enumerate(paths))
    total, done, yielded = len(waiting), dict[int, Outcome](), 0
    children = [_Child(allowed) for _ in range(min(allowed.workers, total))]
    try:
        while yielded < total:
            for child in children:
                while waiting and len(child.given) < _AHEAD:
                    child.give(*waiting.popleft())
            ready = wait([child.pipe for child in children if child.given])
            for place, child in enumerate(children):
                if child.pipe not in ready:
                    continue
                number, outcome = child.take()
                done[number] = outcome
                if child.lost:
                    waiting.extendleft(reversed(child.given))
                    child.end()
                    children[place] = _Child(allowed)
            while yielded in done:
                yield done.pop(yielded)
                yielded += 1
    finally:
        for child in children:
            child.end()


class _Child:
    """One reading process: the files it was given, oldest first, and the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.given: deque[tuple[int, Path]] = deque()
        self.lost = False
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_read_files, args=(theirs, limits), daemon=True)
        self._process.start()
        theirs.close()
        self._await_start()

    def _await_start(self) -> None:
        try:
            started = self.pipe.poll(_START_SECONDS) and self.pipe.recv() == _READY
        except (EOFError, OSError):
            started = False
        if not started:
            self.end()
            raise IngestError(f"no reading process starts within {_START_SECONDS} s; its own message stands above")

    def give(self, number: int, path: Path) -> None:
        """Hand it one more file; should it be dead already, `take` finds that out."""
        self.given.append((number, path))
        with contextlib.suppress(OSError):
            self.pipe.send(path)

    def take(self) -> tuple[int, Outcome]:
        """The outcome of its oldest file, by its own word or by how it died."""
        number, path = self.given.popleft()
        try:
            message: Outcome | str = self.pipe.recv()
        except (EOFError, OSError):
            self.lost = True
            message = self._cause_of_death()
        if isinstance(message, str):
            return number, Outcome(_hash(path), None, None, message)
        return number, message

    def end(self) -> None:
        """Stop it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def _cause_of_death(self) -> str:
        self._process.join()
        code = self._process.exitcode
        if code == -signal.SIGALRM:
            return f"reading the file took more than {self.limits.seconds:g} s and was stopped; look at it by eye"
        if code is not None and code < 0:
            return (
                f"the reader crashed ({signal.Signals(-code).name}) on the file; it is damaged, "
                f"or needs more than {self.limits.megabytes} MB"
            )
        return f"the reader stopped (exit code {code}) on the file; its own message stands above"


def _hash(path: Path) -> str | None:
    return sha256_of(path) if path.is_file() else None


def _read_files(pipe: Connection, limits: Limits) -> None:
    """The child: read each path that comes, send its outcome (or a sentence), until the pipe closes."""
    own = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    size = own + limits.megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    pipe.send(_READY)
    while True:
        try:
            path: Path = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        try:
            message: Outcome | str = examine(path)
        except MemoryError:
            message = f"reading the file needed more than {limits.megabytes} MB; look at it by eye"
        signal.setitimer(signal.ITIMER_REAL, 0)
        pipe.send(message)
