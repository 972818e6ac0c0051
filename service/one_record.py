"""One record for each request: what a request reads is of one version, also where the process moves on meanwhile."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from queries.record import hold_record, is_open


class OneRecord:
    """Holds the record that is current when a request comes in until it is answered.

    Websockets hold none: a session outlives records, and each run of a page holds its own (`dashboard.py`).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or websocket."""
        if scope["type"] != "http" or not is_open():
            await self._app(scope, receive, send)
            return
        with hold_record():
            await self._app(scope, receive, send)
