"""A request reads one record from beginning to end, also where the process moves to another meanwhile."""

import asyncio
import dataclasses
import threading

import pytest
from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive, Scope, Send

from queries.record import Record, current, switch_to
from service.one_record import OneRecord


async def nothing() -> Message:
    """No more of a request."""
    return {"type": "http.disconnect"}


async def nowhere(_: Message) -> None:
    """Nobody listens."""


@pytest.mark.parametrize(("kind", "moves"), [("http", False), ("websocket", True)])
def test_what_a_request_reads_is_of_one_record_and_a_socket_moves_on(kind: str, moves: bool) -> None:
    before = current()
    after = dataclasses.replace(before, version=f"{before.version}-next")
    seen: list[Record] = []

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(current())
        other = threading.Thread(target=switch_to, args=(after,))
        other.start()
        other.join()
        seen.extend([current(), await run_in_threadpool(current)])

    try:
        asyncio.run(OneRecord(app)({"type": kind, "path": "/"}, nothing, nowhere))
        assert current() is after
    finally:
        switch_to(before)
    assert seen == [before, *([after] * 2 if moves else [before] * 2)]


def test_each_record_has_a_cache_of_its_own() -> None:
    before = current()
    assert dataclasses.replace(before, version="another").cache is not before.cache
