"""What a visitor's browser may say over its websocket: kinds, fields, sizes and counts, judged on the raw bytes.

A message is walked field by field before anything is made of it, so that no message costs more than this walk, which
ends at the first field that no page needs and after `MOST_FIELDS` fields at the latest. (Form of the bytes: Protocol
Buffers encoding, https://protobuf.dev/programming-guides/encoding/; meaning of the fields: Streamlit's BackMsg.)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

LARGEST = 262_144
"""Bytes of one message: the longest statement of "Ask the data" stands in it three times, twice as an address."""
MOST_FIELDS = 2_500
_LONGEST_ADDRESS = 70_000
_LONGEST_TEXT = 100_000
_LONGEST_NAME = 1_000
_LONGEST_SHORT = 200
_LONGEST_NUMBERS = 1_600

Fields = Mapping[str, "int | Fields"]
"""Names of the fields that may be there: the most bytes of each (0: a number), or the fields inside."""

_WIDGET: Fields = {
    "id": _LONGEST_NAME,
    "trigger_value": 0,
    "bool_value": 0,
    "int_value": 0,
    "double_value": 0,
    "string_value": _LONGEST_TEXT,
    "double_array_value": {"data": _LONGEST_NUMBERS},
    "int_array_value": {"data": _LONGEST_NUMBERS},
    "string_array_value": {"data": _LONGEST_NAME},
    "string_trigger_value": {"data": _LONGEST_NAME},
}
_RERUN: Fields = {
    "query_string": _LONGEST_ADDRESS,
    "widget_states": {"widgets": _WIDGET},
    "page_script_hash": _LONGEST_SHORT,
    "page_name": _LONGEST_SHORT,
    "fragment_id": _LONGEST_SHORT,
    "is_auto_rerun": 0,
    "cached_message_hashes": _LONGEST_SHORT,
    "context_info": {
        "timezone": _LONGEST_SHORT,
        "timezone_offset": 0,
        "locale": _LONGEST_SHORT,
        "url": _LONGEST_ADDRESS,
        "is_embedded": 0,
        "color_scheme": _LONGEST_SHORT,
    },
    "is_history_navigation": 0,
}
OPERATIONS: Fields = {
    "deferred_file": {"file_id": _LONGEST_SHORT},  # a download that is pressed
    "dataframe_chunk": {  # a long table that is scrolled
        "source_id": _LONGEST_SHORT,
        "offset": 0,
        "limit": 0,
        "sort": {"column": _LONGEST_NAME, "direction": 0},
    },
}
KINDS: Fields = {
    "rerun_script": _RERUN,
    "app_heartbeat": 0,
    "stop_script": 0,
    "backend_operation_request": {"request_id": _LONGEST_SHORT, "session_id": _LONGEST_SHORT, **OPERATIONS},
}
_NUMBER, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5


class _RefusedError(Exception):
    """The bytes are not a message that a page needs."""


def _by_number(fields: Fields, described: Any) -> dict[int, Any]:
    """The allowed fields by their number on the wire: the most bytes, or the numbered fields inside."""
    by_name = described.fields_by_name
    return {
        by_name[name].number: _by_number(inside, by_name[name].message_type) if isinstance(inside, Mapping) else inside
        for name, inside in fields.items()
    }


_ALLOWED = _by_number(KINDS, BackMsg.DESCRIPTOR)


def kind_of(raw: bytes) -> str | None:
    """The kind of a message that may reach Streamlit; None for every other."""
    if len(raw) > LARGEST:
        return None
    try:
        _walk(raw, 0, len(raw), _ALLOWED, MOST_FIELDS)
        message = BackMsg()
        message.ParseFromString(raw)
    except (_RefusedError, DecodeError):
        return None
    kind: str | None = message.WhichOneof("type")
    if kind == "backend_operation_request" and not message.backend_operation_request.WhichOneof("payload"):
        return None
    return kind


def _walk(raw: bytes, at: int, end: int, allowed: Mapping[int, Any], left: int) -> int:
    """Go through one message; how many more fields there may be.

    Raises:
        _RefusedError: a field is unknown, too long, of another form, or one too many.
    """
    while at < end:
        left -= 1
        key, at = _varint(raw, at, end)
        inside = allowed.get(key >> 3)
        if left < 0 or inside is None:
            raise _RefusedError
        form = key & 7
        if form == _BYTES:
            size, at = _varint(raw, at, end)
            if at + size > end:
                raise _RefusedError
            if isinstance(inside, Mapping):
                left = _walk(raw, at, at + size, inside, left)
            elif size > inside:
                raise _RefusedError
            at += size
        elif form == _NUMBER and not isinstance(inside, Mapping):
            _, at = _varint(raw, at, end)
        elif form in (_EIGHT_BYTES, _FOUR_BYTES) and not isinstance(inside, Mapping):
            at += 8 if form == _EIGHT_BYTES else 4
        else:
            raise _RefusedError
    if at != end:
        raise _RefusedError
    return left


def _varint(raw: bytes, at: int, end: int) -> tuple[int, int]:
    value = shift = 0
    while at < end and shift < 64:
        byte = raw[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
    raise _RefusedError
