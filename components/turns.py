"""Pages run a few at a time, first come first served.

Python runs one thread at a time anyway. A hundred pages that begin together and take turns all end last; run one after
the other, each ends as early as it can, and whoever sends what is done waits for few and not for a hundred.
"""

from __future__ import annotations

import contextlib
import threading
from collections import deque
from collections.abc import Iterator

AT_ONCE = 4
"""More than one, so that a page which waits for the database holds nobody up."""
LONGEST_WAIT = 10.0
"""Seconds; then a page runs all the same, whatever holds the others."""


class Turns:
    """So many at once; who waits comes in the order of asking.

    Args:
        at_once: how many.
        longest: seconds after which nobody waits any more.
    """

    def __init__(self, at_once: int = AT_ONCE, longest: float = LONGEST_WAIT) -> None:
        self._free = at_once
        self._longest = longest
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn; it is given back at the end of the block."""
        mine = self._take()
        try:
            yield
        finally:
            if mine:
                self._give()

    def _take(self) -> bool:
        """Whether a turn was had; False if the wait was too long."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(self._longest):
            return True
        with self._lock:
            if called.is_set():  # called at the last moment
                return True
            self._waiting.remove(called)
            return False

    def _give(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1


pages = Turns()
