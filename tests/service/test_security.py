"""Nobody gets a way in: headers, frames, cookies, the websocket, sizes, rates, and logs without people in them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import httpx
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from service.limits import RateLimit
from service.messages import KINDS, OPERATIONS, kind_of
from service.security import INDEX, inline_hashes
from service.static import STATIC
from tests.service.conftest import Server

PATHS = ["/", "/inspections", "/ask", "/council/camden/", "/api/", "/api/v1/areas", "/api/x", "/data/areas.csv"]
PATHS += ["/feed.atom", "/healthz", "/static/nothing.js", "/_stcore/health"]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_has_strict_headers_and_no_cookie(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "'unsafe-eval'" not in policy
    assert "script-src 'self' 'unsafe-inline'" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in headers
    assert "server" not in headers


def test_policy_names_the_one_inline_script_of_the_page(client: httpx.Client) -> None:
    hashes = inline_hashes()
    assert len(hashes) == INDEX.read_text(encoding="utf-8").count("<script>") > 0
    policy = client.get("/").headers["content-security-policy"]
    assert all(each in policy for each in hashes)


def test_frames_are_allowed_for_named_sites_at_embed_true_only(start: Callable[..., Server]) -> None:
    server = start(EMBEDDERS="https://news.example https://council.example").wait()
    embedded = httpx.get(f"{server.url}/?embed=true").headers
    assert "frame-ancestors https://news.example https://council.example" in embedded["content-security-policy"]
    assert "x-frame-options" not in embedded
    for path in ("/", "/?embed=false", "/council/camden/?embed=true"):
        assert "frame-ancestors 'none'" in httpx.get(f"{server.url}{path}").headers["content-security-policy"]


def test_messages_that_a_page_needs_pass_and_others_do_not() -> None:
    for name in (field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields):
        message = BackMsg()
        field = BackMsg.DESCRIPTOR.fields_by_name[name]
        if field.message_type is None:
            setattr(message, name, True)
        else:
            getattr(message, name).SetInParent()
        allowed = name in KINDS and name != "backend_operation_request"  # that one needs an operation besides
        assert kind_of(message.SerializeToString()) == (name if allowed else None), name
    assert not KINDS.keys() & {"clear_cache", "file_urls_request", "load_git_info"}


def test_operations_that_a_page_needs_pass_and_others_do_not() -> None:
    payloads = BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"].message_type.oneofs_by_name["payload"]
    assert {field.name for field in payloads.fields} > OPERATIONS.keys()
    for field in payloads.fields:
        message = BackMsg()
        getattr(message.backend_operation_request, field.name).SetInParent()
        assert (kind_of(message.SerializeToString()) is not None) is (field.name in OPERATIONS), field.name
    assert kind_of(b"\xff\xff\xff") is None
    assert kind_of(b"") is None


async def _session(url: str, *messages: BackMsg) -> list[str]:
    """Types of what a real session gets back from a run, then these messages, then a run again."""
    rerun = BackMsg()
    rerun.rerun_script.query_string = ""
    seen: list[str] = []
    async with websockets.connect(f"{url.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"]) as socket:
        for turn in ((rerun,), (*messages, rerun)):
            for message in turn:
                await socket.send(message.SerializeToString())
            while not seen or seen[-1] != "script_finished":
                answer = ForwardMsg()
                answer.ParseFromString(await asyncio.wait_for(socket.recv(), 20))
                seen.append(str(answer.WhichOneof("type")))
            seen.append("turn")
    return seen


def test_a_visitor_who_clears_the_cache_changes_nothing_and_keeps_the_session(server: Server) -> None:
    clear = BackMsg()
    clear.clear_cache = True
    seen = asyncio.run(_session(server.url, clear))
    assert seen.count("script_finished") == 2


async def _pages(url: str, page: str) -> list[str]:
    """Addresses in the menu that a first visitor gets at a page."""
    message = BackMsg()
    message.rerun_script.page_name = page
    async with websockets.connect(f"{url.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"]) as socket:
        await socket.send(message.SerializeToString())
        answer = ForwardMsg()
        while answer.WhichOneof("type") != "navigation":
            answer.ParseFromString(await asyncio.wait_for(socket.recv(), 20))
        return [each.url_pathname for each in answer.navigation.app_pages]


def test_the_first_visitor_of_a_fresh_process_gets_the_menu_of_the_site(start: Callable[..., Server]) -> None:
    server = start().wait()
    pages = asyncio.run(_pages(server.url, "ask"))
    assert "dashboard" not in pages
    assert {"inspections", "council", "compare", "ask", "about"} <= set(pages)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/_stcore/upload_file/a/b", "/", "/data/areas.csv"])
def test_nothing_can_be_sent(client: httpx.Client, method: str, path: str) -> None:
    assert client.request(method, path, content=b"x" * 10).status_code == 405


def test_sizes_are_bounded(client: httpx.Client) -> None:
    assert client.get("/api/v1/areas?x=" + "a" * 40_000).status_code == 414
    assert client.request("GET", "/api/v1/areas", content=b"x" * 20_000).status_code == 413


def test_a_client_that_asks_too_fast_is_told_to_wait_and_others_are_not(start: Callable[..., Server]) -> None:
    server = start(RATE="2", BURST="5").wait()
    codes = [httpx.get(f"{server.url}/api/v1/milestones") for _ in range(9)]
    refused = [response for response in codes if response.status_code == 429]
    assert codes[0].status_code == 200
    assert refused
    assert int(refused[0].headers["retry-after"]) >= 1
    assert refused[0].headers["content-type"] == "application/problem+json"
    assert httpx.get(f"{server.url}/healthz").status_code == 200


def test_tokens_come_back_with_time_and_belong_to_one_client() -> None:
    now = [0.0]

    async def nothing(*_: object) -> None:
        return None

    limit = RateLimit(nothing, rate=2, burst=3, clock=lambda: now[0])
    assert [limit.take("a") for _ in range(4)] == [0, 0, 0, 1]
    assert limit.take("b") == 0
    now[0] = 0.5
    assert limit.take("a") == 0
    assert limit.take("a") == 1


def test_log_has_a_line_for_each_request_without_its_query_or_its_sender(client: httpx.Client, server: Server) -> None:
    client.get("/api/v1/inspections?themes=neglect", headers={"User-Agent": "a-person", "X-Forwarded-For": "10.1.2.3"})
    client.get("/ask?sql=select+secret")
    text = server.log.read_text(encoding="utf-8")
    assert '"path": "/api/v1/inspections"' in text
    for private in ("neglect", "secret", "a-person", "10.1.2.3", "127.0.0.1:"):
        assert private not in text.replace(server.url, "")
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert {"at", "method", "path", "status", "bytes", "ms"} == set(lines[-1])


def test_static_files_go_out_compressed_and_may_be_kept_for_ever(client: httpx.Client) -> None:
    file = max((p for p in STATIC.rglob("*.js")), key=lambda p: p.stat().st_size)
    name = file.relative_to(STATIC).as_posix()
    packed = client.get(f"/static/{name}", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < file.stat().st_size / 2
    assert packed.content == file.read_bytes()
    assert "immutable" in packed.headers["cache-control"]
    plain = client.get(f"/static/{name}", headers={"Accept-Encoding": "identity"})
    assert plain.content == file.read_bytes()
    assert client.get("/static/%2e%2e/index.html").status_code in (400, 404)


def test_health_tells_process_and_record_apart(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready["status"] == "ready"
    assert ready["rows"]["areas"] > 150
    assert client.get("/readyz").headers["cache-control"] == "no-store"
