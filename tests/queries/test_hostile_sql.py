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

ROOT = str(Path(__file__).resolve().parent.parent.parent)

# Never run, or an error of DuckDB's: nothing comes back.
REFUSED = [
    # files
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from read_csv('/etc/passwd', header = false)",
    "select * from read_csv_auto('/etc/passwd')",
    "select * from read_json('/etc/passwd')",
    "select * from read_json_objects('/proc/self/environ')",
    "select * from read_ndjson('/etc/passwd')",
    "select * from read_parquet('/tmp/x.parquet')",
    "select * from parquet_metadata('/tmp/x.parquet')",
    "select * from parquet_scan('/tmp/x.parquet')",
    "select * from '/etc/passwd'",
    "select * from '../../../etc/passwd.csv'",
    'from "/etc/hosts.csv"',
    "select * from glob('/*')",
    "select * from sniff_csv('/etc/passwd')",
    "select * from read_duckdb('record.duckdb')",
    "from 'record.duckdb'",
    "select * from seq_scan('areas')",
    "select * from arrow_scan(1, 2, 3)",
    "select * from pandas_scan(1)",
    "select * from python_map_function(1)",
    # network
    "select * from 'https://example.org/x.csv'",
    "select * from read_csv('http://127.0.0.1:8501/data/areas.csv')",
    "select * from 's3://bucket/x.parquet'",
    "attach 'https://example.org/x.duckdb'",
    # attach, copy, install, files out
    "attach 'other.duckdb'",
    "attach ':memory:' as m",
    "attach '/etc/passwd' (type sqlite)",
    "detach record",
    "use temp",
    "copy areas to '/tmp/stolen.csv'",
    "copy (select 1) to '/dev/stdout'",
    "copy areas from '/etc/passwd'",
    "copy from database record to temp",
    "export database '/tmp/stolen'",
    "import database '/tmp/stolen'",
    "install httpfs",
    "load httpfs",
    "force install spatial",
    "update extensions",
    # settings and pragmas
    "set memory_limit = '100GB'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "set global threads = 64",
    "reset memory_limit",
    "pragma database_list",
    "pragma version",
    "pragma enable_profiling",
    "pragma memory_limit = '100GB'",
    "pragma show_tables",
    "call pragma_version()",
    "call duckdb_settings()",
    "select * from duckdb_settings()",
    "select * from DuckDB_Settings()",
    "select * from duckdb_databases()",
    "select * from duckdb_databases",
    "from duckdb_secrets()",
    "from duckdb_extensions()",
    "from duckdb_variables()",
    "from duckdb_memory()",
    "from duckdb_logs",
    "from duckdb_functions()",
    "from duckdb_temporary_files()",
    "from pragma_database_list",
    "from pragma_version()",
    "from pragma_database_size()",
    "from pragma_platform()",
    "from pragma_user_agent()",
    "from pg_catalog.pg_settings",
    "from pg_settings",
    "from system.main.duckdb_databases",
    "from system.pg_catalog.pg_database",
    "from information_schema.schemata",
    "from sqlite_master",
    "select current_setting('memory_limit')",
    "select CURRENT_SETTING('temp_directory')",
    "select getenv('PATH')",
    "select getvariable('x')",
    "select version()",
    "select current_database()",
    "select inet_server_addr()",
    "select pg_get_viewdef(1)",
    "select pg_postmaster_start_time()",
    "show databases",
    "show variables",
    # in places where one might not look
    "select (select max(database_name) from duckdb_databases())",
    "with x as (select * from duckdb_settings()) select * from x",
    "select * from areas where exists (from duckdb_settings())",
    "select * from areas order by (select count(*) from duckdb_databases())",
    "select 1 union all select count(*) from duckdb_settings()",
    "from areas, lateral (from duckdb_settings())",
    "select list_transform([1], x -> current_setting('memory_limit'))",
    "select count(*) filter (where current_setting('threads') = '1') from areas",
    "select {'a': current_setting('memory_limit')}",
    "from query('select * from duckdb_settings()')",
    "from query_table('duckdb_databases')",
    "select * from query_table(['areas', 'duckdb_settings'])",
    "select json_execute_serialized_sql(json_serialize_sql('select 1'))",
    "from json_execute_serialized_sql(json_serialize_sql('from duckdb_settings()'))",
    "select json_serialize_plan('select current_setting(''threads'')')",
    "describe duckdb_settings",
    "summarize duckdb_databases()",
    "describe (from duckdb_settings())",
    # comments, quoting and unicode
    'select * from "duckdb_settings"()',
    "select * from duckdb_settings/**/()",
    "select * from /* areas */ duckdb_databases() -- areas",
    "select \"current_setting\"('memory_limit')",
    "select * from \u202educkdb_settings()",
    "select * from ｄｕｃｋｄｂ＿ｓｅｔｔｉｎｇｓ()",
    "select 1 \0; drop table areas",
    "select 1) ; (select 2",
    "select 1) union all (from duckdb_settings()",
    "select 1\n) limit 5; copy areas to '/tmp/x'; select * from (select 1",
    "select 1 /* unfinished",
    "select 'unfinished",
    "--",
    "",
    ";;;",
    "\u200b",
    # several statements
    "select 1; select 2",
    "select 1; drop table areas",
    "select 1;\n--\n;copy areas to '/tmp/x'",
    # changes
    "drop table areas",
    "delete from areas",
    "update areas set name = 'x'",
    "insert into areas select * from areas",
    "with x as (delete from areas returning *) select * from x",
    "with x as (insert into areas from areas returning *) from x",
    "truncate areas",
    "alter table areas add column x int",
    "create table x as select 1",
    "create temp table x as from range(100000000)",
    "create or replace temp macro f() as 1",
    "create temp view areas as select 1",
    "create secret s (type s3)",
    "create function f(x) as x",
    "create sequence s",
    "select nextval('s')",
    "prepare q as select 1",
    "execute q",
    "begin",
    "checkpoint",
    "vacuum",
    "set variable x = 1",
    "explain select 1",
    "explain analyze from areas",
    "select write_log('x')",
    "select sleep_ms(60000)",
    "select pg_sleep(60)",
    "select error('/etc/passwd')",
    # beyond the bounds of form
    "select " + "(" * 5_000 + "1" + ")" * 5_000,
    "select " + "-" * 1_001 + "1" + " -- ",
    "select " + ", ".join(f"{n} as c{n}" for n in range(300)),
    "select '" + "a" * 25_000 + "'",
    "select columns(*) from areas, inspections, judgements, areas as b, inspections as c, judgements as d, areas as e, "
    "inspections as f, judgements as g, areas as h, inspections as i, areas as j, inspections as k limit 1",
]

# Run, and ended by a bound: time, memory, rows or bytes.
BOUNDED = [
    "with recursive t as (select 1 as n union all select n + 1 from t) select count(*) from t",
    "with recursive t as (select 1 as n union all select n from t) select max(n) from t",
    "select count(*) from range(1000000000000)",
    "select count(*) from areas a, areas b, areas c, areas d, areas e, areas f",
    "select levenshtein(repeat('a', 60000), repeat('b', 60000))",
    "select regexp_extract_all(repeat('ab', 20000000), '(a|b)+b')",
    "select sum(hash(a.range) % 7) from range(10000000) a, range(10000000) b",
    "select repeat('a', 900000000)",
    "select repeat('a', 3000000)",
    "select list(range) from range(100000000)",
    "select string_agg(repeat('x', 10000), '') from range(1000000)",
    "select array_agg(a) from areas a, areas b, areas c",
    "select repeat('x', 100000) from range(1000)",
    "select * from (select row_number() over (order by hash(range)) as n from range(50000000)) where n < 0",
    "select [x for x in range(100000000)]",
]

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
