"""Whole responses kept in memory, so that repeating a recent request costs next to nothing."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from queries.cache import Kind, keep, look_up

_PATHS = (
    "/api/",
    "/calendar/",
    "/council/",
    "/councils/",
    "/inspection/",
    "/feed.atom",
    "/sitemap.xml",
    "/robots.txt",
    "/plain.css",
)
_LARGEST = 65_536
_MOST = 1_024
_LARGEST_IN_ALL = 4_000_000
_LONGEST_QUESTION = 1_024
_ASKS_MORE = frozenset({b"range", b"if-range", b"if-none-match", b"if-modified-since", b"content-length"})
_TELLS_APART = frozenset({b"accept", b"accept-encoding", b"host"})


class Swift:
    """Replays a cached response to the same request on the same record (small, public, 200)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        key = _key(scope)
        if key is None:
            await self._app(scope, receive, send)
            return
        kept = look_up(_RESPONSES, key)
        if kept is not None:
            begin, body = kept
            await send({**begin, "headers": list(begin["headers"])})
            await send(body)
            return
        begun: list[Message] = []

        async def send_and_keep(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append({**message, "headers": list(message["headers"])})
            elif len(begun) == 1 and not message.get("more_body") and _worth_keeping(begun[0], message):
                answer = (begun[0], message)
                keep(_RESPONSES, key, lambda: answer)
            await send(message)

        await self._app(scope, receive, send_and_keep)


def _key(scope: Scope) -> tuple[object, ...] | None:
    """Cache key of a request; None if the response must not come from the cache."""
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_PATHS):
        return None
    if len(scope["path"]) + len(scope["query_string"]) > _LONGEST_QUESTION:
        return None
    named = []
    for name, value in scope["headers"]:
        if name in _ASKS_MORE:
            return None
        if name in _TELLS_APART:
            named.append((name, value))
        elif name == b"origin":
            named.append((name, b""))
    return (scope["scheme"], scope["path"], scope["query_string"], *named)


def _size(answer: tuple[Message, Message]) -> int:
    return len(answer[1].get("body", b"")) + 2_000


_RESPONSES: Kind[tuple[Message, Message]] = Kind("responses", _MOST, _LARGEST_IN_ALL, _size)


def _worth_keeping(begin: Message, body: Message) -> bool:
    headers = dict(begin["headers"])
    public = headers.get(b"cache-control", b"").startswith(b"public")
    return begin["status"] == 200 and public and len(body.get("body", b"")) <= _LARGEST
