"""Whose pages may open a visitor's websocket: those of the site itself, compared whole, with nothing looked up."""

from __future__ import annotations

import re

_HOST = r"(?P<host>[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::(?P<port>[0-9]{1,5}))?"
_AUTHORITY = re.compile(_HOST, re.IGNORECASE | re.ASCII)
_ORIGIN = re.compile(rf"(?P<scheme>https?)://{_HOST}", re.IGNORECASE | re.ASCII)
_PORTS = {"http": 80, "https": 443}


def is_authority(host: bytes) -> bool:
    """Whether a Host header is a name or an address, perhaps with a port, and nothing else."""
    return _AUTHORITY.fullmatch(host.decode("latin-1")) is not None


def is_own(origin: bytes, host: bytes, public: str = "") -> bool:
    """Whether an Origin header names the site: the host that the request was sent to, or the public address.

    Args:
        origin: the header; `null` and anything that is not scheme, host and port is foreign.
        host: the Host header of the same request.
        public: public address of the site, "" where none is set.
    """
    given = _ORIGIN.fullmatch(origin.decode("latin-1"))
    if given is None:
        return False
    scheme = given["scheme"].lower()
    own = _AUTHORITY.fullmatch(host.decode("latin-1"))
    if own is not None and _place(given, scheme) == _place(own, scheme):
        return True
    stated = _ORIGIN.match(public)
    return stated is not None and stated["scheme"] == scheme and _place(given, scheme) == _place(stated, scheme)


def _place(match: re.Match[str], scheme: str) -> tuple[str, int]:
    """Host and port; a port that is not given is the scheme's (a proxy may speak http to us where it is https)."""
    return match["host"].lower(), int(match["port"] or _PORTS[scheme])
