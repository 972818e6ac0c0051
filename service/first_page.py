"""Streamlit's own page, compressed, with our title and description, and with the parts named early that we need.

A browser learns of them one after the other only when the page's content comes in; named in the first answer they are
there by then. On a line of 10 Mbit/s and 60 ms that saves up to a tenth of a second, where the browser is not busier
than the line. Title, description and address are those of the page asked for (`preview`), and the element that
Streamlit fills holds the top of that page until it does (`components.first_answer`); a small script of ours goes to the
place that an address names, once it is there.
"""

from __future__ import annotations

import datetime as dt
import re
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.first_answer import markup
from components.style import sheet
from queries.record import RecordError
from service.addresses import PAGES
from service.base import base_of
from service.documents import Document, answer
from service.exports import last_modified
from service.preview import Preview, page_at, preview
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
SCRIPTS = Path(__file__).resolve().parent / "templates"
_BODY_BEGINS = b"<body>"
_ROOT = b'<div id="root"></div>'
_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)
_NO_SCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_ANSWERED_HERE = frozenset({b"if-none-match", b"if-modified-since", b"range", b"if-range", b"accept-encoding"})


def names(folder: Path = STATIC / "js") -> list[str]:
    """File names of the parts (Streamlit puts a hash behind each stem)."""
    return [path.name for stem in PARTS for path in sorted(folder.glob(f"{stem}.????????.js"))]


def script(name: str) -> Document:
    """A script of ours: `anchor.js` goes to the place that an address names (`/cycle#boards`) once the page is drawn,
    `first.js` keeps the first answer until then."""
    path = SCRIPTS / name
    changed = dt.datetime.fromtimestamp(int(path.stat().st_mtime), dt.UTC)
    return Document(path.read_bytes(), "text/javascript; charset=utf-8", changed)


class FirstPage:
    """Sends Streamlit's page with a head of our own; everything else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in names())
        self._ours = (
            f'{"".join(links)}<script defer src="./first.js"></script><script defer src="./anchor.js"></script>'
        ).encode()
        self._sheet = f"<style>{sheet()}</style>".encode()
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
        shared = preview(request.url.path, request.url.query)
        head, first = shared.head(base_of(request)).encode(), _first_answer(request, shared).encode()
        body = _TITLE.sub(lambda _: head + self._ours, body, count=1)
        body = _NO_SCRIPT.sub(b"", body, count=1)
        body = body.replace(_BODY_BEGINS, _BODY_BEGINS + self._sheet, 1)  # after the head's, so that ours wins
        body = body.replace(_ROOT, _ROOT.replace(b"></", b">%s</" % first), 1)
        return Document(body, "text/html; charset=utf-8", self._last_changed())

    def _last_changed(self) -> dt.datetime:
        try:
            return max(self._started, last_modified())
        except RecordError:  # the page itself says what is wrong
            return self._started


def _first_answer(request: Request, shared: Preview) -> str:
    page, asked = page_at(request.url.path, request.url.query)
    try:
        return markup(page, asked, shared.title, shared.description)
    except RecordError:  # the page itself says what is wrong
        return ""


def _asks_for_page(scope: Scope) -> bool:
    """Whether one of the interactive pages is asked for, by a browser or by whoever takes any kind of answer."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    if (scope["path"].removesuffix("/") or "/") not in PAGES:
        return False
    accept = dict(scope["headers"]).get(b"accept", b"*/*")  # programs that make link previews take anything
    return b"text/html" in accept or b"*/*" in accept
