"""Whether the process lives, and whether it can answer."""

from __future__ import annotations

import json

import duckdb
from starlette.requests import Request
from starlette.responses import Response

from queries.record import RecordError, current
from service import package, snapshots


async def healthz(_: Request) -> Response:
    """The process answers."""
    return _json({"status": "ok"})


def readyz(_: Request) -> Response:
    """The record is open: its version, where it came from, rows of each table; 503 where it is not."""
    try:
        record = current()
        cursor = record.connection.cursor()
        rows = {table.name: int(cursor.table(table.name).count("*").fetchall()[0][0]) for table in package.tables()}
    except (duckdb.Error, RecordError, OSError) as error:
        return _json({"status": "unavailable", "reason": type(error).__name__}, 503)
    state = snapshots.state()
    return _json(
        {
            "status": "ready",
            "version": record.version,
            "rows": rows,
            "snapshot": state.snapshot,
            "refused": bool(state.refused),
        }
    )


def _json(body: dict[str, object], status: int = 200) -> Response:
    return Response(json.dumps(body).encode(), status, {"Cache-Control": "no-store"}, "application/json")
