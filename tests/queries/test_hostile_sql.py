"""A hundred and more hostile statements: each is refused or bounded, the console lives on, and nothing leaks."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from queries import names
from queries.console.pool import Console, QueryRefusedError, console
from queries.filled import fill
from queries.record import connection, current
from tests.queries.hostile_statements import BOUNDED, REFUSED, ROOT

SECRETS = (ROOT, tempfile.gettempdir() + "/", str(Path.home()), sys.prefix, "/etc/", "root:", "/proc", "LC_ALL=")


@pytest.fixture(scope="module")
def pool() -> Console:
    """The process's pool, warm."""
    console().renew()
    return console()


def outcome_of(pool: Console, sql: str, seconds: float = 3) -> tuple[str, str]:
    """How a statement ended, and everything that its author would see of it."""
    try:
        result = pool.run(sql, seconds)
    except QueryRefusedError as refusal:
        return refusal.kind, str(refusal)
    return "rows", repr((result.columns, result.rows))


def no_leak(sql: str, seen: str) -> None:
    for secret in (*SECRETS, *(v for v in os.environ.values() if len(v) > 12)):
        assert secret not in seen or secret in sql


def test_there_are_a_hundred_hostile_statements_and_more() -> None:
    assert len(set(REFUSED + BOUNDED)) >= 150


@pytest.mark.parametrize("sql", REFUSED, ids=range(len(REFUSED)))
def test_hostile_statement_gives_nothing(pool: Console, sql: str) -> None:
    kind, seen = outcome_of(pool, sql)
    assert kind in ("refused", "error", "bounded"), seen[:300]
    no_leak(sql, seen)


@pytest.mark.slow
@pytest.mark.parametrize("sql", BOUNDED, ids=range(len(BOUNDED)))
def test_greedy_statement_is_ended_and_the_console_lives_on(pool: Console, sql: str) -> None:
    started = time.perf_counter()
    kind, seen = outcome_of(pool, sql, seconds=0.8)
    assert kind in ("bounded", "refused"), seen[:300]
    assert time.perf_counter() - started < 4
    no_leak(sql, seen)
    assert outcome_of(pool, "select 1")[0] == "rows"


def test_rows_beyond_a_thousand_are_said_to_be_there() -> None:
    result = console().run("from range(1000000000)")
    assert (len(result.rows), result.more) == (1000, True)


def test_the_record_is_as_it_was(pool: Console) -> None:
    assert pool.run("select count(*) from areas").rows[0][0] == len(connection().cursor().table("areas").fetchall())
    assert not list(Path(tempfile.gettempdir()).glob("stolen*"))


def test_ordinary_query_answers_at_once(pool: Console) -> None:
    pool.run("select 1")
    times = []
    for _ in range(9):
        started = time.perf_counter()
        pool.run("select region, count(*) from areas group by region order by region")
        times.append(time.perf_counter() - started)
    assert sorted(times)[4] < 0.15


@pytest.mark.parametrize("name", names())
def test_every_query_of_the_site_runs_with_its_values_filled_in(pool: Console, name: str) -> None:
    result = pool.run(fill(name))
    expected = connection().cursor().sql(fill(name))
    assert result.columns == expected.columns


def test_more_queries_than_children_are_told_that_it_is_busy() -> None:
    small = Console(1, lambda: (current().path, current().version))
    small.run("select 1")
    ended: list[tuple[str, str]] = []
    greedy = BOUNDED[0]
    thread = threading.Thread(target=lambda: ended.append(outcome_of(small, greedy, 2)))
    thread.start()
    time.sleep(0.2)
    assert outcome_of(small, "select 1")[0] == "busy"
    thread.join()
    assert ended[0][0] == "bounded"
    assert outcome_of(small, "select 1")[0] == "rows"
    small.close()


def test_children_see_neither_environment_nor_files(pool: Console) -> None:
    pool.run("select 1")
    children = [p for p in Path("/proc").iterdir() if p.name.isdigit() and _is_child(p)]
    assert children
    for child in children:
        variables = (child / "environ").read_bytes().split(b"\0")
        assert {v.split(b"=")[0] for v in variables if v} <= {b"LC_ALL", b"HOME", b"LC_CTYPE"}
        limits = (child / "limits").read_text()
        for name in ("Max open files", "Max file size", "Max processes"):
            line = next(line for line in limits.splitlines() if line.startswith(name))
            assert line.removeprefix(name).split()[:2] == ["0", "0"]


def _is_child(process: Path) -> bool:
    try:
        parts = (process / "cmdline").read_bytes().split(b"\0")
        parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return False
    return parent == os.getpid() and any(part.endswith(b"console/child.py") for part in parts)
