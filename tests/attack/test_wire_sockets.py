"""Nobody takes all sockets or all of the processor: origins, counts and rates of websockets, on the real server."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import websockets

from service.limits import Buckets, client_of
from service.origins import is_authority, is_own
from tests.attack import wire
from tests.service.conftest import Server

FOREIGN = (
    "http://evil.example",
    "https://127.0.0.1.evil.example",
    "http://127.0.0.1:1",
    "http://localhost@evil.example",
    "null",
    "",
    "http://",
    "//127.0.0.1",
    "http://127.0.0.1:99999999",
    "http://[::1",
    "file:///etc/passwd",
)
NO_WAY_OUT = """
import os, socket
_connect = socket.socket.connect
_look_up = socket.getaddrinfo
def _noted(what):
    with open(os.environ["CALLS"], "a") as file:
        file.write(f"{what}\\n")
    raise OSError("no way out")
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(("127.", "::1")):
        _noted(address)
    return _connect(self, address)
def getaddrinfo(host, *more, **named):
    if host not in (None, "", "127.0.0.1", "::1", "localhost"):
        _noted(host)
    return _look_up(host, *more, **named)
socket.socket.connect = connect
socket.getaddrinfo = getaddrinfo
"""


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("https://site.example", "site.example", True),
        ("https://SITE.example:443", "site.example", True),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("https://public.example", "inner:8501", True),
        ("http://public.example", "inner:8501", False),
        ("https://public.example.evil.example", "inner:8501", False),
        ("https://notpublic.example", "public.example", False),
        ("https://site.example.", "site.example", False),
        ("https://site.example/", "site.example", False),
        ("https://user@site.example", "site.example", False),
        ("https://site.example\\@evil.example", "site.example", False),
        ("null", "null", False),
    ],
)
def test_an_origin_is_compared_whole(origin: str, host: str, own: bool) -> None:
    assert is_own(origin.encode("latin-1"), host.encode(), "https://public.example") is own


@pytest.mark.parametrize("host", ["a b", "a\x00", "a/../b", "x" * 300, "", "a:b", "<a>", "user@host"])
def test_a_host_that_is_none_is_known_for_it(host: str) -> None:
    assert not is_authority(host.encode("latin-1"))


def test_foreign_origins_are_refused_at_once_and_nothing_calls_out(
    start: Callable[..., Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = tmp_path / "calls"
    calls.touch()
    (tmp_path / "sitecustomize.py").write_text(NO_WAY_OUT, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("CALLS", str(calls))
    server = start().wait()
    began = time.monotonic()
    for origin in FOREIGN:
        assert asyncio.run(_status(server, Origin=origin)) == 403, origin
    assert time.monotonic() - began < 3
    assert asyncio.run(_status(server, Origin=server.url)) == 101
    assert asyncio.run(_status(server)) == 101
    asyncio.run(wire.run_once(server, "ask"))
    assert calls.read_text(encoding="utf-8") == ""


async def _status(server: Server, **headers: str) -> int:
    try:
        async with websockets.connect(
            wire.address(server), subprotocols=wire.SUBPROTOCOLS, additional_headers=headers, proxy=None
        ):
            return 101
    except websockets.InvalidStatus as refused:
        return refused.response.status_code


def test_one_client_holds_so_many_sockets_and_all_together_so_many(start: Callable[..., Server]) -> None:
    server = start(CLIENT_SOCKETS="3", SOCKETS="5").wait()
    assert asyncio.run(_held(server, {})) == [101, 101, 101, 429, 429]
    others = [{"X-Forwarded-For": f"192.0.2.{number}"} for number in range(7)]
    assert asyncio.run(_held(server, *others)) == [101] * 5 + [503] * 2
    assert asyncio.run(_status(server)) == 101


async def _held(server: Server, *headers: dict[str, str]) -> list[int]:
    """Statuses of sockets that are opened one after the other and held meanwhile."""
    seen = []
    async with contextlib.AsyncExitStack() as stack:
        for each in headers if len(headers) > 1 else headers * 5:
            opening = websockets.connect(
                wire.address(server), subprotocols=wire.SUBPROTOCOLS, additional_headers=each, proxy=None
            )
            try:
                await stack.enter_async_context(opening)
                seen.append(101)
            except websockets.InvalidStatus as refused:
                seen.append(refused.response.status_code)
    return seen


def test_one_socket_that_asks_without_end_keeps_nobody_waiting(start: Callable[..., Server]) -> None:
    server = start().wait()
    asyncio.run(wire.run_once(server))
    waits = asyncio.run(_while_flooded(server))
    assert max(waits) < 2
    assert sorted(waits)[len(waits) // 2] < 1


async def _while_flooded(server: Server) -> list[float]:
    """Seconds that readers wait for a page while one socket asks as fast as its line lets it."""

    async def flood() -> None:
        headers = {"X-Forwarded-For": "192.0.2.99"}
        async with websockets.connect(
            wire.address(server), subprotocols=wire.SUBPROTOCOLS, additional_headers=headers, max_size=None
        ) as socket:
            reading = asyncio.create_task(_drain(socket))
            with contextlib.suppress(websockets.ConnectionClosed):
                while True:
                    await socket.send(wire.rerun("overview"))
                    await asyncio.sleep(0)
            reading.cancel()

    flooding = asyncio.create_task(flood())
    await asyncio.sleep(3)
    waits = [await wire.run_once(server) for _ in range(8)]
    flooding.cancel()
    return waits


async def _drain(socket: websockets.ClientConnection) -> None:
    with contextlib.suppress(websockets.ConnectionClosed):
        async for _ in socket:
            pass


def test_tokens_may_be_owed_and_the_wait_grows_with_the_debt() -> None:
    now = [0.0]
    buckets = Buckets(rate=2, burst=2, clock=lambda: now[0])
    assert [buckets.owe("a") for _ in range(4)] == [0, 0, 0.5, 1.0]
    assert buckets.owe("b", 0.5) == 0
    now[0] = 1.0
    assert buckets.owe("a") == 0.5


def test_a_client_is_an_address_or_the_network_of_one_line() -> None:
    def client(host: str) -> str:
        return client_of({"client": (host, 1)})

    assert client("192.0.2.1") == "192.0.2.1"
    assert client("2001:db8:0:1::1") == client("2001:db8:0:1:ffff::2") != client("2001:db8:0:2::1")
    assert client("::ffff:192.0.2.1") == "192.0.2.1"
    assert client_of({"client": None}) == ""


def test_only_the_stream_is_a_websocket(server: Server) -> None:
    async def status(path: str) -> int:
        try:
            async with websockets.connect(server.url.replace("http", "ws") + path, proxy=None):
                return 101
        except websockets.InvalidStatus as refused:
            return refused.response.status_code

    assert asyncio.run(status("/_stcore/agent")) == 404
    assert asyncio.run(status("/")) == 404
    assert httpx.get(f"{server.url}/healthz").status_code == 200


def test_three_hundred_sessions_leave_little_once_they_are_closed(start: Callable[..., Server]) -> None:
    server = start(RERUNS="0").wait()
    before = wire.settled(server)

    async def visits(number: int) -> None:
        for turn in range(15):
            await wire.run_once(server, ("overview", "inspections", "council", "compare", "about")[(number + turn) % 5])

    async def crowd() -> None:
        await asyncio.gather(*(visits(number) for number in range(20)))

    asyncio.run(crowd())
    kept = wire.memory(server)
    more = wire.growth(server, before, 30)
    print(f"memory: {before:.0f} MB before, {kept:.0f} MB at once after 300 sessions, {more:+.0f} MB later")
    assert more <= 30
