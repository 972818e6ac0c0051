"""Folders for work in progress, which vanish with the process that made them, also where it was killed.

A folder is locked for as long as its process lives (the kernel lets the lock go, whatever ends the process). Whoever
makes the next one removes those that nobody holds any more.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_PREFIX = ".draft-"


class Draft:
    """A folder of this process's own below `parent`, until it is removed or the process ends.

    Raises:
        OSError: the folder can't be made.
    """

    def __init__(self, parent: Path) -> None:
        with _lock_folder(parent):
            _sweep(parent)
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
            self._lock = os.open(self.path, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX)

    def remove(self) -> None:
        """Remove the folder with all that is in it; a second time is no fault."""
        if self._lock >= 0:
            shutil.rmtree(self.path, ignore_errors=True)
            os.close(self._lock)
            self._lock = -1


@contextlib.contextmanager
def draft(parent: Path) -> Iterator[Path]:
    """A folder below `parent` for the time of a `with` block (see `Draft`)."""
    made = Draft(parent)
    try:
        yield made.path
    finally:
        made.remove()


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk.

    Raises:
        OSError: they can't be written (a full disk may say so only here).
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _lock_folder(parent: Path) -> Iterator[None]:
    folder = os.open(parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _sweep(parent: Path) -> None:
    """Remove drafts whose process is gone."""
    for left in parent.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):  # removed meanwhile, held, or another user's
            lock = os.open(left, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(lock)
