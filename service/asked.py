"""Normalises the request headers that an answer depends on; the others make no difference.

Everything behind this may use the headers as keys of what it keeps: there are only so many forms of them.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

_TYPES = ("*/*", "application/*", "application/json", "text/*", "text/csv", "text/html")
_NONE_OF_OURS = b"application/x-nothing"


class AskedPlainly:
    """Reduces `Accept` to the types that the site has, and `Accept-Encoding` to gzip or identity."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            scope = {**scope, "headers": _plain(scope["headers"])}
        await self._app(scope, receive, send)


def _plain(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    accept = b",".join(value for name, value in headers if name == b"accept")
    coding = b",".join(value for name, value in headers if name == b"accept-encoding")
    kept = [header for header in headers if header[0] not in (b"accept", b"accept-encoding")]
    kept.append((b"accept-encoding", b"gzip" if takes_gzip(coding.decode("latin-1")) else b"identity"))
    if accept:
        kept.append((b"accept", types(accept.decode("latin-1")).encode() or _NONE_OF_OURS))
    return kept


def types(accept: str) -> str:
    """The offers of an `Accept` header that the site can meet, in their order, without those of weight 0."""
    offers = (name for name, weight in _weights(accept) if weight > 0 and name in _TYPES)
    return ", ".join(dict.fromkeys(offers))


def takes_gzip(coding: str) -> bool:
    """Whether an `Accept-Encoding` header allows gzip: by name, else by `*`, with a weight above 0."""
    weights = dict(_weights(coding))
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weights(text: str) -> list[tuple[str, float]]:
    """Names of a list header with their weights; a weight that can't be read counts as 0 (RFC 9110, 12.4.2)."""
    found = []
    for offer in text.lower().split(","):
        name, *parameters = (part.strip() for part in offer.split(";"))
        stated = [value.strip() for key, _, value in (p.partition("=") for p in parameters) if key.strip() == "q"]
        try:
            weight = float(stated[0]) if stated else 1.0
        except ValueError:
            weight = 0.0
        found.append((name, weight if 0 <= weight <= 1 else 0.0))
    return found
