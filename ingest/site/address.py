"""Whether two addresses are of one place: scheme, host and port compared whole, never as the beginning of a text."""

from __future__ import annotations

import urllib.parse

_PORTS = {"http": 80, "https": 443}


def place_of(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address; None where it is not one of the web's, or carries a user."""
    try:
        parts = urllib.parse.urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname or "@" in parts.netloc or "\\" in url:
        return None
    return parts.scheme, parts.hostname.rstrip("."), port or _PORTS[parts.scheme]


def same_place(one: str, other: str) -> bool:
    """Whether both addresses lead to the same server in the same way."""
    place = place_of(one)
    return place is not None and place == place_of(other)
