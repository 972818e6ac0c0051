"""Several processes behind nginx, natively: one is killed and replaced while a reader and a client go on unharmed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components import registry
from tests.service.conftest import ROOT, Server, free_port

UPSTREAMS = """
upstream any_process {{ least_conn; {servers} }}
upstream own_process {{ hash $remote_addr consistent; {servers} }}
"""
MENU = tuple((one.part, one.title, one.tab) for one in registry.PAGES if not one.hidden)
"""What the menu holds: heading, page, and what the tab says once it is there."""
DEFINITIONS = tuple((one.part, one.title, one.tab) for one in registry.PAGES if one.name == "method")
"""A page with rows to save."""
ADDRESSES = {
    "/": "^Joint inspections of how England’s areas",
    "/council?area=camden": "^Camden",
    "/about": "^About this site",
}


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
        """Ask for another part each time (so that no cache helps), once more where that fails."""
        number = 0
        with httpx.Client(base_url=url, timeout=10) as client:
            while not done.wait(0.02):
                number += 1
                path = f"/api/v1/judgements?per_page={50 + number // 50}&page={number % 50 + 1}"
                for attempt in (1, 2):
                    try:
                        client.get(path).raise_for_status()
                        self.answered += 1
                        break
                    except httpx.HTTPError as error:
                        if attempt == 2:
                            self.failed.append(str(error))
                        self.retried += 1


@pytest.fixture
def poll(front: tuple[str, list[Server]]) -> Iterator[Poll]:
    """A client that asks the API all along."""
    made, done = Poll(), threading.Event()
    thread = threading.Thread(target=made.run, args=(front[0], done))
    thread.start()
    yield made
    done.set()
    thread.join()


def kind(frame: str | bytes) -> str | None:
    """What kind of message the site sent to the browser."""
    return ForwardMsg.FromString(frame).WhichOneof("type") if isinstance(frame, bytes) else None


def finished(page: Page, heading: str) -> None:
    """Wait until the page with this heading stands whole and in touch with its process, and nothing lies over it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(heading), timeout=20_000)
    expect(page.get_by_text(re.compile(r"^Record of \d")).first).to_be_visible()
    state = "[data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
    expect(page.locator(f"[data-testid=stApp]{state}")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("alert").filter(has_text=re.compile("error", re.IGNORECASE))).to_have_count(0)


def walk(page: Page, steps: Sequence[tuple[str, str, str]] = MENU) -> None:
    """Through the site by its menu."""
    for group, name, tab in steps:
        if group:
            page.get_by_role("button", name=group, exact=True).click()
        menu = page if group else page.get_by_test_id("stTopNav")
        menu.get_by_role("menuitem" if group else "link", name=name, exact=True).click()
        expect(page).to_have_title(tab)
        finished(page, ".")


def saved(page: Page) -> str:
    """Name of the file that the page's first download button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"\(CSV\)$|\(XLSX\)$")).first.click()
    assert download.value.failure() is None
    return download.value.suggested_filename


@pytest.mark.e2e
def test_a_process_is_killed_and_replaced_and_no_reader_is_lost(
    front: tuple[str, list[Server]], poll: Poll, page: Page, tmp_path: Path
) -> None:
    url, servers = front
    lines: list[WebSocket] = []
    page.on("websocket", lambda line: lines.append(line))
    opened = page.goto(f"{url}/benchmark?area=camden")
    finished(page, "Camden")
    own = opened.headers["x-process"] if opened else ""
    page.evaluate("window.neverReloaded = true")
    before = poll.answered

    (killed,) = (server for server in servers if server.url.endswith(own))
    with page.expect_websocket() as line:
        began = time.monotonic()
        killed.process.kill()
        killed.process.wait()
    line.value.wait_for_event("framereceived", lambda frame: kind(frame) == "script_finished")
    assert [line.is_closed() for line in lines] == [True, False]
    finished(page, "Camden")
    back = time.monotonic() - began
    page.get_by_role("combobox").first.fill("Sunderland")
    page.keyboard.press("Enter")
    finished(page, "Sunderland")
    assert saved(page) == "benchmark_sunderland.xlsx"
    walk(page)
    walk(page, DEFINITIONS)
    assert process_of(url, "127.0.0.1") != own
    during = poll.answered

    replaced = Server(tmp_path, int(own.rpartition(":")[2]), RATE="0").wait()
    try:
        deadline = time.monotonic() + 10
        while process_of(url, "127.0.0.1") != own and time.monotonic() < deadline:
            time.sleep(0.1)
        assert saved(page) == "reconciliation.csv"
        walk(page, MENU[::4])
        assert page.evaluate("window.neverReloaded")
        assert len(lines) == 2
        for path, heading in ADDRESSES.items():
            answer = page.goto(f"{url}{path}")
            assert answer is not None
            assert answer.headers["x-process"] == own
            finished(page, heading)
        assert len({process_of(url, f"127.0.0.{n}") for n in range(2, 22)}) == 2
    finally:
        replaced.stop()
    assert poll.failed == []
    assert 0 < before < during < poll.answered
    print(f"answered {poll.answered}, at the second try {poll.retried}, failed 0; browser back after {back:.1f} s")
