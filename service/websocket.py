"""The visitor's websocket: only the messages that a page needs pass, so that nobody empties everyone's cache."""

from __future__ import annotations

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

ALLOWED = frozenset({"rerun_script", "app_heartbeat", "stop_script", "file_urls_request"})
OPERATIONS = frozenset(
    {"deferred_file", "dataframe_chunk"}
)  # a download that is pressed, a long table that is scrolled


def passes(raw: bytes) -> bool:
    """Whether a message may reach Streamlit: it can be read, and its type is one that a page needs."""
    message = BackMsg()
    try:
        message.ParseFromString(raw)
    except DecodeError:
        return False
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in OPERATIONS
    return kind in ALLOWED


class WebsocketFilter:
    """Drops messages of a type outside `ALLOWED` (`clear_cache` is one) or an operation outside `OPERATIONS`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return

        async def filtered() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or passes(message.get("bytes") or b""):
                    return message

        await self._app(scope, filtered, send)
