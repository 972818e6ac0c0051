"""`/metrics`: what this process counts and its current state, in Prometheus' text form, for named networks only."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

from prometheus_client import generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from queries import record
from queries.console.pool import console
from service import follower, metrics
from service.settings import settings

_TEXT = "text/plain; version=0.0.4; charset=utf-8"


class Standing(Collector):
    """State of the process at the moment of asking."""

    def collect(self) -> Iterator[Metric]:
        """Gauges of the record, the children of Ask, and memory."""
        state, pool = follower.state(), console().children()
        version = record.current().version if record.is_open() else ""
        served = GaugeMetricFamily(
            "joint_inspections_record", "1 while a record is served", labels=["version", "snapshot"]
        )
        served.add_metric([version, state.snapshot], float(record.is_open()))
        yield served
        yield _gauge("record_good_look_age_seconds", "seconds since the last good look", state.seconds_since_good())
        yield _gauge("record_refused", "1 while the newest record is refused or can't be fetched", bool(state.refused))
        yield _gauge("following", "1 while the thread that follows lives", state.follows and not state.is_stuck())
        yield _gauge("children", "children that can answer free queries", pool.whole)
        yield _gauge("children_wanted", "children that there should be", pool.wanted)
        yield _gauge("children_retired", "children ended since the start: failed, late, or large", pool.retired)
        yield _gauge("children_memory_bytes", "resident memory of the children at rest", console().memory())
        yield _gauge("memory_bytes", "resident memory of the process", _resident())
        yield _gauge("descriptors", "files and sockets that the process holds open", _descriptors())


class Counted:
    """Counts requests by status, and the websockets that are open."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or websocket."""
        if scope["type"] == "http":
            await self._app(scope, receive, _counting(send))
        elif scope["type"] == "websocket":
            with metrics.sockets.track_inprogress():
                await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def metrics_page(request: Request) -> Response:
    """The figures, to a client of a named network that comes without a proxy; to others there is no such page."""
    forwarded = any(name in request.headers for name in ("x-forwarded-for", "forwarded"))
    if forwarded or not _is_named(request.client.host if request.client else ""):
        raise HTTPException(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
    return Response(generate_latest(metrics.registry), 200, {"Cache-Control": "no-store"}, _TEXT)


def _counting(send: Send) -> Send:
    async def send_and_count(message: Message) -> None:
        if message["type"] == "http.response.start":
            metrics.requests.labels(str(message["status"])).inc()
        await send(message)

    return send_and_count


def _is_named(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
        return any(address in ipaddress.ip_network(network) for network in settings().metrics_networks)
    except ValueError:
        return False


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"joint_inspections_{name}", words, value=float(value))


def _resident() -> int:
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _descriptors() -> int:
    try:
        return sum(1 for _ in Path("/proc/self/fd").iterdir())
    except OSError:
        return 0


metrics.registry.register(Standing())
