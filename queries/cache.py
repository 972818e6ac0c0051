"""What is made from the record is kept with it: functions of the record, called once for the same arguments."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

from queries.bounded import Cache, Kind
from queries.record import current

__all__ = ["Cache", "Kind", "keep", "kept", "look_up"]

Made = TypeVar("Made")
Asked = ParamSpec("Asked")


def look_up(kind: Kind[Made], key: Hashable) -> Made | None:
    """What the current record keeps under `key`, or None."""
    return current().cache.get(kind, key)


def keep(kind: Kind[Made], key: Hashable, make: Callable[[], Made]) -> Made:
    """What the current record keeps under `key`, made if it is missing (see `Cache.made`)."""
    return current().cache.made(kind, key, make)


def kept(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """A pure function of the record and its (hashable) arguments, called once for each record and the same arguments.

    What it hands out is the kept object itself: nobody may change it in place.
    """
    code = inspect.unwrap(make).__code__  # by its place: every page is the module __main__ when Streamlit runs it
    kind: Kind[Made] = Kind(f"{code.co_filename}:{code.co_firstlineno}", 64)

    @functools.wraps(make)
    def look_up_or_make(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        return keep(kind, (args, tuple(sorted(kwargs.items()))), lambda: make(*args, **kwargs))

    return look_up_or_make
