"""A small public site for tests: invented councils, pages of the real shapes, and any fault that a test asks for."""

from __future__ import annotations

import http.server
import re
import threading
import urllib.parse
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@dataclass
class SmallSite:
    """What the site holds; change it between two visits.

    Attributes:
        names: councils by URN.
        listed: file number, title and date of each publication, by URN.
        files: bytes by file number.
        faults: answers that take the place of the usual ones, by path.
        rows: councils on a result page.
        asked: how often each path was asked for.
        sent: how often each path was sent in full.
        agents: the User-Agents seen.
    """

    names: dict[str, str] = field(default_factory=dict)
    listed: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, Answer] = field(default_factory=dict)
    rows: int = 100
    asked: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)
    agents: set[str] = field(default_factory=set)
    url: str = ""

    def answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        url = urllib.parse.urlsplit(handler.path)
        self.asked[url.path] += 1
        self.agents.add(handler.headers.get("User-Agent", ""))
        if fault := self.faults.get(url.path):
            fault(handler)
        elif url.path == "/search":
            page(handler, self._results(int(urllib.parse.parse_qs(url.query).get("start", ["0"])[0])))
        elif (m := re.fullmatch(r"/provider/44/(\d+)", url.path)) and m[1] in self.names:
            page(handler, self._timeline(m[1]))
        elif (m := re.fullmatch(r"/v1/file/(\d+)", url.path)) and m[1] in self.files:
            self._file(handler, url.path, self.files[m[1]])
        else:
            page(handler, "<h1>Page not found</h1>", 404)

    def _results(self, start: int) -> str:
        urns = sorted(self.names)
        items = "".join(f'<a href="/provider/44/{u}">{self.names[u]}</a>' for u in urns[start : start + self.rows])
        more = f'<a href="/search?start={start + self.rows}">Next</a>' if start + self.rows < len(urns) else ""
        return f"<h1>{len(urns)} results</h1>{items}{more}"

    def _timeline(self, urn: str) -> str:
        events = "".join(
            f'<time>{date}</time><a class="publication-link" href="{self.url}/v1/file/{number}">{title}</a>'
            for number, title, date in self.listed.get(urn, [])
        )
        return f"<h1>{self.names[urn]}</h1><p>URN: {urn}</p><ol class='timeline'>{events}</ol>"

    def _file(self, handler: http.server.BaseHTTPRequestHandler, path: str, body: bytes) -> None:
        tag = f'"{hash(body)}"'
        if handler.headers.get("If-None-Match") == tag:
            send(handler, b"", 304, {"ETag": tag})
        else:
            self.sent[path] += 1
            send(handler, body, 200, {"ETag": tag, "Content-Type": "application/pdf"})


def send(
    handler: http.server.BaseHTTPRequestHandler, body: bytes, status: int = 200, headers: dict[str, str] | None = None
) -> None:
    """A whole answer."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def page(handler: http.server.BaseHTTPRequestHandler, html: str, status: int = 200) -> None:
    """A page of the site."""
    send(handler, f"<!DOCTYPE html><html><body>{html}</body></html>".encode(), status, {"Content-Type": "text/html"})


@contextmanager
def serving(site: SmallSite) -> Iterator[SmallSite]:
    """The site on a free port of this machine, until the block ends."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the base class fixes the name
            site.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield site
        server.shutdown()
        thread.join()
