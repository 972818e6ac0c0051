"""Websockets as uvicorn writes them, at less cost: what is small is not compressed, and few writes carry many messages.

A page is sent as some thirty messages. Streamlit hands each over by itself, and each compression and each write lets
go of the interpreter, which comes back only when a running page gives it up: with many readers that, and not the work,
is what they would wait for.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory
from websockets.frames import CTRL_OPCODES, Frame

SMALLEST = 1_024
"""Bytes of a message that is worth compressing."""
_LEVEL = 1
"""A third of the processor time of zlib's usual level; a page comes out 5 % larger than uvicorn sends it."""
_SECONDS = 0.004
_MOST_BYTES = 65_536


class SparingProtocol(WebSocketsSansIOProtocol):
    """uvicorn's protocol, with `_Sparing` compression and `_Gathered` writes."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.config.ws_per_message_deflate:
            # nothing is carried from one message to the next, so a socket at rest keeps no compressor
            self.conn.available_extensions = [
                _Factory(
                    server_no_context_takeover=True, client_max_window_bits=12, compress_settings={"level": _LEVEL}
                )
            ]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is there."""
        super().connection_made(cast(asyncio.Transport, _Gathered(cast(asyncio.Transport, transport), self.loop)))


class _Sparing(PerMessageDeflate):
    def encode(self, frame: Frame) -> Frame:
        """The frame as it goes out."""
        if frame.opcode not in CTRL_OPCODES and frame.fin and len(frame.data) < SMALLEST:
            return frame
        return super().encode(frame)


class _Factory(ServerPerMessageDeflateFactory):
    def process_request_params(self, *given: Any) -> Any:
        """What is agreed with the client."""
        agreed, made = super().process_request_params(*given)
        return agreed, _Sparing(
            made.remote_no_context_takeover,
            made.local_no_context_takeover,
            made.remote_max_window_bits,
            made.local_max_window_bits,
            self.compress_settings,
        )


class _Gathered:
    """A transport that waits a few milliseconds for more to write."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._parts: list[bytes] = []
        self._size = 0
        self._timer: asyncio.TimerHandle | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Write soon, or at once if there is much."""
        self._parts.append(data)
        self._size += len(data)
        if self._size >= _MOST_BYTES:
            self._flush()
        elif self._timer is None:
            self._timer = self._loop.call_later(_SECONDS, self._flush)

    def close(self) -> None:
        """Write what is left, then close."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        parts, self._parts, self._size = self._parts, [], 0
        if parts and not self._transport.is_closing():
            self._transport.write(b"".join(parts))
