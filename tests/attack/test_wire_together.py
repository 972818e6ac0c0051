"""All attacks at once, over the wire and on Ask (`attackers`), while readers go on reading and memory is watched."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx

from tests.attack import wire
from tests.service.conftest import ROOT, Server

SECONDS = 8.0
MORE = 50
"""Megabytes that all attacks together may leave."""


@dataclass
class Waits:
    """Seconds that readers waited: for a plain page of a council, for the interactive one, for the API."""

    plain: list[float] = field(default_factory=list)
    interactive: list[float] = field(default_factory=list)
    api: list[float] = field(default_factory=list)

    def p95(self, kind: str) -> float:
        """The 95th percentile."""
        return statistics.quantiles(getattr(self, kind), n=20)[-1]

    def are_short(self) -> bool:
        """Whether nobody waited too long."""
        return self.p95("plain") < 1 and self.p95("interactive") < 1 and self.p95("api") < 0.1


@contextlib.contextmanager
def attacked(url: str) -> Iterator[None]:
    """All attacks, from a process of their own, until the block ends."""
    process = subprocess.Popen([sys.executable, "-m", "tests.attack.attackers", url], cwd=ROOT)
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


async def read_meanwhile(server: Server, seconds: float) -> Waits:
    """What readers wait while all attacks run."""
    waits = Waits()
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        await asyncio.sleep(3)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for kind, path in (("plain", "/council/camden/"), ("api", "/api/v1/inspections?per_page=50")):
                began = time.monotonic()
                assert (await client.get(path)).status_code == 200
                getattr(waits, kind).append(time.monotonic() - began)
            waits.interactive.append(await wire.run_once(server, "council", "area=camden"))
            await asyncio.sleep(0.1)
    return waits


def measured(server: Server) -> tuple[Waits, float]:
    """Waits under attack, and how much more memory the process has afterwards, in MB."""
    before = wire.settled(server)
    with attacked(server.url):
        waits = asyncio.run(read_meanwhile(server, SECONDS))
    more = wire.growth(server, before, MORE)
    for kind in ("plain", "interactive", "api"):
        print(f"under attack: {kind} p95 {waits.p95(kind):.3f} s of {len(getattr(waits, kind))}")
    print(f"memory {before:.0f} MB before, {more:+.0f} MB after")
    return waits, more


def test_with_all_attacks_running_readers_read(start: Callable[..., Server]) -> None:
    server = start(RATE="20").wait()
    waits, more = measured(server)
    assert more <= MORE
    if not waits.are_short():  # other work on the machine is no attacker's doing; what an attack does, it does again
        waits, _ = measured(server)
    assert waits.are_short(), waits


def test_a_client_without_a_name_is_nobody_special(start: Callable[..., Server]) -> None:
    """A forwarded address is believed only from a proxy that was named."""
    server = start(PROXIES="192.0.2.1", RATE="1", BURST="3").wait()
    codes = [
        httpx.get(f"{server.url}/api/v1/milestones", headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code
        for n in range(8)
    ]
    assert codes.count(429) >= 4
    with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2]))) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \xff\xff,,,\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 200")
