"""The whole record to download: every table as CSV and Parquet, one DuckDB file, one workbook, the Data Package, and
the statements by which tables are derived from it.

Built once for each version of the record, in the cache folder; stable addresses lead to the current version.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import shutil
import tempfile
import threading
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from queries import package
from queries.cache import Kind
from queries.models import models
from queries.package import DATABASE, DERIVED, DESCRIPTOR, WORKBOOK
from queries.record import Record, RecordError, current, version_of
from service.documents import FOREVER, SHORT, Document, answer
from service.problems import ProblemError
from service.record_workbook import record_workbook
from service.settings import settings

MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".parquet": "application/vnd.apache.parquet",
    ".duckdb": "application/vnd.duckdb",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
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
        made = await run_in_threadpool(lambda: files(record))
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
                    _build(record, folder)
                made = _documents(record, folder)
            except OSError as error:
                _log.warning("the files to take away are not kept in %s: %s", folder.parent, error)
                with tempfile.TemporaryDirectory() as place:
                    _build(record, Path(place) / "open-data")
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
    return record.cache.made(_MODIFIED, "", lambda: _modified(record.data))


def _modified(data: Path) -> dt.datetime:
    latest = max(path.stat().st_mtime for path in data.iterdir() if path.suffix in (".csv", ".json"))
    return dt.datetime.fromtimestamp(int(latest), dt.UTC)


def _headers(name: str, record: Record) -> dict[str, str]:
    kind = "inline" if name.endswith((".csv", ".json", ".sql")) else "attachment"
    return {
        "Content-Disposition": f'{kind}; filename="{name}"',
        "Link": f'<{settings().url}/data/{record.version}/{name}>; rel="version-history", '
        f'<{settings().url}/data/{DESCRIPTOR}>; rel="describedby"',
    }


def _build(record: Record, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as place:
        draft = Path(place) / "open-data"
        draft.mkdir()
        for file in [*record.data.glob("*.csv"), record.data / DESCRIPTOR]:
            shutil.copyfile(file, draft / file.name)
        if version_of(draft) != record.version:
            raise RecordError(f"the files in {record.data.name}/ are no longer those of version {record.version}")
        described = package.descriptor(record)
        for resource in described["resources"]:
            target = str(draft / f"{resource['name']}.parquet")
            record.connection.cursor().table(resource["name"]).write_parquet(target, compression="zstd")
        shutil.copyfile(record.path, draft / DATABASE)
        record_workbook(record, described, draft / WORKBOOK, last_modified(record))
        text = json.dumps({**described, "version": f"{described['version']}+{record.version}"}, indent=2)
        (draft / DESCRIPTOR).write_text(text + "\n", encoding="utf-8")
        statements = [f"create table {name} as\n{sql.rstrip()};\n" for name, sql in models().items()]
        (draft / DERIVED).write_text("\n".join(statements), encoding="utf-8")
        for old in folder.parent.glob("open-data-*"):
            shutil.rmtree(old, ignore_errors=True)
        draft.replace(folder)
