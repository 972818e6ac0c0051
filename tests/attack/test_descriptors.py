"""What a visitor costs in open files: the socket and nothing else, also after he has gone."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import websockets

from service.descriptors import LateLoop
from tests.attack import wire
from tests.service.conftest import ROOT, Server

VISITORS = 60


@pytest.fixture
def loop() -> Iterator[LateLoop]:
    made = LateLoop()
    yield made
    made.close()


def open_here() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_loop_that_is_not_run_holds_nothing() -> None:
    before = open_here()
    loops = [LateLoop() for _ in range(20)]
    assert open_here() == before
    for each in loops:
        each.close()
        assert each.is_closed()


def test_a_loop_runs_wakes_for_other_threads_and_gives_all_back() -> None:
    before = open_here()
    loop = LateLoop()

    async def wait() -> str:
        future = loop.create_future()
        threading.Timer(0.05, lambda: loop.call_soon_threadsafe(future.set_result, "from another thread")).start()
        return str(await asyncio.wait_for(future, 5))

    assert loop.run_until_complete(wait()) == "from another thread"
    assert loop.run_until_complete(asyncio.sleep(0.01, "again")) == "again"
    loop.close()
    assert open_here() == before


def test_what_is_said_to_a_loop_before_it_runs_is_done(loop: LateLoop) -> None:
    seen: list[bytes] = []
    one, other = socket.socketpair()

    def read() -> None:
        seen.append(one.recv(10))
        loop.stop()

    with one, other:
        loop.call_soon_threadsafe(seen.append, b"called")
        loop.add_reader(one, read)
        other.send(b"read")
        loop.run_forever()
        loop.remove_reader(one)
    assert seen == [b"called", b"read"]


def test_too_few_descriptors_are_said_at_the_start() -> None:
    code = "import logging, resource; from service.descriptors import spare_descriptors; logging.basicConfig(); "
    code += "resource.setrlimit(resource.RLIMIT_NOFILE, (100, 600)); spare_descriptors(1000); spare_descriptors(50); "
    code += "print(resource.getrlimit(resource.RLIMIT_NOFILE))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.count("raise its limit (ulimit -n) to 1500") == 1
    assert done.stdout.strip() == "(600, 600)"


def held(server: Server) -> int:
    """Descriptors of the server's process."""
    return len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))


def test_a_visitor_costs_one_descriptor(start: Callable[..., Server]) -> None:
    server = start(RERUNS="0").wait()
    wire.settled(server)

    async def visit() -> tuple[int, int]:
        before = held(server)
        lines = [
            await websockets.connect(wire.address(server), subprotocols=wire.SUBPROTOCOLS, max_size=None)
            for _ in range(VISITORS)
        ]
        for line in lines:
            await line.send(wire.rerun("about"))
            await wire.finished(line)
        with_all = held(server) - before
        for line in lines:
            await line.close()
        await asyncio.sleep(2)
        return with_all, held(server) - before

    with_all, after = asyncio.run(visit())
    print(f"{VISITORS} visitors: {with_all} descriptors more, {after} after they have gone")
    assert with_all <= VISITORS + 20
    assert after <= 20
