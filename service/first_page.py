"""Streamlit's own page, compressed, and with the parts named early that our pages need.

A browser learns of them one after the other only when the page's content comes in; named in the first answer they are
there by then. On a line of 10 Mbit/s and 60 ms that saves up to a tenth of a second, where the browser is not busier
than the line.
"""

from __future__ import annotations

import datetime as dt
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.documents import Document, answer
from service.security import PLAIN
from service.static import STATIC

# Stems of Streamlit's files: HTML in markdown (drawings), tables, downloads, counts.
PARTS = (
    "rehype-raw",
    "hastscript",
    "web-namespaces",
    "Html",
    "purify.es",
    "DownloadButton",
    "createDownloadLinkElement",
    "Metric",
    "formatNumber",
    "numbro",
    "sprintfjs",
    "loadVegaEmbed",
    "printWidthCap",
    "CustomTheme",
    "WidgetLabelHelpIconInline",
)
_HEAD_ENDS = b"</head>"
_OTHERS = (*PLAIN, "/static/", "/media/", "/_stcore/", "/component/", "/app/static/")
_ANSWERED_HERE = frozenset({b"if-none-match", b"if-modified-since", b"range", b"if-range", b"accept-encoding"})


def names(folder: Path = STATIC / "js") -> list[str]:
    """File names of the parts (Streamlit puts a hash behind each stem)."""
    return [path.name for stem in PARTS for path in sorted(folder.glob(f"{stem}.????????.js"))]


class FirstPage:
    """Sends Streamlit's page with early hints in its head; everything else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in names())
        self._links = "".join(links).encode()
        self._started = dt.datetime.now(dt.UTC).replace(microsecond=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def holding(message: Message) -> None:
            if held or (message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK):
                held.append(message)
            else:
                await send(message)

        headers = [header for header in scope["headers"] if header[0] not in _ANSWERED_HERE]
        await self._app({**scope, "method": "GET", "headers": headers}, receive, holding)
        if held:
            body = b"".join(message.get("body", b"") for message in held[1:])
            hinted = body.replace(_HEAD_ENDS, self._links + _HEAD_ENDS, 1)
            document = Document(hinted, "text/html; charset=utf-8", self._started)
            await answer(Request(scope), document, "no-cache")(scope, receive, send)


def _asks_for_page(scope: Scope) -> bool:
    """Whether a browser asks for one of the interactive pages."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(_OTHERS):
        return False
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")
