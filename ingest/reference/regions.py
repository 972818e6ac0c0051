"""The nine regions as official tables spell them: in their own case, and with London's two halves beside London."""

from __future__ import annotations

from ingest.errors import IngestError
from ingest.reference.areas import REGIONS

ENGLAND = "England"
_HALVES = {"inner london", "outer london", "london (inner)", "london (outer)"}
_BY_NAME = {name.casefold(): name for name in REGIONS}


def region(label: str, source: str) -> str | None:
    """The region of the record that `label` names; None for a half of London, which is no region of its own.

    Raises:
        IngestError: it names neither.
    """
    name = label.casefold()
    if name in _HALVES:
        return None
    if name not in _BY_NAME:
        raise IngestError(f"{source}: {label!r} is none of the nine regions")
    return _BY_NAME[name]
