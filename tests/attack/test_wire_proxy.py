"""The same attacks against two processes behind nginx, configured by the files of `deploy/`."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time

import httpx
import websockets

from tests.attack import wire
from tests.attack.test_wire_together import MORE, Waits, attacked
from tests.service.conftest import Server

READER = "127.0.0.7"  # attackers come from 127.0.0.1


async def _runs(url: str) -> float:
    began = time.monotonic()
    address = f"{url.replace('http', 'ws')}/_stcore/stream"
    async with websockets.connect(
        address, subprotocols=wire.SUBPROTOCOLS, max_size=None, local_addr=(READER, 0)
    ) as line:
        await line.send(wire.rerun("council", "area=camden"))
        await wire.finished(line)
    return time.monotonic() - began


def read_meanwhile(url: str) -> Waits:
    """What readers behind the proxy wait while all attacks run."""
    waits = Waits()
    with attacked(url), httpx.Client(base_url=url, transport=httpx.HTTPTransport(local_address=READER)) as client:
        time.sleep(3)  # until all attacks are under way
        for number in range(25):
            paths = ((waits.plain, "/council/camden/"), (waits.api, f"/api/v1/inspections?per_page={number + 300}"))
            for seen, path in paths:
                began = time.monotonic()
                assert client.get(path).status_code == 200
                seen.append(time.monotonic() - began)
            waits.interactive.append(asyncio.run(_runs(url)))
    return waits


def test_readers_read_while_all_attacks_run_against_the_proxy(front: tuple[str, list[Server]]) -> None:
    url, servers = front
    before = [wire.settled(server) for server in servers]
    waits = read_meanwhile(url)
    more = [wire.growth(server, was, MORE) for server, was in zip(servers, before, strict=True)]
    print(f"behind nginx under attack: {waits}; memory {more}")
    assert max(more) <= MORE
    if not waits.are_short():  # other work on the machine is no attacker's doing; what an attack does, it does again
        waits = read_meanwhile(url)
    assert waits.are_short(), waits


def test_the_proxy_refuses_what_a_process_would(front: tuple[str, list[Server]]) -> None:
    url, _ = front
    assert httpx.get(f"{url}/metrics").status_code == 404
    assert httpx.get(f"{url}/foo/bar").status_code == 404
    assert httpx.get(f"{url}/auth/logout").status_code == 404
    assert httpx.get(f"{url}/api/v1/areas", headers={"X-Long": "a" * 40_000}).status_code in (400, 431, 494)
    assert (
        httpx.get(f"{url}/api/v1/areas", headers={"Accept": "text/csv"}).headers["content-type"].startswith("text/csv")
    )
    assert "content-encoding" not in httpx.get(f"{url}/api/v1/areas", headers={"Accept-Encoding": "gzip;q=0"}).headers
    with httpx.Client(base_url=url) as client:
        codes = [client.get("/api/v1/milestones").status_code for _ in range(900)]
    assert 429 in codes
    with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=20) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
        began = time.monotonic()
        with contextlib.suppress(ConnectionResetError):
            line.recv(100)
        assert time.monotonic() - began < 15
