"""Security headers on every response; CSP as strict as Streamlit's own page allows, stricter elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.metrics import count
from service.origins import is_authority
from service.problems import ProblemError

INDEX = Path(streamlit.__file__).resolve().parent / "static" / "index.html"
METHODS = ("GET", "HEAD", "OPTIONS")
POSTED = ("/mcp",)
"""Addresses that take a question in the body of a POST; nothing is changed by it."""
_OF_PAGES = (b"permissions-policy", b"cross-origin-opener-policy", b"x-permitted-cross-domain-policies")
LONGEST_QUERY = 32_768
LARGEST_BODY = 16_384
LARGEST_HEADERS = 16_384
MOST_HEADERS = 100
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
PLAIN = (
    "/council/",
    "/councils",
    "/inspection/",
    "/api",
    "/calendar/",
    "/data/",
    "/feed.atom",
    "/sitemap.xml",
    "/robots.txt",
    "/llms.txt",
    "/share/",
    "/plain.css",
)
FRAMED = ("/figure/", "/embed/")
"""What every site may show in a frame: figures and cards alone, which hold no script and no control."""
_EMBED = (b"embed", b"true")
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def inline_hashes(index: Path = INDEX) -> list[str]:
    """CSP sources of the inline scripts of Streamlit's page, so that no other inline script runs."""
    scripts = _SCRIPT.findall(index.read_text(encoding="utf-8"))
    return [f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts]


class SecurityHeaders:
    """Puts the headers on every response, and refuses what no visitor needs to send.

    Args:
        app: the application.
        embedders: origins that may show a page in a frame at `?embed=true`.
    """

    def __init__(self, app: ASGIApp, embedders: Iterable[str] = ()) -> None:
        self._app = app
        page = (
            f"default-src 'self'; script-src 'self' {' '.join(inline_hashes())}; style-src 'self' 'unsafe-inline'; "
            "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
            "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors "
        )
        plain = (
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
            "frame-ancestors 'none'"
        )
        allowed = " ".join(embedders)
        self._plain = _raw(plain, x_frame_options="DENY", cross_origin_resource_policy="cross-origin")
        framed = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'; frame-ancestors *"
        self._framed = _raw(framed, cross_origin_resource_policy="cross-origin")
        self._interactive = _raw(f"{page}'none'", x_frame_options="DENY")
        # A page takes eighty files, so each says only what binds a file; the policy holds where one runs as a worker.
        file = _raw("default-src 'self'; object-src 'none'; frame-ancestors 'none'", x_frame_options="DENY")
        self._file = [header for header in file if header[0] not in _OF_PAGES]
        self._embedded = _raw(page + allowed) if allowed else []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _join(message["headers"], self._headers(scope))}
            await send(message)

        refused = _refusal(scope)
        if refused is not None:
            await refused.response()(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive if _may_post(scope) else _without_body(receive), send_with_headers)

    def _headers(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        if scope["path"].startswith("/static/"):
            return self._file
        if scope["path"].startswith(FRAMED):
            return self._framed
        if scope["path"].startswith(PLAIN):
            return self._plain
        if self._embedded and _EMBED in parse_qsl(scope["query_string"]):
            return self._embedded
        return self._interactive


def _join(own: Iterable[tuple[bytes, bytes]], ours: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    names = {name for name, _ in ours}
    return [*(header for header in own if header[0].lower() not in names), *ours]


def _raw(policy: str, **others: str) -> list[tuple[bytes, bytes]]:
    stated = {**_ALWAYS, "content-security-policy": policy, **others}
    return [(name.lower().replace("_", "-").encode(), value.encode()) for name, value in stated.items()]


def _refusal(scope: Scope) -> ProblemError | None:
    if scope["method"] not in METHODS and not _may_post(scope):
        allow = {"Allow": ", ".join(METHODS)}
        return ProblemError(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD are answered here.", headers=allow)
    if len(scope["query_string"]) > LONGEST_QUERY:
        return ProblemError(HTTPStatus.REQUEST_URI_TOO_LONG, f"The query string is longer than {LONGEST_QUERY} bytes.")
    size = sum(len(name) + len(value) + 4 for name, value in scope["headers"])
    if size > LARGEST_HEADERS or len(scope["headers"]) > MOST_HEADERS:
        count("headers")
        return ProblemError(
            HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            f"A request may have {MOST_HEADERS} headers, of {LARGEST_HEADERS} bytes together.",
        )
    if not all(is_authority(value) for name, value in scope["headers"] if name == b"host"):
        return ProblemError(HTTPStatus.BAD_REQUEST, "The Host header is not a name or an address.")
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return ProblemError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A request may not carry more than {LARGEST_BODY} bytes."
        )
    return None


def _may_post(scope: Scope) -> bool:
    return scope["method"] == "POST" and scope["path"] in POSTED


def _without_body(receive: Receive) -> Receive:
    """A GET needs no body: it is dropped as it arrives, never buffered."""

    async def receive_empty() -> Message:
        message = await receive()
        return {**message, "body": b""} if message["type"] == "http.request" else message

    return receive_empty
