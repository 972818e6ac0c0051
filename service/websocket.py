"""The visitor's websocket: who may open one, how many, what may be said over it and how fast.

Nothing else reaches Streamlit. A message that comes too fast is not lost but waits: nothing more is read from that
socket meanwhile, so the sender's own line is what fills up. A client that owes more than `_LONGEST_WAIT` seconds is let
go; its page opens a new socket, with its session, once it has calmed down.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.limits import Buckets, client_of
from service.messages import kind_of
from service.metrics import count, reruns
from service.origins import is_own
from service.problems import ProblemError
from service.security import LARGEST_HEADERS

PATH = "/_stcore/stream"
_LONGEST_WAIT = 10.0
_TRY_LATER = 1013  # https://www.iana.org/assignments/websocket: the page connects again after a while
_RERUN = 1.0
_LIGHT = 0.2  # heartbeats, parts of tables
_log = logging.getLogger("service")


@dataclass(frozen=True)
class Bounds:
    """What one client and all together may use.

    Args:
        of_client: sockets that one client may hold open.
        in_all: sockets that may be open at the same time.
        rate: reruns a second that one client may keep up over all its sockets; 0 for no limit.
        burst: reruns that it may ask for at once.
    """

    of_client: int = 200
    in_all: int = 1_000
    rate: float = 12
    burst: float = 60

    @property
    def of_socket(self) -> tuple[float, float]:
        """Rate and burst of one socket: half of its client's; few people do more than one thing a second for long."""
        return self.rate / 2, self.burst / 2


class WebsocketFilter:
    """Refuses foreign origins and sockets beyond the bounds; lets pass what `messages` knows, as fast as `Bounds` say.

    Args:
        app: the application.
        bounds: how much one client may use.
        public: public address of the site, "" where none is set.
    """

    def __init__(self, app: ASGIApp, bounds: Bounds | None = None, public: str = "") -> None:
        self._app = app
        self._bounds = bounds or Bounds()
        self._public = public
        self._open: Counter[str] = Counter()
        self._of_client = Buckets(self._bounds.rate, self._bounds.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        client = client_of(scope)
        refused = self._refusal(scope, client)
        if refused is not None:
            await _refuse(refused, scope, receive, send)
            return
        self._open[client] += 1
        try:
            await self._app(_without_origin(scope), self._slow_down(receive, send, client), send)
        finally:
            self._open[client] -= 1
            if not self._open[client]:
                del self._open[client]

    def _refusal(self, scope: Scope, client: str) -> ProblemError | None:
        if scope["path"] != PATH:
            return ProblemError(HTTPStatus.NOT_FOUND, "There is no websocket at this address.")
        if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEADERS:
            count("headers")
            return ProblemError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large.")
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        origins = [value for name, value in scope["headers"] if name == b"origin"]
        if len(hosts) != 1 or len(origins) > 1 or any(not is_own(o, hosts[0], self._public) for o in origins):
            count("origin")
            return ProblemError(HTTPStatus.FORBIDDEN, "Only pages of this site may open a socket here.")
        wait = {"Retry-After": "10"}
        if self._bounds.rate and self._open[client] >= self._bounds.of_client:
            count("sockets")
            detail = f"This address holds {self._bounds.of_client} pages open already; close some."
            return ProblemError(HTTPStatus.TOO_MANY_REQUESTS, detail, headers=wait)
        if self._open.total() >= self._bounds.in_all:
            count("sockets")
            detail = "As many pages are open as this process can serve; try again in a moment."
            return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=wait)
        return None

    def _slow_down(self, receive: Receive, send: Send, client: str) -> Receive:
        """What comes in, as fast as it may; what may not pass costs as much and is dropped."""
        own = Buckets(*self._bounds.of_socket)

        async def receive_slowly() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                kind = kind_of(message.get("bytes") or b"")
                if kind is None:
                    count("message")
                if self._bounds.rate:
                    cost = _LIGHT if kind not in (None, "rerun_script") else _RERUN
                    wait = max(own.owe("", cost), self._of_client.owe(client, cost))
                    if wait > _LONGEST_WAIT:
                        count("reruns")
                        _log.warning("a socket was let go: its client sends too fast")
                        await send({"type": "websocket.close", "code": _TRY_LATER})
                        return {"type": "websocket.disconnect", "code": _TRY_LATER, "reason": ""}
                    if wait:
                        await asyncio.sleep(wait)
                if kind is not None:
                    reruns.inc(kind == "rerun_script")
                    return message

        return receive_slowly


def _without_origin(scope: Scope) -> Scope:
    """The origin has been judged here; of a foreign one Streamlit would ask the internet for our own address."""
    return {**scope, "headers": [header for header in scope["headers"] if header[0] != b"origin"]}


async def _refuse(problem: ProblemError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the handshake with the problem (before it is accepted, so that nothing of a session is made)."""
    await receive()
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": _TRY_LATER})
        return
    response = problem.response()
    begin = {"type": "websocket.http.response.start", "status": problem.status.value, "headers": response.raw_headers}
    await send(begin)
    await send({"type": "websocket.http.response.body", "body": response.body})
