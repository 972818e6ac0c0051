"""Several processes behind nginx, natively: one is killed and replaced while a reader and a client go on unharmed."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.service.conftest import ROOT, Server, free_port

UPSTREAMS = """
upstream any_process {{ least_conn; {servers} }}
upstream own_process {{ hash $remote_addr consistent; {servers} }}
"""
PAGES = ("/", "/inspections", "/council?area=camden", "/compare", "/about", "/ask")


@pytest.fixture(scope="session")
def nginx() -> str:
    """Path of nginx; installed where it is not there, skipped where it can't be."""
    script = ROOT / "tests" / "deploy" / "install-nginx.sh"
    done = subprocess.run(["sh", str(script)], capture_output=True, text=True, check=False)
    path = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if path is None:
        pytest.skip(f"nginx can't be installed here: {done.stderr.strip()[-200:]}")
    return path


@pytest.fixture(scope="module")
def front(
    nginx: str, start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, list[Server]]]:
    """Address of the proxy, configured by the file of `deploy/`, and the two processes behind it."""
    tmp_path = tmp_path_factory.mktemp("front")
    servers = [start(), start()]
    for server in servers:
        server.wait()
    shutil.copytree(ROOT / "deploy" / "nginx", tmp_path / "nginx")
    port = free_port()
    named = " ".join(f"server {s.url.removeprefix('http://')} max_fails=1 fail_timeout=2s;" for s in servers)
    (tmp_path / "nginx" / "upstreams.conf").write_text(UPSTREAMS.format(servers=named), encoding="utf-8")
    listen = f"listen 127.0.0.1:{port} default_server;\nadd_header X-Process $upstream_addr always;\n"
    (tmp_path / "nginx" / "listen.conf").write_text(listen, encoding="utf-8")
    config = tmp_path / "nginx" / "nginx.conf"
    text = config.read_text(encoding="utf-8").replace("/dev/stdout", str(tmp_path / "access.log"))
    config.write_text(text, encoding="utf-8")
    who = "user root; " if os.geteuid() == 0 else ""  # the test's folder is open to its owner only
    command = [nginx, "-p", str(tmp_path), "-c", str(config), "-g", f"{who}daemon off;"]
    with (tmp_path / "error.log").open("w") as log:
        process = subprocess.Popen(command, stderr=log, stdout=log)
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 10
        while process.poll() is None and time.monotonic() < deadline:
            try:
                httpx.get(f"{url}/healthz", timeout=2)
                break
            except httpx.TransportError:
                time.sleep(0.05)
        assert process.poll() is None, (tmp_path / "error.log").read_text()
        yield url, servers
        process.terminate()
        process.wait(10)


def process_of(url: str, address: str) -> str:
    """Which process answers a visitor who comes from that loopback address."""
    with httpx.Client(transport=httpx.HTTPTransport(local_address=address)) as client:
        return client.get(f"{url}/inspections").headers["x-process"]


def test_a_visitor_stays_with_one_process_and_visitors_are_spread(front: tuple[str, list[Server]]) -> None:
    url, _ = front
    seen = {f"127.0.0.{n}": {process_of(url, f"127.0.0.{n}") for _ in range(3)} for n in range(2, 22)}
    assert all(len(processes) == 1 for processes in seen.values())
    assert len(set.union(*seen.values())) == 2


def test_headers_and_compression_come_through(front: tuple[str, list[Server]]) -> None:
    url, _ = front
    response = httpx.get(f"{url}/api/v1/areas", headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in httpx.get(f"{url}/").headers["content-security-policy"]
    assert httpx.get(f"{url}/api/nothing").headers["content-type"] == "application/problem+json"
    assert "server" not in {k for k, v in response.headers.items() if "uvicorn" in v}


@dataclass
class Poll:
    """What a client of the API lived through: answers, answers at the second try, and failures."""

    answered: int = 0
    retried: int = 0
    failed: list[str] = field(default_factory=list)

    def run(self, url: str, done: threading.Event) -> None:
        """Ask for another page each time (so that no cache helps), once more where that fails."""
        number = 0
        while not done.is_set():
            number += 1
            for attempt in (1, 2):
                try:
                    got = httpx.get(f"{url}/api/v1/judgements?per_page={number % 900 + 1}&page=1", timeout=10)
                    got.raise_for_status()
                    self.answered += 1
                    break
                except httpx.HTTPError as error:
                    if attempt == 2:
                        self.failed.append(str(error))
                    self.retried += 1


async def _walk(url: str) -> int:
    """Walk all pages as a browser's websocket does, from one page to the next, once more where the line is cut."""
    walked = 0
    for path in PAGES:
        for attempt in range(4):
            try:
                await _visit(url, path)
                walked += 1
                break
            except (OSError, TimeoutError, websockets.WebSocketException):
                if attempt == 3:
                    raise
                await asyncio.sleep(0.5)
    return walked


async def _visit(url: str, path: str) -> None:
    message = BackMsg()
    page, _, query = path.lstrip("/").partition("?")
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    address = f"{url.replace('http', 'ws')}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], origin=url) as socket:
        await socket.send(message.SerializeToString())
        answer = ForwardMsg()
        while answer.WhichOneof("type") != "script_finished":
            answer.ParseFromString(await asyncio.wait_for(socket.recv(), 20))
        assert answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def test_a_process_is_killed_and_replaced_and_no_reader_is_lost(
    front: tuple[str, list[Server]], tmp_path: Path
) -> None:
    url, servers = front
    poll, done = Poll(), threading.Event()
    thread = threading.Thread(target=poll.run, args=(url, done))
    thread.start()
    assert asyncio.run(_walk(url)) == len(PAGES)
    before = poll.answered
    servers[0].process.kill()
    servers[0].process.wait()
    assert asyncio.run(_walk(url)) == len(PAGES)
    during = poll.answered
    port = int(servers[0].url.rpartition(":")[2])
    replaced = Server(tmp_path, port, RATE="0").wait()
    time.sleep(2.5)
    assert asyncio.run(_walk(url)) == len(PAGES)
    done.set()
    thread.join()
    seen = {process_of(url, f"127.0.0.{n}") for n in range(2, 22)}
    replaced.stop()
    assert poll.failed == []
    assert before > 0
    assert during > before
    assert poll.answered > during
    assert len(seen) == 2
    print(f"answered {poll.answered}, at the second try {poll.retried}, failed {len(poll.failed)}")
