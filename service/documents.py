"""Documents as they go out: bytes with a validator, compressed once, whole, in part, or "not modified" (RFC 9110)."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

from service.asked import takes_gzip

SHORT = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
FOREVER = "public, max-age=31536000, immutable"
_WORTH_COMPRESSING = 500
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True)
class Document:
    """Bytes, their media type, the moment they were last changed, headers of their own, the bytes with gzip if kept."""

    body: bytes
    media_type: str
    modified: dt.datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    packed: bytes | None = None

    @property
    def size(self) -> int:
        """Bytes of it in memory, about."""
        return len(self.body) + len(self.packed or b"") + 1_000

    @cached_property
    def digest(self) -> str:
        """Hash of the bytes, the heart of both entity tags."""
        return hashlib.sha256(self.body).hexdigest()[:24]

    @cached_property
    def compressed(self) -> bytes | None:
        """The bytes with gzip, where that makes them smaller."""
        if self.packed is not None or len(self.body) < _WORTH_COMPRESSING:
            return self.packed
        small = gzip.compress(self.body, 6, mtime=0)
        return small if len(small) < len(self.body) else None


def answer(request: Request, document: Document, cache: str = SHORT) -> Response:
    """The response to a GET or HEAD of `document`: 200, 206, 304 or 416."""
    part = _part(request, document)
    gzipped = takes_gzip(request.headers.get("accept-encoding", ""))
    packed = document.compressed if part is None and gzipped else None
    tag = f'"{document.digest}-gz"' if packed is not None else f'"{document.digest}"'
    headers = {
        "ETag": tag,
        "Last-Modified": format_datetime(document.modified, usegmt=True),
        "Cache-Control": cache,
        "Vary": "Accept, Accept-Encoding",
        "Accept-Ranges": "bytes",
        **document.headers,
    }
    if _not_modified(request, document):
        return Response(status_code=304, headers=headers)
    body, status = document.body, 200
    if packed is not None:
        body = packed
        headers["Content-Encoding"] = "gzip"
    elif part is not None:
        size = len(body)
        if not part:
            return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        body, status = body[part.start : part.stop], 206
    headers["Content-Length"] = str(len(body))
    if request.method == "HEAD":
        body = b""
    return Response(body, status, headers, document.media_type)


def _not_modified(request: Request, document: Document) -> bool:
    stated = request.headers.get("if-none-match")
    if stated is not None:
        tags = {tag.strip().removeprefix("W/").strip('"').removesuffix("-gz") for tag in stated.split(",")}
        return "*" in tags or document.digest in tags
    since = _date(request.headers.get("if-modified-since"))
    return since is not None and document.modified.replace(microsecond=0) <= since


def _range_holds(request: Request, document: Document) -> bool:
    condition = request.headers.get("if-range")
    if condition is None or condition == f'"{document.digest}"':
        return True
    return _date(condition) == document.modified.replace(microsecond=0)


def _date(text: str | None) -> dt.datetime | None:
    if text is None:
        return None
    try:
        date = parsedate_to_datetime(text)
        return date.astimezone(dt.UTC) if date.tzinfo else date.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError, TypeError):  # no date, or one that no calendar reaches
        return None


def _part(request: Request, document: Document) -> range | None:
    """The bytes asked for (none if they don't exist); None if no part, or an ignorable form of it, is asked for."""
    match = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    if match is None or not _range_holds(request, document):
        return None
    size = len(document.body)
    first, last = match.groups()
    if first == "":
        return range(max(0, size - int(last)), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)
