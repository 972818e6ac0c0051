"""The whole record to download: every table as CSV and Parquet (the words of reports as Parquet alone), one DuckDB
file, one workbook (without the words), the Data Package, and the statements by which tables are derived from it.

Written once for each version of the record, in the cache folder (`exporting`); stable addresses lead to the current
version.
"""

from __future__ import annotations

import datetime as dt
import logging
import tempfile
import threading
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components import workbook
from queries import package
from queries.cache import Kind
from queries.package import DESCRIPTOR
from queries.record import Record, current
from service.documents import FOREVER, SHORT, Document, answer
from service.exporting import ExportError, modified, write_aside
from service.problems import ProblemError
from service.settings import settings

MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".duckdb": "application/vnd.duckdb",
    ".xlsx": workbook.MEDIA_TYPE,
    ".json": "application/json",
    ".sql": "application/sql",
}
_building = threading.Lock()


def routes() -> list[Route]:
    """Files of the current record, and the same under its version."""
    return [Route("/data/{version}/{name}", _file), Route("/data/{name}", _file)]


async def _file(request: Request) -> Response:
    version = request.path_params.get("version")
    record = current()
    if version is not None and version != record.version:
        raise ProblemError(
            HTTPStatus.NOT_FOUND, f"Version {version[:40]!r} is not kept; /data/ has version {record.version}."
        )
    made = record.cache.get(_FILES, "")
    if made is None:
        try:
            made = await run_in_threadpool(lambda: files(record))
        except ExportError as error:
            detail = "The files of the record can't be written just now; try again in some minutes."
            raise ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "300"}) from error
    document = made.get(request.path_params["name"])
    if document is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, f"There is no such file; there are {', '.join(sorted(made))}.")
    return answer(request, document, FOREVER if version else SHORT)


_log = logging.getLogger("service")
_FILES: Kind[dict[str, Document]] = Kind("files", 1)
_MODIFIED: Kind[dt.datetime] = Kind("modified", 1)


def files(record: Record) -> dict[str, Document]:
    """All files of a record by name, built where they are not there yet."""
    with _building:
        made = record.cache.get(_FILES, "")
        if made is None:
            folder = settings().cache / f"open-data-{record.version}"
            try:
                if not all((folder / name).is_file() for name in package.file_names()):
                    write_aside(record, folder)
                made = _documents(record, folder)
            except OSError as error:
                _log.warning("the files to take away are not kept in %s: %s", folder.parent, error)
                with tempfile.TemporaryDirectory() as place:
                    write_aside(record, Path(place) / "open-data")
                    made = _documents(record, Path(place) / "open-data")
            record.cache.put(_FILES, "", made)
        return made


def _documents(record: Record, folder: Path) -> dict[str, Document]:
    when = last_modified(record)
    return {
        path.name: Document(path.read_bytes(), MEDIA_TYPES[path.suffix], when, _headers(path.name, record))
        for path in sorted(folder.iterdir())
    }


def last_modified(record: Record | None = None) -> dt.datetime:
    """When the record was last changed."""
    record = record or current()
    return record.cache.made(_MODIFIED, "", lambda: modified(record.data))


def _headers(name: str, record: Record) -> dict[str, str]:
    kind = "inline" if name.endswith((".csv", ".json", ".sql")) else "attachment"
    return {
        "Content-Disposition": f'{kind}; filename="{name}"',
        "Link": f'<{settings().url}/data/{record.version}/{name}>; rel="version-history", '
        f'<{settings().url}/data/{DESCRIPTOR}>; rel="describedby"',
    }
