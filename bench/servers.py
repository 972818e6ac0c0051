"""Servers that a measurement starts on loopback and ends again."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Running:
    """One running server: address, process number, seconds from its start until it was ready."""

    url: str
    pid: int
    started: float

    @property
    def memory(self) -> float:
        """Resident memory of the process and its children's parent, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    @property
    def processor(self) -> float:
        """Processor seconds of the process so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


_BARE = """
from pathlib import Path
import streamlit as st
from starlette.middleware import Middleware
from service.static import Precompressed
app = st.App(Path(__file__).with_name("page.py"), middleware=[Middleware(Precompressed, cache=Path({cache!r}))])
"""


@contextlib.contextmanager
def running(command: Sequence[str], ready: str, folder: Path = ROOT, **environment: str) -> Iterator[Running]:
    """A server that answers at `ready`; `{port}` in the command stands for a free loopback port.

    Raises:
        RuntimeError: it ended, or was not ready within a minute.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    process = subprocess.Popen(
        [part.replace("{port}", str(port)) for part in command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        while not _answers(url + ready):
            if process.poll() is not None or time.perf_counter() - began > 60:
                raise RuntimeError(f"not ready: {' '.join(command)}")
            time.sleep(0.02)
        yield Running(url, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def service(**environment: str) -> contextlib.AbstractContextManager[Running]:
    """The whole site, without rate limits."""
    command = [sys.executable, "-m", "service", "serve", "--port", "{port}", "--quiet"]
    return running(command, "/readyz", JOINT_INSPECTIONS_RATE="0", JOINT_INSPECTIONS_RERUNS="0", **environment)


def run_bare_page(script: Path) -> contextlib.AbstractContextManager[Running]:
    """A page of plain Streamlit (`page.py`), with our settings and static files compressed as ours are."""
    folder = script.parent
    (folder / "reference.py").write_text(_BARE.format(cache=str(folder)), encoding="utf-8")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    command = [sys.executable, "-m", "uvicorn", "reference:app", "--host", "127.0.0.1", "--port", "{port}"]
    return running(command, "/_stcore/health", folder)


def streamlit(script: Path) -> contextlib.AbstractContextManager[Running]:
    """A Streamlit server of one script."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", "{port}"]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    return running(command, "/_stcore/health", script.parent)
