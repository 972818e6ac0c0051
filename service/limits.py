"""A rate limit for each client on the API and the files: a token bucket, kept for the clients of late."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from service.problems import ProblemError

_PATHS = ("/api/", "/data/")
_MOST_CLIENTS = 10_000


class RateLimit:
    """Refuses a client that asks faster than `rate` a second once its `burst` is used up.

    Args:
        app: the application.
        rate: requests a second; 0 for no limit.
        burst: requests at once.
        clock: seconds, for tests.
    """

    def __init__(self, app: ASGIApp, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._app = app
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if self._rate and scope["type"] == "http" and scope["path"].startswith(_PATHS):
            wait = self.taken((scope.get("client") or ("",))[0])
            if wait:
                detail = f"More than {self._rate:g} requests a second; wait {wait} s."
                refused = ProblemError(HTTPStatus.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(wait)})
                await refused.response()(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def taken(self, client: str) -> int:
        """Take one token of a client; 0, or the whole seconds until there is one."""
        now = self._clock()
        tokens, then = self._buckets.pop(client, (float(self._burst), now))
        tokens = min(float(self._burst), tokens + (now - then) * self._rate)
        granted = tokens >= 1
        self._buckets[client] = (tokens - 1 if granted else tokens, now)
        if len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0 if granted else math.ceil((1 - tokens) / self._rate)
