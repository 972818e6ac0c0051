"""Pages read in a process that may be lost: no page, however it is made, holds up a visit or takes its memory.

The readers of `site` are pure, so one page after the other goes to a child, with the address space of a few pages and
an alarm that ends it. What ends it is the page's fault and says so; the next page gets another child.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from ingest.reading import worker
from ingest.site.pages import PageError

_SECONDS = 5.0  # a page of the site takes a few hundredths
_START_SECONDS = 60.0
_MEGABYTES = 500
Given = ParamSpec("Given")
Read = TypeVar("Read")


class PageReader:
    """A child that reads pages; may be asked from several threads. Close it when done.

    Args:
        seconds: time that one page may take.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._turn = threading.Lock()
        self._child: tuple[multiprocessing.process.BaseProcess, Connection] | None = None

    def __enter__(self) -> PageReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, reader: Callable[Given, Read], *given: Given.args, **named: Given.kwargs) -> Read:
        """What `reader` (a function of `ingest.site.pages`) makes of a page.

        Raises:
            PageError: it says so, or the page takes too long or too much to be read.
        """
        with self._turn:
            _, pipe = self._child = self._child or self._start()
            try:
                pipe.send((reader, given, named))
                answer: Read | PageError | None = pipe.recv() if pipe.poll(self._seconds * 2) else None
            except (EOFError, OSError):
                answer = None
            if answer is None:
                self.close()
                raise PageError(f"a page can't be read within {self._seconds:g} s and {_MEGABYTES} MB; look at it")
        if isinstance(answer, PageError):
            raise answer
        return answer

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            process, pipe = self._child
            process.kill()
            process.join()
            pipe.close()
            self._child = None

    def _start(self) -> tuple[multiprocessing.process.BaseProcess, Connection]:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([worker.__name__, __name__])  # the readers of files start from the same server
        ours, theirs = context.Pipe()
        process = context.Process(target=_read_pages, args=(theirs, self._seconds), daemon=True)
        process.start()
        theirs.close()
        if not ours.poll(_START_SECONDS):
            process.kill()
            raise PageError(f"no process that reads pages starts within {_START_SECONDS:g} s")
        ours.recv()
        return process, ours


def _read_pages(pipe: Connection, seconds: float) -> None:
    size = _MEGABYTES * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    pipe.send("ready")
    while True:
        try:
            reader, given, named = pipe.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, seconds)
        answer: Any
        try:
            answer = reader(*given, **named)
        except PageError as error:
            answer = PageError(str(error))
        except (MemoryError, RecursionError) as error:
            answer = PageError(f"a page can't be read: {type(error).__name__}")
        signal.setitimer(signal.ITIMER_REAL, 0)
        pipe.send(answer)
