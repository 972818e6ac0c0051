"""HTTP as uvicorn reads it, with limits: headers that are too long or too slow are refused, not buffered."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from service.metrics import count

MOST_BYTES = 49_152
"""Of a request's head: the longest query string and half as much of headers."""
SECONDS = 10.0
"""For a whole head, from its first byte (of a connection's first head: from the connection)."""


class BoundedProtocol(HttpToolsProtocol):
    """Answers 431 to a head of more than `MOST_BYTES`, 408 to one that is not whole after `SECONDS`, and hangs up."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._begun: asyncio.TimerHandle | None = None
        self._inside, self._size, self._left = True, 0, False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is there."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._whole()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        if not self._inside:
            self._inside, self._size = True, 0
            self._wait()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._whole()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Bytes arrived; headers only up to the limit."""
        if self._left:
            return
        if self._inside:
            self._size += len(data)
            if self._size > MOST_BYTES:
                self._leave(b"431 Request Header Fields Too Large")
                return
        super().data_received(data)

    def _wait(self) -> None:
        self._begun = self.loop.call_later(SECONDS, self._leave, b"408 Request Timeout")

    def _whole(self) -> None:
        self._inside = False
        if self._begun is not None:
            self._begun.cancel()
            self._begun = None

    def _leave(self, status: bytes) -> None:
        self._left = True
        count("headers")
        self._whole()
        self.transport.write(b"HTTP/1.1 " + status + b"\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
        self.transport.close()
