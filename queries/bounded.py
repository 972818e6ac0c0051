"""One cache for all that is made from a record: many kinds of things, each kind within its own bounds.

Each kind has its own bounds so that no visitor can empty the cache: someone who asks the API for ten thousand pages
pushes out pages of the API, never a chart.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cachetools import LRUCache

Made = TypeVar("Made")


@dataclass(frozen=True)
class Kind(Generic[Made]):
    """One kind of thing that is kept, and how much of it.

    Args:
        name: its own, one for each kind.
        most: how many are kept; the least recently used go first.
        largest: how much they may come to together, in what `size` counts (with `size` only).
        size: of one of them.
    """

    name: str
    most: int
    largest: int = 0
    size: Callable[[Made], int] | None = None

    @property
    def bound(self) -> int:
        """The limit on their total weight."""
        return self.largest if self.size else self.most

    def weight(self, made: Made) -> int:
        """What one of them weighs: 1, or its size, and at least so much that no more than `most` are kept."""
        return max(self.size(made), -(-self.largest // self.most)) if self.size else 1


class _Turn:
    """Who makes one thing: a lock, and how many hold it or wait for it."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.waiting = 0


class Cache:
    """What was made from one record, by kind and key; it lasts as long as the record.

    What it hands out is the kept object itself: nobody may change it in place.
    """

    def __init__(self) -> None:
        self._kinds: dict[str, LRUCache[Hashable, Any]] = {}
        self._turns: dict[Hashable, _Turn] = {}
        self._lock = threading.Lock()

    def get(self, kind: Kind[Made], key: Hashable) -> Made | None:
        """What is kept under `key`, or None."""
        with self._lock:
            kept = self._kinds.get(kind.name)
            return None if kept is None else kept.get(key)

    def put(self, kind: Kind[Made], key: Hashable, made: Made) -> None:
        """Keep `made` under `key`, or nothing if it exceeds the bounds on its own."""
        with self._lock:
            kept = self._kinds.get(kind.name)
            if kept is None:
                kept = self._kinds[kind.name] = LRUCache(kind.bound, kind.weight)
            kept.pop(key, None)
            if kind.weight(made) <= kind.bound:
                kept[key] = made

    def made(self, kind: Kind[Made], key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under `key`, made now if it is missing; None is returned but not kept.

        It is made once, however many ask at the same time: the others wait for it. `make` may ask for other keys.
        """
        kept = self.get(kind, key)
        if kept is None:
            with self._turn(kind.name, key):
                kept = self.get(kind, key)
                if kept is None:
                    kept = make()
                    if kept is not None:
                        self.put(kind, key, kept)
        return kept

    @contextlib.contextmanager
    def _turn(self, *place: Hashable) -> Iterator[None]:
        """Let one thread at a time make what belongs there; the lock goes with the last that waited for it."""
        with self._lock:
            turn = self._turns.setdefault(place, _Turn())
            turn.waiting += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._lock:
                turn.waiting -= 1
                if not turn.waiting:
                    self._turns.pop(place, None)
