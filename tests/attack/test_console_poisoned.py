"""Ask the data: a statement that breaks DuckDB, or leaves a child with much memory, harms nobody but its author."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.console.pool import Console, QueryRefusedError
from queries.record import current

# Each makes DuckDB raise INTERNAL, after which its database refuses everything for good.
POISON = [
    'select "="(name, 1) from areas',
    'select "<"(name, 1) from areas',
    'select name from areas where ">="(name, 1)',
]


@pytest.fixture
def pool() -> Iterator[Console]:
    """A pool of its own with two warm children."""
    made = Console(2, lambda: (current().path, current().version))
    made.renew()
    made.run("select 1", 20)
    yield made
    made.close()


def error_of(pool: Console, sql: str) -> str:
    with pytest.raises(QueryRefusedError) as refusal:
        pool.run(sql)
    return str(refusal.value)


@pytest.mark.parametrize("sql", POISON)
def test_a_statement_that_breaks_duckdb_answers_nobody_else(pool: Console, sql: str) -> None:
    error_of(pool, sql)
    for _ in range(4):
        assert pool.run("select count(*) as areas from areas", 20).rows[0][0] > 100


@pytest.mark.parametrize("sql", POISON)
def test_nothing_of_the_machine_is_shown(pool: Console, sql: str) -> None:
    shown = error_of(pool, sql)
    assert "Stack Trace" not in shown
    assert "_duckdb" not in shown
    assert "/" not in shown


def test_a_path_of_the_visitors_own_is_shown_and_another_is_not(pool: Console) -> None:
    assert "/made/up" in error_of(pool, "select cast('/made/up' as integer)")
    shown = error_of(pool, "select error('/' || 'srv/secret/file' || ' is there')")
    assert "secret" not in shown
    assert "is there" in shown


@pytest.mark.slow
def test_a_query_that_leaves_much_memory_is_the_last_of_its_child(pool: Console) -> None:
    for _ in range(3):
        pool.run("select len(string_split(repeat('a,', 5000000), ','))", 20)
    resident = [_resident(child._process.pid) for child in pool._idle]
    assert max(resident, default=0) < 200 << 20


def test_the_pool_is_whole_again_by_itself(pool: Console) -> None:
    error_of(pool, POISON[0])
    deadline = time.monotonic() + 10
    while pool.children().whole < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (pool.children().whole, pool.children().wanted) == (2, 2)


def test_a_child_that_was_killed_is_noticed_and_replaced(pool: Console) -> None:
    for child in pool._idle:
        child._process.kill()
        child._process.wait()
    assert pool.children().whole == 0
    assert pool.run("select 1", 20).rows == [[1]]


def test_one_client_has_one_query_running_and_others_have_the_rest(pool: Console) -> None:
    endless = "select count(*) from range(1000000000000)"

    def hold() -> None:
        with pytest.raises(QueryRefusedError):
            pool.run(endless, 2, client="192.0.2.1")

    holder = threading.Thread(target=hold)
    holder.start()
    time.sleep(0.3)
    with pytest.raises(QueryRefusedError, match="of yours"):
        pool.run("select 1", client="192.0.2.1")
    assert pool.run("select 1", 20, client="192.0.2.2").rows == [[1]]
    holder.join()
    assert pool.run("select 1", 20, client="192.0.2.1").rows == [[1]]


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
