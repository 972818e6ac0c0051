"""A real server of the whole site on a free loopback port, for tests that drive it as a client does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from queries.record import DATA, open_record
from service.snapshots import StoreSource, publish
from service.store import Store

ROOT = Path(__file__).resolve().parent.parent.parent


class Server:
    """One running server: its address, its process, and what it printed."""

    def __init__(self, folder: Path, port: int, **environment: str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / f"server-{port}.log"
        self._out = self.log.open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "service", "serve", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, **{f"JOINT_INSPECTIONS_{name}": value for name, value in environment.items()}},
            stdout=self._out,
            stderr=subprocess.STDOUT,
        )

    def wait(self, seconds: float = 120) -> Server:
        """Wait until the record is open."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if httpx.get(f"{self.url}/readyz", timeout=5).status_code == 200:
                    return self
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError(f"the server did not get ready:\n{self.log.read_text()}")

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._out.close()


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts a server with settings; all are ended with the session."""
    servers: list[Server] = []

    def begin(**environment: str) -> Server:
        folder = tmp_path_factory.mktemp("server")
        chosen = {"RATE": "0", "POLL_SECONDS": "0.2", "TRIM_SECONDS": "0.5", **environment}
        servers.append(Server(folder, free_port(), **chosen))
        return servers[-1]

    yield begin
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def server(start: Callable[..., Server]) -> Server:
    """The server that most tests share, with the record of this checkout."""
    return start().wait()


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[httpx.Client]:
    """A client of the shared server."""
    with httpx.Client(base_url=server.url, timeout=30) as opened:
        yield opened


@dataclass(frozen=True)
class Snapshot:
    """The record of this checkout as it was published to a store once, and as a process took and built it."""

    store: Path
    cache: Path

    def copy(self, folder: Path) -> tuple[Store, Path]:
        """A store, and a cache that holds its snapshot, both in `folder` and free to be spoilt."""
        shutil.copytree(self.store, folder / "store")
        return Store(str(folder / "store")), Path(shutil.copytree(self.cache, folder / "cache"))


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The record published, taken, judged and built for real, once for all tests that begin with that."""
    folder = tmp_path_factory.mktemp("published")
    store, cache = Store(str(folder / "store")), folder / "cache"
    publish(DATA, store)
    found = StoreSource(store, cache).next()
    assert found is not None
    open_record(found[0], cache).connection.close()
    return Snapshot(folder / "store", cache)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))
