"""Short answers for the whole site while there is no record to serve, with the time to retry."""

from __future__ import annotations

from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from queries.record import is_open
from service.problems import ProblemError

_ANSWERED = ("/healthz", "/readyz", "/metrics", "/static/", "/_stcore/health")
_TRY_AGAIN_LATER = 1013


class Unready:
    """503 for every address except health checks, until a record is open."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or websocket."""
        if scope["type"] not in ("http", "websocket") or is_open() or scope["path"].startswith(_ANSWERED):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _TRY_AGAIN_LATER})
        else:
            detail = "The record is not there yet; try again in some seconds."
            refused = ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "5"})
            await refused.response()(scope, receive, send)
