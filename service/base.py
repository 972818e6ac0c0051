"""The public address of the site, from the settings or the request."""

from __future__ import annotations

from starlette.requests import Request

from service.settings import settings


def base_of(request: Request) -> str:
    """Public address of the site: the one that is set, else the one that the request was sent to."""
    return settings().url or str(request.base_url).rstrip("/")
