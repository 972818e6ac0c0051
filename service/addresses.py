"""The addresses that exist: all others, however deep, get 404 before anything else runs."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from components import registry
from service.metrics import count

PAGES = frozenset({"/", *(f"/{page.name}" for page in registry.PAGES)})
"""The interactive pages."""
TWINS = frozenset(page.twin for page in registry.PAGES if page.twin)
"""The plain pages that answer the same, which are no interactive ones though their name is one's with a slash."""
_FOLDERS = ("/api/", "/data/", "/council/", "/councils/", "/static/", "/media/", "/proof/")
_PARTS = frozenset({"/_stcore/health", "/_stcore/host-config", "/favicon.png", "/manifest.json"})


class KnownAddresses:
    """Hands requests for unknown addresses to `missing`: Streamlit would answer with its page, 200, or its own tools.

    Args:
        app: the application, for the addresses that there are.
        missing: answers 404.
        others: further single addresses that there are.
    """

    def __init__(self, app: ASGIApp, missing: ASGIApp, others: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._missing = missing
        self._known = PAGES | _PARTS | others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        known = scope["type"] != "http" or self._knows(scope["path"])
        if not known:
            count("path")
        await (self._app if known else self._missing)(scope, receive, send)

    def _knows(self, path: str) -> bool:
        return path in self._known or path.startswith(_FOLDERS) or path.removesuffix("/") in PAGES


def known_addresses(inner: Starlette) -> Middleware:
    """The middleware for `inner`, which answers the addresses beside the interactive pages, and 404."""
    single = frozenset(route.path for route in inner.routes if isinstance(route, Route) and "{" not in route.path)
    return Middleware(KnownAddresses, missing=inner, others=single)
