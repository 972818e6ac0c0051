"""Where what can be made again is kept: the folder that is asked for, or another where it can't be written."""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import tempfile
from pathlib import Path

_log = logging.getLogger("service")


def writable(folder: Path) -> Path:
    """The folder itself, made where it is not there; where it can't be written, this user's own temporary one.

    The log says so; where neither can be written, the folder itself is returned, and who writes to it gets the error.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        _log.warning("%s can't be written (%s): what can be made again is kept among temporary files", folder, error)
    try:
        return _own()
    except OSError as error:
        _log.warning("nor can any other folder (%s): nothing is kept", error)
        return folder


def _own() -> Path:
    """This user's own temporary folder; a new one where another user has taken its name."""
    own = Path(tempfile.gettempdir()) / f"joint-inspections-{os.getuid()}"
    with contextlib.suppress(FileExistsError):
        own.mkdir(mode=0o700)
    found = own.lstat()  # a link of another user's may lead to a folder of ours
    if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid():
        return own
    return Path(tempfile.mkdtemp(prefix="joint-inspections-"))
