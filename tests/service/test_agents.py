"""The Model Context Protocol, driven by its own client: five questions that a journalist would ask, and errors."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from mcp.client.session import ClientSession
from mcp.client.streamable_http import streamable_http_client

from queries.resources import RESOURCES
from service import agents
from tests.service.conftest import Server

pytestmark = pytest.mark.live


@pytest.fixture
def ask(server: Server) -> Callable[[Callable[[ClientSession], Awaitable[Any]]], Any]:
    """Runs a conversation with the endpoint of a running server."""

    def run(talk: Callable[[ClientSession], Awaitable[Any]]) -> Any:
        async def whole() -> Any:
            async with (
                streamable_http_client(f"{server.url}{agents.PATH}") as streams,
                ClientSession(streams[0], streams[1]) as session,
            ):
                await session.initialize()
                return await talk(session)

        return asyncio.run(whole())

    return run


def rows_of(result: Any) -> list[dict[str, Any]]:
    """Rows of an answer, which is given twice: as text and structured."""
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    data: list[dict[str, Any]] = result.structured_content["data"]
    return data


def test_every_query_of_the_api_is_a_tool(ask: Any) -> None:
    listed = ask(lambda session: session.list_tools()).tools
    assert {tool.name for tool in listed} == {agents.AREA, *map(agents.tool_name, RESOURCES)}
    assert len(listed) == len(RESOURCES) + 1
    for tool in listed:
        assert tool.description
        assert tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False


def test_five_questions_of_a_journalist(ask: Any) -> None:
    async def talk(session: ClientSession) -> list[Any]:
        return [
            await session.call_tool("find", {"q": "Farnworth"}),
            await session.call_tool("area_judgements", {"slug": "leeds"}),
            await session.call_tool("inspections", {"programmes": ["jtai"], "per_page": 100}),
            await session.call_tool("themes", {}),
            await session.call_tool("area", {"slug": "leeds"}),
        ]

    found, judged, joint, themes, whole = ask(talk)
    assert rows_of(found)[0]["slug"] == "bolton"
    overall = [row for row in rows_of(judged) if row["programme"] == "ilacs" and row["aspect"] == "overall"]
    assert "outstanding" in {row["grade"] for row in overall}  # report of 12 August 2025, page 1
    assert all(row["programme"] == "jtai" for row in rows_of(joint))
    assert len(rows_of(joint)) == joint.structured_content["meta"]["total"] >= 71
    assert "neglect" in {row["theme"] for row in rows_of(themes)}
    assert whole.structured_content["data"]["area"] == "Leeds"


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("area", {"slug": "nowhere"}, "There is no area 'nowhere'"),
        ("inspections", {"programmes": ["nonsense"]}, "programmes can't be 'nonsense'"),
        ("inspections", {"colour": "red"}, "There is no parameter 'colour'"),
        ("inspections", {"per_page": 100000}, "per_page must be a whole number"),
        ("nonsense", {}, "There is no tool 'nonsense'"),
    ],
)
def test_an_error_says_what_the_api_says(ask: Any, tool: str, arguments: dict[str, Any], said: str) -> None:
    result = ask(lambda session: session.call_tool(tool, arguments))
    assert result.is_error
    assert said in result.content[0].text


def test_what_is_no_call_is_refused_and_bounded(client: httpx.Client) -> None:
    assert client.get(agents.PATH).status_code == 405
    assert client.post("/compare", json={}).status_code == 405
    headers = {"Accept": "application/json, text/event-stream"}
    assert client.post(agents.PATH, content=b"{", headers=headers).status_code == 400
    large = client.post(agents.PATH, content=b"[" * 40_000, headers={**headers, "Content-Type": "application/json"})
    assert large.status_code == 413
    assert client.get("/readyz").status_code == 200
