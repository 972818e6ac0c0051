"""Streamlit's own files and page, compressed once and kept, so that a first visit downloads a quarter of the bytes."""

from __future__ import annotations

import datetime as dt
import logging
import mimetypes
import tempfile
from http import HTTPStatus
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from service.documents import FOREVER, Document, answer
from service.problems import ProblemError

STATIC = Path(streamlit.__file__).resolve().parent / "static" / "static"
_log = logging.getLogger("service")
_PREFIX = "/static/"


class Precompressed:
    """Answers `/static/*` from memory, with gzip where the browser takes it.

    Args:
        app: the application, for all other paths.
        cache: folder for the compressed files (they outlive the process).
    """

    def __init__(self, app: ASGIApp, cache: Path) -> None:
        self._app = app
        self._packed = cache / f"static-{streamlit.__version__}"
        self._kept: dict[str, Document] = {}
        self._names = frozenset(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or not scope["path"].startswith(_PREFIX):
            await self._app(scope, receive, send)
            return
        name = scope["path"].removeprefix(_PREFIX)
        if name not in self._names:
            await ProblemError(HTTPStatus.NOT_FOUND, "There is no such file.").response()(scope, receive, send)
            return
        document = self._kept.get(name)
        if document is None:
            document = await run_in_threadpool(lambda: self._document(name))
            self._kept[name] = document
        await answer(Request(scope), document, FOREVER)(scope, receive, send)

    def _document(self, name: str) -> Document:
        path = STATIC / name
        changed = dt.datetime.fromtimestamp(int(path.stat().st_mtime), dt.UTC)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        packed = self._packed / f"{name}.gz"
        if packed.is_file():
            return Document(path.read_bytes(), kind, changed, packed=packed.read_bytes())
        document = Document(path.read_bytes(), kind, changed)
        if document.compressed is not None:
            try:
                _write(packed, document.compressed)
            except OSError as error:
                _log.warning("%s is not kept compressed: %s", name, error)
        return document


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        draft.write(body)
    Path(draft.name).replace(path)
