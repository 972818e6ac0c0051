"""One line of JSON for each request: no query string, no address of a person, no header."""

from __future__ import annotations

import datetime as dt
import json
import logging
import time
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("service.access")


class AccessLog:
    """Logs moment, method, path, status, bytes and time of each request, and of each websocket once it closes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] not in ("http", "websocket") or not log.isEnabledFor(logging.INFO):
            await self._app(scope, receive, send)
            return
        started, status, size = time.perf_counter(), 0, 0

        async def measure(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "websocket.accept":
                status = 101
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, measure)
        finally:
            line = {
                "at": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
                "method": scope.get("method", "WEBSOCKET"),
                "path": quote(scope["path"][:300], safe="/"),
                "status": status,
                "bytes": size,
                "ms": round((time.perf_counter() - started) * 1000, 1),
            }
            log.info(json.dumps(line))
