"""`/mcp`: the queries as tools of the Model Context Protocol (streamable HTTP), read only.

Tools are made from the headers of the queries, as the API's addresses are; a call is answered by the same code with the
same limits, and an error says what the API says. No session is kept: each request stands alone, so that any process can
answer it. The protocol's library takes seconds to import, so the first request starts it.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.types import Receive, Scope, Send

from components.registry import SITE
from queries.resources import RESOURCES, Resource
from service import api
from service.openapi import schema_of, slug_schema
from service.problems import ProblemError
from service.security import LARGEST_BODY
from service.values import PAGING

PATH = "/mcp"
_WHAT = (
    "The record of how England's inspectorates jointly inspect how areas help and protect children. Tools are read "
    "only. Counts are not scores; areas were not chosen at random; null is not stated or not known, 0 is none. Say the "
    "date of the record with any figure, and link to the page of the report that an answer names."
)
AREA = "area"


def tool_name(resource: Resource) -> str:
    """Name of a resource's tool: `areas/{slug}/judgements` is `area_judgements`."""
    return re.sub(r"[^a-z0-9]+", "_", resource.path.replace("areas/{slug}/", f"{AREA}_")).strip("_")


def tools() -> list[dict[str, Any]]:
    """Every tool: name, what it answers, and the JSON Schema of its arguments."""
    of_area = {
        "name": AREA,
        "description": "What is on record for one area, all of it?",
        "inputSchema": _schema({"slug": slug_schema()}, ["slug"]),
    }
    return [of_area, *({"name": tool_name(one), **_described(one)} for one in RESOURCES)]


def _described(resource: Resource) -> dict[str, Any]:
    known = (*resource.parameters, *PAGING)
    properties = {p.name: {**schema_of(p), "description": p.meaning} for p in known}
    required = [p.name for p in known if p.required]
    if resource.of_area:
        properties, required = {"slug": slug_schema(), **properties}, ["slug", *required]
    return {"description": resource.question, "inputSchema": _schema(properties, required)}


def _schema(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def call(name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What a tool answers, as the API's JSON would.

    Raises:
        ProblemError: there is no such tool, or an argument is wrong (it is named).
    """
    given = QueryParams([(key, _text(each)) for key, value in arguments.items() for each in _values(value)])
    slug = given.get("slug")
    rest = QueryParams([(key, value) for key, value in given.multi_items() if key != "slug"])
    resource = _BY_NAME.get(name)
    if name == AREA:
        document = api.area(slug or "", "json", rest)
    elif resource is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, f"There is no tool {name[:80]!r}.")
    elif resource.of_area:
        document = api.table(resource, "json", rest, slug or "")
    else:
        document = api.table(resource, "json", given)
    answer: dict[str, Any] = json.loads(document.body)
    return answer


def _sentence(error: ProblemError) -> str:
    return f"{error.detail} Allowed: {', '.join(error.allowed)}." if error.allowed else error.detail


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


_BY_NAME = {tool_name(one): one for one in RESOURCES}


class Agents:
    """Answers `/mcp`; started by its first request, ended with the loop that it runs in."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._manager: Any = None
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        async with self._lock:
            if self._manager is None:
                self._manager = await run_in_threadpool(_manager)
                started = asyncio.Event()
                self._task = asyncio.create_task(self._run(started))
                await started.wait()
        await self._manager.handle_request(scope, receive, send)

    async def _run(self, started: asyncio.Event) -> None:
        async with self._manager.run():
            started.set()
            await asyncio.Event().wait()


def _manager() -> Any:
    """The protocol's own server and its manager of requests."""
    types = importlib.import_module("mcp_types")
    server = importlib.import_module("mcp.server.lowlevel.server").Server(
        SITE, title=SITE, instructions=_WHAT, on_list_tools=_lister(types), on_call_tool=_caller(types)
    )
    managers = importlib.import_module("mcp.server.streamable_http_manager")
    return managers.StreamableHTTPSessionManager(
        server, json_response=True, stateless=True, max_request_body_size=LARGEST_BODY
    )


def _lister(types: Any) -> Callable[[Any, Any], Any]:
    notes = types.ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    listed = types.ListToolsResult(tools=[types.Tool(**one, annotations=notes) for one in tools()])

    async def list_tools(_context: Any, _params: Any) -> Any:
        return listed

    return list_tools


def _caller(types: Any) -> Callable[[Any, Any], Any]:
    async def call_tool(_context: Any, params: Any) -> Any:
        try:
            answer = await run_in_threadpool(call, params.name, params.arguments or {})
        except ProblemError as error:
            return types.CallToolResult(content=[types.TextContent(type="text", text=_sentence(error))], is_error=True)
        text = json.dumps(answer, ensure_ascii=False)
        return types.CallToolResult(content=[types.TextContent(type="text", text=text)], structured_content=answer)

    return call_tool
