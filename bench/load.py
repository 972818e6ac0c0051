"""A bounded crowd on loopback: real Streamlit sessions over websockets that act every few seconds, and the API.

Run alone: `python -m bench.load [sessions] [seconds]`.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import sys
import time
from dataclasses import dataclass, field

import httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.servers import Running, service

EVERY = 2.0
MOST_SESSIONS = 200
MOST_SECONDS = 120.0
VISITS = (
    ("", ""),
    ("inspections", ""),
    ("council", "area=camden"),
    ("compare", ""),
    ("council", "area=solihull"),
    ("about", ""),
)


@dataclass
class Crowd:
    """What a crowd lived through: seconds of each rerun and of each API request, failures, memory before and after.

    `settled` are the reruns begun after the first two seconds, in which all sessions open.
    """

    reruns: list[float] = field(default_factory=list)
    settled: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
    failures: int = 0
    began: float = 0.0
    before: float = 0.0
    after: float = 0.0

    @staticmethod
    def percentile(values: list[float], share: int) -> float:
        """A percentile in seconds."""
        return statistics.quantiles(values, n=100)[share - 1] if len(values) > 1 else float("nan")


def crowd(sessions: int = 100, seconds: float = 60.0) -> Crowd:
    """Open so many sessions against one process, let each act every two seconds, and ask the API meanwhile."""
    sessions, seconds = min(sessions, MOST_SESSIONS), min(seconds, MOST_SECONDS)
    seen = Crowd()
    with service(JOINT_INSPECTIONS_CONSOLE_CHILDREN="1") as server:
        asyncio.run(_warm(server))
        seen.before = server.memory
        asyncio.run(_all(server, sessions, seconds, seen))
    return seen


async def _warm(server: Running) -> None:
    seen = Crowd()
    for _ in range(3):
        await _session(server, 0, time.perf_counter() + 1, seen)


async def _all(server: Running, sessions: int, seconds: float, seen: Crowd) -> None:
    seen.began = time.perf_counter()
    end = seen.began + seconds + EVERY
    tasks = [asyncio.create_task(_session(server, number, end, seen)) for number in range(sessions)]
    tasks.append(asyncio.create_task(_api(server, end, seen)))
    await asyncio.sleep(seconds * 0.9)
    seen.after = server.memory
    await asyncio.gather(*tasks)


async def _session(server: Running, number: int, end: float, seen: Crowd) -> None:
    await asyncio.sleep(number % 100 * EVERY / 100)
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    try:
        async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as socket:
            for page, query in itertools.islice(itertools.cycle(VISITS), number % len(VISITS), None):
                began = time.perf_counter()
                if began > end:
                    return
                await rerun(socket, page, query)
                seen.reruns.append(time.perf_counter() - began)
                if began > seen.began + EVERY:
                    seen.settled.append(seen.reruns[-1])
                await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - began)))
    except (OSError, TimeoutError, websockets.WebSocketException):
        seen.failures += 1


async def rerun(socket: websockets.ClientConnection, page: str, query: str) -> None:
    """Let the page run once more in this session, until it has finished.

    Raises:
        RuntimeError: the page shows an exception.
    """
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    await socket.send(message.SerializeToString())
    answer = ForwardMsg()
    while answer.WhichOneof("type") != "script_finished":
        answer.ParseFromString(await asyncio.wait_for(socket.recv(), 30))
        if answer.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(answer.delta.new_element.exception.message)


async def _api(server: Running, end: float, seen: Crowd) -> None:
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        for page in itertools.count(1):
            began = time.perf_counter()
            if began > end:
                return
            response = await client.get(f"/api/v1/inspections?per_page=50&page={page % 5 + 1}")
            seen.failures += response.status_code != 200
            seen.requests.append(time.perf_counter() - began)
            await asyncio.sleep(0.1)


def main() -> None:
    """Print what a crowd lives through."""
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    seen = crowd(sessions, seconds)
    p = seen.percentile
    print(f"{sessions} sessions, one act every {EVERY:g} s for {seconds:g} s, one process; failures {seen.failures}")
    print(f"rerun: {len(seen.reruns)}, p50 {p(seen.reruns, 50):.3f} s, p95 {p(seen.reruns, 95):.3f} s")
    print(f"after the first {EVERY:g} s: {len(seen.settled)}, p95 {p(seen.settled, 95):.3f} s")
    print(f"API meanwhile: {len(seen.requests)}, p50 {p(seen.requests, 50):.3f} s, p95 {p(seen.requests, 95):.3f} s")
    each = (seen.after - seen.before) / sessions
    print(f"memory: {seen.before:.0f} MB before, {seen.after:.0f} MB with all: {each:.2f} MB a session")


if __name__ == "__main__":
    main()
