"""Settings of an installation, from the environment; every setting has a default that serves a laptop."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path

from queries.folders import writable
from queries.record import CACHE, DATA

_PREFIX = "JOINT_INSPECTIONS_"


@dataclass(frozen=True)
class Settings:
    """One installation.

    Args:
        url: public address of the site without a slash at the end; "" where none is set (the request's is used).
        store: folder or URL (fsspec) of the snapshot store; "" for the checkout's own `data/`.
        data: folder of the record that is served while no snapshot is.
        cache: folder for what can be made again.
        poll_seconds: how often the store's pointer is looked at.
        embedders: origins that may show the site in a frame at `?embed=true`.
        rate: API and data requests a second that one client may keep up; 0 for no limit.
        burst: requests that one client may send at once.
        reruns: reruns of pages a second that one client may keep up; 0 for no bound on its pages at all.
        rerun_burst: reruns that one client may ask for at once.
        client_sockets: pages that one client may hold open.
        sockets: pages that may be open at the same time in this process.
        proxies: addresses and networks of the proxies whose X-Forwarded headers are believed, by comma.
        console_children: queries of "Ask the data" that may run at the same time.
        metrics_networks: networks whose clients may read `/metrics`.
        trim_seconds: how often memory that is free goes back to the system.
    """

    url: str
    store: str
    data: Path
    cache: Path
    poll_seconds: float
    embedders: tuple[str, ...]
    rate: float
    burst: int
    reruns: float
    rerun_burst: float
    client_sockets: int
    sockets: int
    proxies: str
    console_children: int
    metrics_networks: tuple[str, ...]
    trim_seconds: float


@functools.cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        ValueError: a number is not one.
    """
    return Settings(
        url=_text("URL", "").rstrip("/"),
        store=_text("STORE", ""),
        data=Path(_text("DATA", str(DATA))),
        cache=writable(Path(_text("CACHE", str(CACHE)))),
        poll_seconds=float(_text("POLL_SECONDS", "5")),
        embedders=tuple(_text("EMBEDDERS", "").split()),
        rate=float(_text("RATE", "20")),
        burst=int(_text("BURST", "120")),
        reruns=float(_text("RERUNS", "12")),
        rerun_burst=float(_text("RERUN_BURST", "60")),
        client_sockets=int(_text("CLIENT_SOCKETS", "200")),
        sockets=int(_text("SOCKETS", "1000")),
        proxies=_text("PROXIES", "127.0.0.1,::1"),
        console_children=int(_text("CONSOLE_CHILDREN", "2")),
        metrics_networks=tuple(_text("METRICS_NETWORKS", "127.0.0.0/8 ::1/128").split()),
        trim_seconds=float(_text("TRIM_SECONDS", "10")),
    )


def _text(name: str, default: str) -> str:
    return os.environ.get(_PREFIX + name, default)
