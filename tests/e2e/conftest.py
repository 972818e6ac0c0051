"""A real server on a free loopback port and a real headless Chromium."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.reader import Reader
from tests.service.conftest import Server, server, start

__all__ = ["browser", "page", "server", "site", "start"]

ROOT = Path(__file__).resolve().parents[2]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def free_port() -> int:
    """A port on loopback that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def started(log: Path) -> Iterator[str]:
    """A freshly started dashboard; gives its address, and ends the server that it started."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(10)


def wait_for(address: str, seconds: float = 60) -> None:
    """Return as soon as the address answers; raise when it does not within the time."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            requests.get(address, timeout=1).raise_for_status()
        except requests.RequestException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard that all tests of a session visit."""
    with started(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="package")  # its event loop must end before other tests start theirs
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless (make test installs it where it is missing)."""
    executable = shutil.which("chromium")
    assert executable, "chromium is not installed: run `make test`, which installs it"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab at desktop width."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(page: Page, server: Server) -> Reader:
    """A reader at the front page of the whole service."""
    return Reader(page, server.url)
