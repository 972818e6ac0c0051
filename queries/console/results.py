"""Results of free queries, cached once for everyone who asks the same, within bounds of size and age."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from queries.cache import kept
from queries.console.pool import Result, console

MOST_BYTES = 16 << 20
_SECONDS = 600.0  # a result may depend on the day


class Results:
    """The latest results from one record, by statement; the oldest go when they are too large together.

    Args:
        ask: runs a statement for a client (see `Console.run`).
        clock: seconds, for tests.
    """

    def __init__(self, ask: Callable[[str, str], Result], clock: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, Result]] = OrderedDict()
        self._lock = threading.Lock()

    def run(self, sql: str, client: str = "") -> Result:
        """The result of a statement: the kept one, which nobody may change in place, or a new one.

        Raises:
            QueryRefusedError: see `Console.run`; what went wrong is not kept.
        """
        with self._lock:
            kept = self._kept.get(sql)
            if kept is not None and self._clock() - kept[0] < _SECONDS:
                self._kept.move_to_end(sql)
                return kept[1]
        result = self._ask(sql, client)
        with self._lock:
            self._kept[sql] = (self._clock(), result)
            self._kept.move_to_end(sql)
            while self.size() > MOST_BYTES:
                self._kept.popitem(last=False)
        return result

    def size(self) -> int:
        """Bytes of all kept results, as they came from the children."""
        return sum(result.size + len(sql) for sql, (_, result) in self._kept.items())


@kept
def results() -> Results:
    """The one store of results from the record that is read now."""
    return Results(lambda sql, client: console().run(sql, client=client))
