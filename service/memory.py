"""Memory that is no longer used goes back to the system: glibc keeps what many threads let go unless it is told."""

from __future__ import annotations

import ctypes
import logging
import threading

_ARENA_MAX = -8  # M_ARENA_MAX of <malloc.h>
_ARENAS = 2
_log = logging.getLogger("service")


def keep_small(stopped: threading.Event, seconds: float) -> None:
    """Let threads share two arenas, and give back what is free every so many seconds, until `stopped`.

    Where the C library is another one, nothing is done.
    """
    try:
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(_ARENA_MAX, _ARENAS)
    except (OSError, AttributeError):
        _log.info("no glibc here: memory that is let go may stay with the process")
        return
    threading.Thread(target=_give_back, args=(libc, stopped, seconds), name="memory", daemon=True).start()


def _give_back(libc: ctypes.CDLL, stopped: threading.Event, seconds: float) -> None:
    while not stopped.wait(seconds):
        libc.malloc_trim(0)  # other threads go on meanwhile: ctypes lets go of the interpreter
