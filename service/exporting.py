"""Writes the files of a record to take away, in a process of its own: `python -m service.exporting`.

The workbook alone takes ten seconds of Python, in which readers would wait for each other and for it. The process is
low in rank, ends with the one that started it, and is ended if it takes too long.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb

from queries import package
from queries.drafts import draft
from queries.models import models
from queries.package import DATABASE, DERIVED, DESCRIPTOR, WORKBOOK
from queries.record import Record, RecordError, version_of
from service.record_workbook import record_workbook

SECONDS = 300.0
_ROOT = Path(__file__).resolve().parent.parent
_LOWER = 10
_NO_ROOM, _OTHER_RECORD = 3, 4


class ExportError(Exception):
    """The files could not be written; the message says why."""


def write_aside(record: Record, folder: Path) -> None:
    """Write all files of `record` to `folder`, which appears whole or not at all.

    Raises:
        OSError: the folder can't be written to.
        RecordError: the record's files are no longer those that it was opened from.
        ExportError: the process failed, or took more than `SECONDS`.
    """
    places = (record.data.absolute(), record.path.absolute(), record.version, folder.absolute())
    command = [sys.executable, "-m", "service.exporting", *map(str, places)]
    try:
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ExportError(f"the files to take away were not written within {SECONDS:g} seconds") from error
    why = done.stderr.strip().rpartition("\n")[2]
    if done.returncode == _NO_ROOM:
        raise OSError(why)
    if done.returncode == _OTHER_RECORD:
        raise RecordError(why)
    if done.returncode:
        raise ExportError(f"the files to take away could not be written ({done.returncode}): {why}")


def modified(data: Path) -> dt.datetime:
    """When a record's folder was last changed."""
    latest = max(path.stat().st_mtime for path in data.iterdir() if path.suffix in (".csv", ".json"))
    return dt.datetime.fromtimestamp(int(latest), dt.UTC)


def write(record: Record, folder: Path) -> None:
    """Write all files of `record` to `folder` in this process.

    Raises:
        RecordError: the record's files are no longer those that it was opened from.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with draft(folder.parent) as place:
        made = place / "open-data"
        made.mkdir()
        for file in [*record.data.glob("*.csv"), record.data / DESCRIPTOR]:
            shutil.copyfile(file, made / file.name)
        if version_of(made) != record.version:
            raise RecordError(f"the files in {record.data.name}/ are no longer those of version {record.version}")
        described = package.descriptor(record)
        for resource in described["resources"]:
            target = str(made / f"{resource['name']}.parquet")
            record.connection.cursor().table(resource["name"]).write_parquet(target, compression="zstd")
        shutil.copyfile(record.path, made / DATABASE)
        record_workbook(record, described, made / WORKBOOK, modified(record.data))
        text = json.dumps({**described, "version": f"{described['version']}+{record.version}"}, indent=2)
        (made / DESCRIPTOR).write_text(text + "\n", encoding="utf-8")
        statements = [f"create table {name} as\n{sql.rstrip()};\n" for name, sql in models().items()]
        (made / DERIVED).write_text("\n".join(statements), encoding="utf-8")
        for old in folder.parent.glob("open-data-*"):
            shutil.rmtree(old, ignore_errors=True)
        made.replace(folder)


def main(data: str, database: str, version: str, folder: str) -> int:
    """Write the files; the exit code tells `write_aside` what went wrong."""
    os.nice(_LOWER)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    try:
        connection = duckdb.connect(database, read_only=True, config={"threads": "1"})
        write(Record(Path(data), Path(database), version, connection), Path(folder))
    except (OSError, duckdb.IOException) as error:
        print(error, file=sys.stderr)
        return _NO_ROOM
    except RecordError as error:
        print(error, file=sys.stderr)
        return _OTHER_RECORD
    return 0


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
