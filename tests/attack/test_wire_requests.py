"""Requests that are too large, too slow, malformed or for what nobody should see, on the real server."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from queries.bounded import Cache, Kind
from service.addresses import PAGES
from service.asked import takes_gzip, types
from service.static import STATIC
from tests.attack import wire
from tests.service.conftest import Server


def test_large_headers_are_refused_and_not_kept(server: Server, client: httpx.Client) -> None:
    before = wire.settled(server)
    for number in range(60):
        with socket.create_connection(("127.0.0.1", client.base_url.port or 80), timeout=10) as line:
            head = f"GET /api/v1/areas HTTP/1.1\r\nHost: a\r\nAccept: text/csv, x/{number}".encode()
            try:
                line.sendall(head + b"a" * 4_000_000 + b"\r\n\r\n")
                answer = line.recv(100)
            except OSError:
                continue  # hung up while we were still sending
            assert answer.startswith(b"HTTP/1.1 431 ")
    assert wire.growth(server, before, 20) <= 20
    assert client.get("/api/v1/areas", headers={"X-Long": "a" * 20_000}).status_code == 431
    assert client.get("/api/v1/areas", headers={f"X-{n}": "" for n in range(200)}).status_code == 431


def test_keys_are_made_only_of_what_the_answer_depends_on(server: Server, client: httpx.Client) -> None:
    before = wire.settled(server)
    for number in range(600):
        accept = f"text/html;q=0.{number}, application/json, x/{'y' * 8_000}{number}"
        assert client.get("/api/v1/milestones", headers={"Accept": accept}).status_code == 200
    assert wire.growth(server, before, 5) <= 5


def test_an_endless_head_and_an_unfinished_one_are_left(client: httpx.Client) -> None:
    address = ("127.0.0.1", client.base_url.port or 80)
    with socket.create_connection(address, timeout=30) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nX: ")
        with pytest.raises(OSError):  # noqa: PT012 - whichever of them meets the closed line
            for _ in range(2_000):
                line.sendall(b"a" * 4_096)
                time.sleep(0.002)
    slow = [socket.create_connection(address, timeout=30) for _ in range(50)]
    began = time.monotonic()
    for line in slow:
        line.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n")
    assert client.get("/healthz").status_code == 200
    for line in slow:
        assert line.recv(100).startswith(b"HTTP/1.1 408 ")
        line.close()
    assert time.monotonic() - began < 15


def test_a_head_that_comes_in_pieces_is_read(client: httpx.Client) -> None:
    with socket.create_connection(("127.0.0.1", client.base_url.port or 80), timeout=10) as line:
        for _ in range(2):  # a second request on the same line
            for piece in (b"GET /heal", b"thz HTTP/1.1\r\nHo", b"st: a\r\n", b"\r\n"):
                line.sendall(piece)
                time.sleep(0.05)
            assert line.recv(1_000).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("host", ["a b", "<script>", "x" * 300, "a/b", "a@b", "a\x01b"])
def test_a_host_that_is_none_is_refused(client: httpx.Client, host: str) -> None:
    with socket.create_connection(("127.0.0.1", client.base_url.port or 80), timeout=10) as line:
        line.sendall(f"GET /feed.atom HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "path",
    [
        "/foo",
        "/foo/bar",
        "/foo/bar/baz/",
        "/council/camden/../../foo",
        "/inspections/foo",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
        "/_stcore/metrics",
        "/_stcore/agent",
        "/_stcore/agent/mcp",
        "/_stcore/agent/schema",
        "/_stcore/upload_file/a/b",
        "/_stcore/script-health-check",
        "/_stcore/bidi-components/a/b",
        "/component/a/b",
        "/app/static/x",
        "/dashboard.py",
        "/index.html",
        "/.//evil.example",
        "/%2e%2e/",
        "/ask%0d%0aX: 1",
    ],
)
def test_unknown_addresses_of_any_depth_are_not_found(client: httpx.Client, path: str) -> None:
    for accept in ("text/html", "*/*", "application/json"):
        answer = client.get(path, headers={"Accept": accept}, follow_redirects=False)
        assert answer.status_code == 404
        assert "set-cookie" not in answer.headers


def test_addresses_that_there_are_answer(client: httpx.Client) -> None:
    for path in (*PAGES, "/_stcore/health", "/_stcore/host-config", "/favicon.png", "/councils/", "/council/camden/"):
        assert client.get(path, headers={"Accept": "text/html"}, follow_redirects=True).status_code == 200, path
    assert client.get("/inspections/", follow_redirects=False).headers["location"].endswith("/inspections")


DATES = (
    "Mon, 01 Jan 0001 00:00:00 +2359",
    "Fri, 31 Dec 9999 23:59:59 -2359",
    "Mon, 01 Jan 2024 00:00:00 +999999999999",
    "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
    "Mon, 99 Foo 2024 99:99:99 GMT",
    "",
    "\xff",
)


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("path", ["/data/areas.csv", "/api/v1/areas", "/council/camden/", "/"])
def test_dates_that_no_calendar_reaches_are_no_dates(client: httpx.Client, path: str, date: str) -> None:
    for headers in ({"If-Modified-Since": date}, {"If-Range": date, "Range": "bytes=0-9"}):
        sent = [(name.encode(), value.encode("latin-1")) for name, value in {**headers, "Accept": "text/html"}.items()]
        assert client.get(path, headers=sent).status_code in (200, 206, 304)


@pytest.mark.parametrize("coding", ["gzip;q=0", "gzip; q=0.000", "GZIP;Q=0", "*, gzip;q=0", "*;q=0", "identity", "br"])
@pytest.mark.parametrize("path", ["/data/areas.csv", "/api/v1/areas", "/", "/_stcore/host-config", "/council/camden/"])
def test_who_does_not_take_gzip_does_not_get_it(client: httpx.Client, path: str, coding: str) -> None:
    for accept in ("text/html", "*/*"):
        answer = client.get(path, headers={"Accept-Encoding": coding, "Accept": accept})
        assert "content-encoding" not in answer.headers


def test_headers_have_one_plain_form() -> None:
    assert takes_gzip("br;q=1, gzip;q=0.5")
    assert takes_gzip("*")
    assert not takes_gzip("gzip;q=nan")
    assert types("text/csv;q=0, TEXT/HTML, x/y, text/html;q=0.9, */*") == "text/html, */*"


def test_what_is_kept_has_an_end_in_number_and_in_size() -> None:
    kept, kind = Cache(), Kind("bytes", 3, 12, len)
    for key in range(5):
        kept.put(kind, key, b"aaa")
    assert [kept.get(kind, key) for key in range(5)] == [None, None, b"aaa", b"aaa", b"aaa"]
    kept.put(kind, 5, b"a" * 9)
    kept.put(kind, 6, b"a" * 13)
    assert [key for key in range(7) if kept.get(kind, key)] == [5]
    kept.put(kind, 5, b"a")
    kept.put(kind, 7, b"a" * 8)
    assert [key for key in range(8) if kept.get(kind, key)] == [5, 7]
    kept.put(kind, 7, b"a" * 13)
    assert [key for key in range(8) if kept.get(kind, key)] == [5]


def test_one_kind_pushes_nothing_of_another_out() -> None:
    kept, pages, charts = Cache(), Kind[str]("pages", 2), Kind[str]("charts", 2)
    kept.put(charts, "map", "a chart")
    for key in range(100):
        kept.put(pages, key, "a page")
    assert kept.get(charts, "map") == "a chart"
    assert [key for key in range(100) if kept.get(pages, key)] == [98, 99]


def test_five_thousand_different_requests_leave_little(server: Server, client: httpx.Client) -> None:
    before = wire.settled(server)

    def ask(number: int) -> int:
        years = f"year_from={1900 + number % 200}&year_to={1900 + number // 200 + 100}"
        return client.get(f"/api/v1/inspections?{years}&per_page={number % 1000 + 1}").status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(5_000))) == {200}
    more = wire.growth(server, before, 30)
    print(f"memory: {before:.0f} MB before, {more:+.0f} MB after 5,000 requests")
    assert more <= 30


def test_without_a_folder_for_a_cache_all_is_served_and_the_log_says_so(start: Callable[..., Server]) -> None:
    server = start(CACHE="/proc/nobody/may/write/here").wait()
    file = max(STATIC.rglob("*.js"), key=lambda path: path.stat().st_size).relative_to(STATIC).as_posix()
    for path in (f"/static/{file}", "/data/areas.csv", "/data/areas.parquet", "/council/camden/", "/readyz"):
        assert httpx.get(f"{server.url}{path}", timeout=60).status_code == 200, path
    assert asyncio.run(wire.run_once(server, "about")) < 20
    assert "/proc/nobody/may/write/here can't be written" in server.log.read_text(encoding="utf-8")
