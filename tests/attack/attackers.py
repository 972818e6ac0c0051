"""All attacks at once, over the wire and on Ask, without end: `python -m tests.attack.attackers URL`; loopback only."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import urlencode

import httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.attack.wire import SUBPROTOCOLS, rerun

ASKED = (
    'select "="(name, 1) from areas',  # breaks the database of the child that runs it
    "select count(*) from range(1000000000000)",  # does not end
    "select list(range) from range(1000000000)",  # wants all the memory there is
    "select repeat('x', 4000) as text, range from range(1000)",  # as much of an answer as there may be
    "select * from read_csv('/etc/passwd')",
)
"""What Ask is asked for, each by a client that does nothing else."""


def urls(names: int) -> bytes:
    """A message that asks where so many files without a name may be uploaded."""
    message = BackMsg()
    message.file_urls_request.file_names.extend([""] * names)
    return message.SerializeToString()


def stream(url: str) -> str:
    """Where pages open their sockets."""
    return f"{url.replace('http', 'ws')}/_stcore/stream"


def _as(number: int) -> dict[str, str]:
    """An attacker's address (believed from loopback)."""
    return {"X-Forwarded-For": f"192.0.2.{number}"}


async def _flood(url: str, number: int, message: bytes) -> None:
    """One socket that says the same without end."""
    async with websockets.connect(
        stream(url), subprotocols=SUBPROTOCOLS, additional_headers=_as(number), max_size=None
    ) as line:
        reading = asyncio.create_task(_drain(line))
        try:
            while not reading.done():
                await line.send(message)
                await asyncio.sleep(0.005)
        finally:
            reading.cancel()


async def _drain(line: websockets.ClientConnection) -> None:
    with contextlib.suppress(websockets.ConnectionClosed):
        async for _ in line:
            pass


async def _foreign(url: str, number: int) -> None:
    headers = {**_as(number), "Origin": "https://evil.example"}
    async with websockets.connect(stream(url), additional_headers=headers):
        pass


async def _large_head(url: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    try:
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\nAccept: " + b"a" * 300_000)
        await reader.read(100)
    finally:
        writer.close()


async def _slow_head(url: str) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    try:
        for byte in b"GET / HTTP/1.1\r\nHost: a\r\nX: aaaaaaaaaaaaaaaaaaa":
            writer.write(bytes([byte]))
            await asyncio.sleep(0.3)
    finally:
        writer.close()


async def _different(url: str, number: int) -> None:
    """Questions that are never the same, as fast as they are answered."""
    async with httpx.AsyncClient(base_url=url, headers=_as(number), timeout=20) as client:
        for count in range(1_000):
            await client.get(f"/api/v1/inspections?per_page={count + 1}", headers={"Accept": f"text/csv, x/{count}"})


async def _for_ever(attack: Callable[[], Awaitable[None]]) -> None:
    while True:
        with contextlib.suppress(OSError, httpx.HTTPError, websockets.WebSocketException):
            await attack()
        await asyncio.sleep(0.05)


async def attack(url: str) -> None:
    """All of them, until the process is ended."""
    attacks: list[Callable[[], Awaitable[None]]] = [
        lambda: _flood(url, 1, rerun("overview")),
        lambda: _flood(url, 2, urls(500_000)),
        lambda: _flood(url, 3, urls(10_000)),
        lambda: _foreign(url, 4),
        lambda: _large_head(url),
        lambda: _slow_head(url),
        lambda: _slow_head(url),
        lambda: _different(url, 5),
    ]
    for number, sql in enumerate(ASKED, 10):
        attacks.append(partial(_flood, url, number, rerun("ask", urlencode({"sql": sql}))))
    await asyncio.gather(*(_for_ever(each) for each in attacks))


if __name__ == "__main__":
    asyncio.run(attack(sys.argv[1]))
