"""What pages show, made once for all visitors of one record: by theme, and the choices that it depends on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from components.palette import dark
from queries.cache import Kind, keep

Made = TypeVar("Made")

_LARGEST = 16_000_000
"""Characters: a part holds the address that the visitor's browser gave, and nobody may fill the memory with that."""
_PARTS: Kind[Any] = Kind("parts of pages", 512, _LARGEST, lambda made: len(made) if isinstance(made, str) else 1)


def once(make: Callable[[], Made], *parts: Hashable) -> Made:
    """What `make` gives, made at the first call with the same parts on the same record in the same theme.

    It is handed out as it is kept, for all visitors: nobody may change it in place.

    Args:
        make: draws or computes from the record and from `parts`, and from nothing else.
        parts: a name of its own, then every choice that the result depends on.
    """
    made: Made = keep(_PARTS, (dark(), parts), make)
    return made
