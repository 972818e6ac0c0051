"""Streamlit's own page, compressed, with our title and description, and with the parts named early that we need.

A browser learns of them one after the other only when the page's content comes in; named in the first answer they are
there by then. On a line of 10 Mbit/s and 60 ms that saves up to a tenth of a second, where the browser is not busier
than the line. Title, description and address are those of the page asked for (`preview`); a small script of ours goes
to the place that an address names, once it is there.
"""

from __future__ import annotations

import datetime as dt
import re
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from queries.record import RecordError
from service.addresses import PAGES
from service.base import base_of
from service.documents import Document, answer
from service.exports import last_modified
from service.preview import preview
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
ANCHOR = Path(__file__).resolve().parent / "templates" / "anchor.js"
NO_SCRIPT = (
    "<noscript><p>These pages need JavaScript. The same facts stand on plain pages without it: "
    '<a href="./councils/">all councils</a>, <a href="./api/">API and files</a>.</p></noscript>'
)
_HEAD_ENDS = b"</head>"
_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)
_NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_ANSWERED_HERE = frozenset({b"if-none-match", b"if-modified-since", b"range", b"if-range", b"accept-encoding"})


def names(folder: Path = STATIC / "js") -> list[str]:
    """File names of the parts (Streamlit puts a hash behind each stem)."""
    return [path.name for stem in PARTS for path in sorted(folder.glob(f"{stem}.????????.js"))]


def anchor() -> Document:
    """The script that goes to the place which an address names (`/cycle#boards`) once the page is drawn."""
    changed = dt.datetime.fromtimestamp(int(ANCHOR.stat().st_mtime), dt.UTC)
    return Document(ANCHOR.read_bytes(), "text/javascript; charset=utf-8", changed)


class FirstPage:
    """Sends Streamlit's page with a head of our own; everything else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in names())
        self._ours = f'{"".join(links)}<script defer src="./anchor.js"></script>'.encode()
        self._started = dt.datetime.now(dt.UTC).replace(microsecond=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            if held or (message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK):
                held.append(message)
            else:
                await send(message)

        headers = [header for header in scope["headers"] if header[0] not in _ANSWERED_HERE]
        await self._app({**scope, "method": "GET", "headers": headers}, receive, hold)
        if held:
            body = b"".join(message.get("body", b"") for message in held[1:])
            request = Request(scope)
            document = await run_in_threadpool(self._document, request, body)
            await answer(request, document, "no-cache")(scope, receive, send)

    def _document(self, request: Request, body: bytes) -> Document:
        shared = preview(request.url.path, request.url.query).head(base_of(request)).encode()
        body = _TITLE.sub(lambda _: shared, body, count=1)
        body = _NO_SCRIPT.sub(lambda _: NO_SCRIPT.encode(), body, count=1)
        body = body.replace(_HEAD_ENDS, self._ours + _HEAD_ENDS, 1)
        return Document(body, "text/html; charset=utf-8", self._last_changed())

    def _last_changed(self) -> dt.datetime:
        try:
            return max(self._started, last_modified())
        except RecordError:  # the page itself says what is wrong
            return self._started


def _asks_for_page(scope: Scope) -> bool:
    """Whether a browser asks for one of the interactive pages."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    if (scope["path"].removesuffix("/") or "/") not in PAGES:
        return False
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")
