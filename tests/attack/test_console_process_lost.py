"""Readers of Ask whose process is killed are whole at the other within seconds, each with the SQL that they ran."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Origin, Subprotocol

from tests.service.conftest import Server

READERS = 100
SECONDS = 5.0


async def show(server: Server, number: int) -> tuple[websockets.ClientConnection, str]:
    """Open the page with a reader's own SQL; the socket, and what the editor then holds."""
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    socket = await websockets.connect(
        address, subprotocols=[Subprotocol("streamlit")], max_size=None, open_timeout=30, origin=Origin(server.url)
    )
    message = BackMsg()
    message.rerun_script.page_name = "ask"
    message.rerun_script.query_string = urlencode({"sql": f"select {number} as reader"})
    await socket.send(message.SerializeToString())
    answer, editor = ForwardMsg(), ""
    while answer.WhichOneof("type") != "script_finished":
        answer.ParseFromString(await asyncio.wait_for(socket.recv(), 30))
        element = answer.delta.new_element
        assert element.WhichOneof("type") != "exception"
        if element.WhichOneof("type") == "text_area":
            editor = element.text_area.value
    return socket, editor


async def lose(first: Server, second: Server) -> float:
    """Seconds until all readers of the first process, which is killed, have their page from the second."""
    sockets = []
    for number in range(READERS):
        sockets.append((await show(first, number))[0])
    warm, _ = await show(second, 0)
    await warm.close()
    first.process.kill()
    first.process.wait()
    for socket in sockets:
        await socket.wait_closed()
    began = time.perf_counter()
    shown = await asyncio.gather(*(show(second, number) for number in range(READERS)))
    taken = time.perf_counter() - began
    assert [editor for _, editor in shown] == [f"select {number} as reader" for number in range(READERS)]
    for socket, _ in shown:
        await socket.close()
    return taken


def test_a_hundred_readers_whose_process_is_killed_are_whole_at_the_other(start: Callable[..., Server]) -> None:
    bounds = {"RERUNS": "0"}  # all readers come from one address here
    taken = asyncio.run(lose(start(**bounds).wait(), start(**bounds).wait()))
    assert taken < SECONDS
