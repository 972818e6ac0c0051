"""What Ask gives away: no formula for a spreadsheet, and nothing that stays in memory with each visitor."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pytest
import websockets
from websockets.typing import Origin, Subprotocol

from bench.load import rerun
from components.answer import file_of
from components.inert import inert, inert_csv
from queries.console.pool import Result
from queries.console.results import MOST_BYTES, Results
from tests.service.conftest import Server

FORMULAS = [
    "=1+1",
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\uff1d1",
    "-",
    "=HYPERLINK(1)",
]
NUMBERS = ["-1", "+1", "-1.5", "-.5", "+3e8", "-9223372036854775809", 0, -3, -1.5, None, True]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_begins_like_a_formula_is_text(text: str) -> None:
    assert inert(text) == f"'{text}"
    rows = list(csv.reader(io.StringIO(inert_csv(pd.DataFrame({text: [text]})), newline="")))
    assert rows == [[f"'{text}"], [f"'{text}"]]


@pytest.mark.parametrize("value", NUMBERS)
def test_numbers_remain_numbers(value: object) -> None:
    assert inert(value) is value


def test_the_file_of_a_query_holds_no_formula() -> None:
    sql = """select '=1+1' as "=head", -1 as number, 1.5 as part, '@x' as at, '-2.5' as text"""
    assert file_of(sql, "").decode().splitlines() == ["'=head,number,part,at,text", "'=1+1,-1,1.5,'@x,-2.5"]


def test_an_answer_is_held_once_and_all_of_them_within_a_bound() -> None:
    asked: list[str] = []

    def ask(sql: str, _: str) -> Result:
        asked.append(sql)
        return Result(["a"], ["VARCHAR"], [["x"]], False, 0.0, MOST_BYTES // 4)

    now = [0.0]
    held = Results(ask, lambda: now[0])
    assert held.run("one") is held.run("one", "another visitor")
    for number in range(20):
        held.run(f"select {number}")
    assert held.size() <= MOST_BYTES
    assert len(asked) == 21
    now[0] += 3600
    held.run("select 19")
    assert len(asked) == 22


def test_visitors_who_stay_with_a_large_result_cost_little_and_give_it_back(start: Callable[..., Server]) -> None:
    """24 sessions, each with a result of its own of nearly 2 MB: held by each they would be 100 MB and more."""
    server = start(CONSOLE_CHILDREN="2").wait()
    asyncio.run(_stay(server, 3, "warm"))
    before = _memory(server)
    during = asyncio.run(_stay(server, 24, "stay"))
    assert during - before < 60 << 20
    time.sleep(3)
    assert _memory(server) - before < 50 << 20


async def _stay(server: Server, number: int, mark: str) -> int:
    """Memory of the server while so many sessions show a large result each."""
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    async with contextlib.AsyncExitStack() as stack:
        for visitor in range(number):
            socket = await stack.enter_async_context(
                websockets.connect(
                    address, subprotocols=[Subprotocol("streamlit")], max_size=None, origin=Origin(server.url)
                )
            )
            sql = f"repeat('{mark}-{visitor:04} ', 180) || range as words from range(1000)"
            await rerun(socket, "ask", urlencode({"sql": f"select {sql}"}))
        await asyncio.sleep(1)
        return _memory(server)


def _memory(server: Server) -> int:
    return int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
