"""Files and sockets that the process may hold open, and fewer of them for each visitor.

Streamlit makes an event loop for each session, for pages that use `asyncio`; a loop opens three descriptors at once,
and keeps them for two minutes after its visitor has gone. Here a loop opens them when it is first run, which no page
does: a visitor costs one descriptor, the socket, instead of four.
"""

from __future__ import annotations

import asyncio
import logging
import resource
import selectors

EACH = 1
"""Descriptors that a visitor costs."""
SPARE = 500
"""For everything else: the record, its files, the children of Ask, requests that are being answered."""
_log = logging.getLogger("service")


def spare_descriptors(sockets: int) -> None:
    """Let new event loops open late, and this process hold as many descriptors as the system lets it.

    Args:
        sockets: how many visitors there may be; too few descriptors for them are logged.
    """
    asyncio.set_event_loop_policy(_Policy())
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    if 0 <= hard < sockets * EACH + SPARE:
        _log.warning(
            "%d visitors may come, but the process may hold %d descriptors only: raise its limit (ulimit -n) to %d",
            sockets,
            hard,
            sockets * EACH + SPARE,
        )


class LateLoop(asyncio.SelectorEventLoop):
    """An event loop that opens its descriptors when it is first used."""

    def __init__(self) -> None:
        self._is_open = False
        super().__init__(selectors.SelectSelector())  # holds none

    def run_forever(self) -> None:
        """Run, also for `run_until_complete`."""
        self._open()
        super().run_forever()

    def _open(self) -> None:
        if not self._is_open and not self.is_closed():
            self._is_open = True
            self._selector = selectors.DefaultSelector()
            super()._make_self_pipe()  # type: ignore[misc]

    def _make_self_pipe(self) -> None:
        """Called by the constructor: not yet."""
        self._csock = None

    def _add_reader(self, *given: object) -> object:
        self._open()
        return super()._add_reader(*given)  # type: ignore[misc]

    def _add_writer(self, *given: object) -> object:
        self._open()
        return super()._add_writer(*given)  # type: ignore[misc]

    def _close_self_pipe(self) -> None:
        if self._is_open:
            super()._close_self_pipe()  # type: ignore[misc]


class _Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A loop that opens late."""
        return LateLoop()
