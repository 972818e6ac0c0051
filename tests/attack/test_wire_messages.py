"""What no page says over its socket does not reach Streamlit, whatever its size; what pages say does."""

from __future__ import annotations

import asyncio
import time

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from service.messages import LARGEST, MOST_FIELDS, kind_of
from tests.attack import wire
from tests.attack.attackers import urls
from tests.service.conftest import Server


def rerun_with(widgets: int = 0) -> BackMsg:
    message = BackMsg()
    message.rerun_script.page_name = "inspections"
    for number in range(widgets):
        message.rerun_script.widget_states.widgets.add(id=f"$$ID-{number}", trigger_value=True)
    return message


async def _sent(server: Server, *messages: bytes) -> float:
    """Seconds that another reader waits for a page while a socket sends these messages."""
    async with websockets.connect(wire.address(server), subprotocols=wire.SUBPROTOCOLS, max_size=None) as socket:
        try:
            for message in messages:
                await socket.send(message)
        except websockets.ConnectionClosed:
            pass
        return await wire.run_once(server)


def test_a_megabyte_of_empty_file_names_costs_nobody_anything(server: Server) -> None:
    before = wire.settled(server)
    waited = asyncio.run(_sent(server, *[urls(500_000)] * 4))
    assert waited < 2
    assert wire.growth(server, before, 50) <= 50


def test_a_message_is_refused_within_a_moment_whatever_it_holds() -> None:
    hashes, numbers, deep = rerun_with(), rerun_with(1), rerun_with(1)
    hashes.rerun_script.cached_message_hashes.extend([""] * 130_000)
    numbers.rerun_script.widget_states.widgets[0].int_array_value.data.extend([1] * 200_000)
    deep.rerun_script.widget_states.widgets[0].json_value = "[" * 100_000
    many = b"\x5a\x00" * (LARGEST // 2)  # an empty rerun_script, over and over
    hostile = [urls(100_000), hashes.SerializeToString(), numbers.SerializeToString(), deep.SerializeToString(), many]
    hostile += [rerun_with(20_000).SerializeToString(), bytes(LARGEST), b"\x5b" * LARGEST, b"\x80" * LARGEST]
    for raw in hostile:
        began = time.perf_counter()
        assert kind_of(raw) is None
        assert time.perf_counter() - began < 0.02


@pytest.mark.parametrize("field", ["arrow_value", "bytes_value", "file_uploader_state_value", "chat_input_value"])
def test_values_of_widgets_that_the_pages_do_not_have_are_refused(field: str) -> None:
    message = rerun_with(1)
    widget = message.rerun_script.widget_states.widgets[0]
    if field == "bytes_value":
        widget.bytes_value = b"x"
    else:
        getattr(widget, field).SetInParent()
    assert kind_of(message.SerializeToString()) is None


def test_fields_that_nobody_knows_are_refused() -> None:
    assert kind_of(rerun_with().SerializeToString() + b"\x98\x3f\x01") is None
    assert kind_of(rerun_with().SerializeToString()[:-1]) is None


def test_what_pages_say_passes() -> None:
    message = rerun_with(100)
    script = message.rerun_script
    script.query_string, script.context_info.url = (
        "sql=" + "x" * 60_000,
        "http://127.0.0.1:8501/ask?sql=" + "x" * 60_000,
    )
    script.widget_states.widgets[0].string_value = "select 1 " * 2_000
    script.widget_states.widgets[1].double_array_value.data.extend([2011.0, 2026.0])
    script.widget_states.widgets[2].string_array_value.data.extend(["Camden"] * 153)
    script.cached_message_hashes.extend(["0" * 32] * 500)
    script.context_info.timezone_offset = -60
    raw = message.SerializeToString()
    assert len(raw) < LARGEST
    assert kind_of(raw) == "rerun_script"
    chunk = BackMsg()
    chunk.backend_operation_request.dataframe_chunk.sort.column = "area"
    chunk.backend_operation_request.dataframe_chunk.limit = 1 << 20
    assert kind_of(chunk.SerializeToString()) == "backend_operation_request"
    assert kind_of(rerun_with(MOST_FIELDS).SerializeToString()) is None
