"""Token buckets for each client: on requests to the API and the files, and on what comes in over websockets."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from service.metrics import count
from service.problems import ProblemError

_PATHS = ("/api/", "/data/")
_MOST_CLIENTS = 10_000
Clock = Callable[[], float]


def client_of(scope: Scope) -> str:
    """Who asks: the address, of IPv6 the network (/64) that one line has to itself."""
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address.packed[:8] + bytes(8), 64)))
    return host


class Buckets:
    """A token bucket for each client, for recent clients.

    Args:
        rate: tokens that come back in a second.
        burst: tokens of a full bucket.
        clock: seconds, for tests.
    """

    def __init__(self, rate: float, burst: float, clock: Clock = time.monotonic) -> None:
        self.rate = rate
        self._burst = float(burst)
        self._clock = clock
        self._tokens: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Take one token if there is one; 0, or the seconds until there is."""
        tokens = self._now(client)
        if tokens < 1:
            return (1 - tokens) / self.rate
        self._keep(client, tokens - 1)
        return 0

    def owe(self, client: str, tokens: float = 1) -> float:
        """Take tokens, ahead of time if need be; the seconds to wait before they may be used."""
        left = self._now(client) - tokens
        self._keep(client, left)
        return max(0.0, -left / self.rate)

    def _now(self, client: str) -> float:
        tokens, then = self._tokens.pop(client, (self._burst, self._clock()))
        tokens = min(self._burst, tokens + (self._clock() - then) * self.rate)
        self._keep(client, tokens)
        return tokens

    def _keep(self, client: str, tokens: float) -> None:
        self._tokens[client] = (tokens, self._clock())
        if len(self._tokens) > _MOST_CLIENTS:
            self._tokens.popitem(last=False)


class RateLimit:
    """Refuses a client that asks faster than `rate` a second once its `burst` is used up.

    Args:
        app: the application.
        rate: requests a second; 0 for no limit.
        burst: requests at once.
        clock: seconds, for tests.
    """

    def __init__(self, app: ASGIApp, rate: float, burst: int, clock: Clock = time.monotonic) -> None:
        self._app = app
        self._buckets = Buckets(rate, burst, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if self._buckets.rate and scope["type"] == "http" and scope["path"].startswith(_PATHS):
            wait = self.take(client_of(scope))
            if wait:
                count("rate")
                detail = f"More than {self._buckets.rate:g} requests a second; wait {wait} s."
                refused = ProblemError(HTTPStatus.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(wait)})
                await refused.response()(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def take(self, client: str) -> int:
        """Take one token of a client; 0, or the whole seconds until there is one."""
        return math.ceil(self._buckets.take(client))
