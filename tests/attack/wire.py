"""What an attacker and a reader do over a websocket, and how a server fares meanwhile."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from service.addresses import PAGES
from tests.service.conftest import Server

SUBPROTOCOLS = [websockets.Subprotocol("streamlit")]


def address(server: Server) -> str:
    """Where pages open their sockets."""
    return f"{server.url.replace('http', 'ws')}/_stcore/stream"


def rerun(page: str = "", query: str = "") -> bytes:
    """A page asks to be run."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    return message.SerializeToString()


async def finished(socket: websockets.ClientConnection, seconds: float = 20) -> None:
    """Read until a run has finished."""
    async with asyncio.timeout(seconds):
        answer = ForwardMsg()
        while answer.WhichOneof("type") != "script_finished":
            answer.ParseFromString(await socket.recv())


async def run_once(server: Server, page: str = "about", query: str = "") -> float:
    """Seconds that a fresh reader waits for a page."""
    began = time.monotonic()
    async with websockets.connect(address(server), subprotocols=SUBPROTOCOLS, max_size=None) as socket:
        await socket.send(rerun(page, query))
        await finished(socket)
    return time.monotonic() - began


def settled(server: Server) -> float:
    """Resident memory in MB once all is made that is made once, every page too, and what is free was given back."""
    httpx.get(f"{server.url}/data/areas.csv", timeout=60)
    for page in PAGES:
        asyncio.run(run_once(server, page.strip("/")))
    return at_rest(server)


def at_rest(server: Server) -> float:
    """Resident memory in MB when it has not fallen for two seconds (servers of tests give back twice a second)."""
    lowest, since = memory(server), time.monotonic()
    while time.monotonic() - since < 2:
        time.sleep(0.2)
        if (now := memory(server)) < lowest - 0.5:
            lowest, since = now, time.monotonic()
    return memory(server)


def growth(server: Server, before: float, most: float, seconds: float = 30) -> float:
    """By how many MB memory has grown: as soon as that is at most `most`, or else after so many seconds."""
    deadline = time.monotonic() + seconds
    while (more := memory(server) - before) > most and time.monotonic() < deadline:
        time.sleep(0.2)
    return more


def memory(server: Server) -> float:
    """Resident memory of the server's process in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1]) / 1024
