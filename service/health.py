"""Whether the process lives, and whether it can answer.

`/healthz` fails only where a restart cures: the thread that follows the snapshots has ended or hangs, or the database
engine of this process has failed for good. A full disk, a store that is away or a refused snapshot are no cause to
restart: `/readyz` tells of them, and the process mends itself when they are over.
"""

from __future__ import annotations

import json

import duckdb
from starlette.requests import Request
from starlette.responses import Response

from queries import package, record
from queries.console.pool import console
from queries.record import RecordError, current
from service import follower


async def healthz(_: Request) -> Response:
    """The process answers and can mend itself; 503 with the reason where only a restart helps."""
    if follower.state().is_stuck():
        return _json({"status": "stuck", "reason": "the thread that follows the snapshots"}, 503)
    if record.is_open() and not _engine_answers():
        return _json({"status": "stuck", "reason": "the database engine"}, 503)
    return _json({"status": "ok"})


def readyz(_: Request) -> Response:
    """The record is open: version, source, rows, and how its following and the children of Ask stand; else 503."""
    state = follower.state()
    following = {
        "snapshot": state.snapshot,
        "refused": bool(state.refused),
        "seconds_since_good_look": round(state.seconds_since_good(), 1),
        "following": state.follows and not state.is_stuck(),
    }
    try:
        opened = current()
        cursor = opened.connection.cursor()
        rows = {table.name: int(cursor.table(table.name).count("*").fetchall()[0][0]) for table in package.tables()}
    except (duckdb.Error, RecordError, OSError, KeyError, ValueError) as error:
        return _json({"status": "unavailable", "reason": type(error).__name__, **following}, 503)
    pool = console().children()
    return _json(
        {
            "status": "ready",
            "version": opened.version,
            "rows": rows,
            **following,
            "children": {"wanted": pool.wanted, "whole": pool.whole, "retired": pool.retired},
        }
    )


def _engine_answers() -> bool:
    try:
        return current().connection.cursor().execute("select 1").fetchall() == [(1,)]
    except duckdb.Error:
        return False


def _json(body: dict[str, object], status: int = 200) -> Response:
    return Response(json.dumps(body).encode(), status, {"Cache-Control": "no-store"}, "application/json")
