"""What a page is sent over its websocket: compressed where that is worth it, in few writes, and whole."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import httpx
import pytest
import websockets
from websockets.frames import Frame, Opcode

from service import sockets
from service.sockets import SMALLEST
from tests.attack import wire
from tests.service.conftest import Server


class Transport:
    """Notes what is written."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.closed = False

    def write(self, data: bytes) -> None:
        """Note it."""
        assert not self.closed
        self.written.append(data)

    def close(self) -> None:
        """Note it."""
        self.closed = True

    def is_closing(self) -> bool:
        """Whether it was closed."""
        return self.closed


async def _gathered(*parts: bytes, close: bool = False) -> list[bytes]:
    seen = Transport()
    transport = sockets._Gathered(cast(Any, seen), asyncio.get_running_loop())
    for part in parts:
        transport.write(part)
        await asyncio.sleep(0)
    if close:
        transport.close()
        assert seen.closed
    await asyncio.sleep(0.05)
    return seen.written


def test_messages_of_a_moment_are_written_together_and_in_order() -> None:
    assert asyncio.run(_gathered(b"a", b"b", b"c")) == [b"abc"]


def test_much_is_written_at_once() -> None:
    much = b"m" * sockets._MOST_BYTES
    assert asyncio.run(_gathered(b"a", much, b"z")) == [b"a" + much, b"z"]


def test_what_waits_is_written_before_the_end() -> None:
    assert asyncio.run(_gathered(b"a", b"b", close=True)) == [b"ab"]


def test_only_what_is_large_is_compressed() -> None:
    extension = sockets._Sparing(False, True, 12, 15, {"level": 1})
    small, large = b"a" * (SMALLEST - 1), b"a" * SMALLEST
    assert extension.encode(Frame(Opcode.BINARY, small)) == Frame(Opcode.BINARY, small)
    packed = extension.encode(Frame(Opcode.BINARY, large))
    assert packed.rsv1
    assert len(packed.data) < SMALLEST / 10


@pytest.mark.parametrize("compression", ["deflate", None])
def test_a_page_arrives_whole_with_and_without_compression(server: Server, compression: str | None) -> None:
    async def run() -> None:
        async with websockets.connect(
            wire.address(server), subprotocols=wire.SUBPROTOCOLS, max_size=None, compression=cast(Any, compression)
        ) as line:
            agreed = line.response.headers.get("Sec-WebSocket-Extensions", "") if line.response else ""
            assert ("server_no_context_takeover" in agreed) == (compression == "deflate")
            for _ in range(3):
                await line.send(wire.rerun("council", "area=camden"))
                await wire.finished(line)

    asyncio.run(run())
    assert httpx.get(f"{server.url}/healthz").status_code == 200
