"""The latest answers, kept in memory: a bounded cache that no visitor can empty."""

from __future__ import annotations

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, ParamSpec, TypeVar

from queries.record import current

Kept = TypeVar("Kept")
Asked = ParamSpec("Asked")


class Cache(Generic[Kept]):
    """The latest answers, by key; the oldest go when there are too many, or when they are too large together.

    Args:
        most: how many answers are kept.
        largest: how much they may come to, in what `size` counts.
        size: of one answer; all count as nothing where it is not given.
    """

    def __init__(self, most: int, largest: int = 0, size: Callable[[Kept], int] = lambda _: 0) -> None:
        self._most, self._largest, self._size = most, largest, size
        self._total = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Kept | None:
        """What is kept under `key`, or None."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def made(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What is kept under `key`, made now where it is not there."""
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.put(key, kept)
        return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep `kept` under `key` from now on."""
        size = self._size(kept)
        with self._lock:
            if key in self._kept:
                self._total -= self._size(self._kept.pop(key))
            if size > self._largest:
                return
            self._kept[key] = kept
            self._total += size
            while len(self._kept) > self._most or self._total > self._largest:
                self._total -= self._size(self._kept.popitem(last=False)[1])


def kept(make: Callable[Asked, Kept]) -> Callable[Asked, Kept]:
    """A function of the record whose answers are kept, by its (hashable) arguments, until the record changes.

    What it hands out is the kept object itself: nobody may change it in place.
    """
    answers: Cache[Kept] = Cache(64)

    @functools.wraps(make)
    def asked(*args: Asked.args, **kwargs: Asked.kwargs) -> Kept:
        key = (current().version, args, tuple(sorted(kwargs.items())))
        return answers.made(key, lambda: make(*args, **kwargs))

    return asked
