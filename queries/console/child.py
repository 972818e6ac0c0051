"""A child process that runs one free query at a time over the record, and can do nothing else.

Run as `python -I child.py`, in a folder that holds `record.duckdb`, with an empty environment. It reads and
writes length-prefixed JSON on its standard streams. Before the first query it gives up memory beyond a bound, files
(none can be opened any more), processes and file writes; DuckDB itself is read-only, without external access, and
locked. A statement must be one `select`-like statement that names tables of the record only: its parse tree is
walked, and whatever reads settings, files or other queries by name is refused. The parent kills it when it is late.
"""

import base64
import datetime as dt
import decimal
import json
import math
import os
import re
import resource
import sys
import time
import uuid
from pathlib import Path
from typing import Any, BinaryIO

import duckdb

MEGABYTE = 1 << 20
ADDRESS_SPACE = 1_536 * MEGABYTE
DATABASE = "record.duckdb"
FOLDER = str(Path.cwd())
MOST_ROWS = 1_000
MOST_BYTES = 2 * MEGABYTE
MOST_COLUMNS = 200
LONGEST_STATEMENT = 20_000
CPU_SECONDS = 5
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "memory_limit": "256MB",
    "threads": "1",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
TABLE_FUNCTIONS = {"range", "generate_series", "unnest", "repeat_row", "json_each", "json_tree"}
REFUSED_FUNCTIONS = {
    "current_setting",
    "getvariable",
    "getenv",
    "version",
    "write_log",
    "parse_duckdb_log_message",
    "json_serialize_plan",
    "json_execute_serialized_sql",
    "query",
    "query_table",
    "user",
    "sleep_ms",
    "current_query",
    "nextval",
    "setval",
    "currval",
    "setseed",
    "which_secret",
}
REFUSED_PREFIXES = ("pg_", "duckdb_", "pragma_", "sqlite_", "inet_", "has_", "current_database", "current_catalog")
REFUSED_SCHEMAS = {"pg_catalog", "information_schema", "system", "temp"}


FAULTS = ("INTERNAL", "FATAL")
PATH = re.compile(r"(?:/[^\s/'\"()\[\]]+){2,}")


class RefusedError(Exception):
    """A statement that is not run; the message says why in words for its author."""


def main() -> None:
    """Open the record, give up what is not needed, and answer until the parent closes the stream."""
    record = duckdb.connect(DATABASE, read_only=True, config=CONFIG)
    tables = {str(row[0]) for row in record.execute("select table_name from duckdb_tables()").fetchall()}
    run(record, tables, "select 1 as one, date '2024-01-01' as day, 1.5::decimal(4, 1) as part")
    give_up()
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    write(stdout, {"ready": True})
    while True:
        head = stdin.read(8)
        if len(head) < 8:
            return
        sql = stdin.read(int.from_bytes(head, "big")).decode()
        write(stdout, answer(record, tables, sql))


def give_up() -> None:
    """Bounds from the operating system, for the rest of this process's life."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    os.nice(10)


def write(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Send one message."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    stream.write(len(body).to_bytes(8, "big") + body)
    stream.flush()


def answer(record: duckdb.DuckDBPyConnection, tables: set[str], sql: str) -> dict[str, Any]:
    """The result of one statement, or the reason why there is none; `whole` is false once the database has failed."""
    allow_cpu()
    started = time.perf_counter()
    try:
        result = {**run(record, tables, sql), "seconds": round(time.perf_counter() - started, 4)}
    except RefusedError as refusal:
        result = {"error": str(refusal), "kind": "refused"}
    except (MemoryError, duckdb.OutOfMemoryException):
        result = {"error": "The query needs more memory than there is for one.", "kind": "bounded"}
    except duckdb.Error as error:
        result = {"error": clean(str(error), sql), "kind": "error"}
    except (RecursionError, OverflowError, UnicodeError, ValueError) as error:
        result = {"error": f"The result can't be shown: {type(error).__name__}.", "kind": "error"}
    return {**result, "whole": is_whole(record)}


def is_whole(record: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database still answers: after a fault inside DuckDB it refuses whatever follows, for good."""
    try:
        return record.cursor().execute("select 1").fetchall() == [(1,)]
    except (MemoryError, duckdb.Error):
        return False


def allow_cpu() -> None:
    """Some seconds more of the processor than were used so far; the kernel ends the process after them."""
    used = math.ceil(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def run(record: duckdb.DuckDBPyConnection, tables: set[str], sql: str) -> dict[str, Any]:
    """Columns, types and rows of one statement; `more` where there were more rows than are shown."""
    gate(record, tables, sql)
    result = record.cursor().sql(sql)
    if result is None:
        raise RefusedError("The statement gives no rows.")
    if len(result.columns) > MOST_COLUMNS:
        raise RefusedError(f"The result has more than {MOST_COLUMNS} columns.")
    rows: list[list[Any]] = []
    size = 0
    for row in result.limit(MOST_ROWS + 1).fetchall():
        values = [plain(value) for value in row]
        size += len(json.dumps(values))
        if size > MOST_BYTES:
            raise RefusedError(f"The result is larger than {MOST_BYTES // MEGABYTE} MB; ask for less of it.")
        rows.append(values)
    types = [str(kind) for kind in result.types]
    more = len(rows) > MOST_ROWS
    return {"columns": result.columns, "types": types, "rows": rows[:MOST_ROWS], "more": more, "size": size}


def gate(record: duckdb.DuckDBPyConnection, tables: set[str], sql: str) -> None:
    """Refuse what is not one statement that reads tables of the record.

    Raises:
        RefusedError: it is not.
        duckdb.Error: it can't be parsed.
    """
    if len(sql) > LONGEST_STATEMENT:
        raise RefusedError(f"A statement may have at most {LONGEST_STATEMENT} characters.")
    if "\0" in sql:
        raise RefusedError("A statement may not hold a null character.")
    cursor = record.cursor()
    statements = cursor.extract_statements(sql)
    if len(statements) != 1:
        raise RefusedError("Write one statement; here are " + (str(len(statements)) if statements else "none") + ".")
    kind = str(statements[0].type).rpartition(".")[2]
    if kind != "SELECT":
        raise RefusedError(
            f"Only statements that read are run (select, from, with, describe, summarize); this is {kind}."
        )
    (serialized,) = cursor.execute("select json_serialize_sql($sql::varchar)", {"sql": sql}).fetchall()[0]
    tree = json.loads(serialized)
    if tree.get("error"):
        raise RefusedError("Only plain select statements are run: " + clean(str(tree.get("error_message")), sql))
    walk(tree, tables)


def walk(tree: Any, tables: set[str]) -> None:
    """Refuse a parse tree that names anything outside the record.

    Raises:
        RefusedError: it does; the message gives the name.
    """
    left = [tree]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left.extend(node)
        elif isinstance(node, dict):
            inspect(node, tables)
            left.extend(node.values())


def inspect(node: dict[str, Any], tables: set[str]) -> None:
    """Refuse one node of a parse tree (see `walk`)."""
    kind = node.get("type")
    if kind == "BASE_TABLE":
        path = [str(part).lower() for part in node.get("qualified_name", {}).get("path", [node.get("table_name")])]
        if any(part in REFUSED_SCHEMAS for part in path[:-1]) or path[-1].startswith(REFUSED_PREFIXES):
            raise RefusedError(f"{'.'.join(path)} is not part of the record.")
    elif kind == "TABLE_FUNCTION":
        name = str(node.get("function", {}).get("function_name", "")).lower()
        if name not in TABLE_FUNCTIONS:
            raise RefusedError(f"The table function {name} is not available here; read the tables of the record.")
    elif kind == "SHOW_REF":
        name = str(node.get("table_name", "")).strip('"').lower()
        if name and name not in {*tables, "tables", "__show_tables_expanded"}:
            raise RefusedError(f"{name} is not part of the record.")
    if "function_name" in node:
        name = str(node["function_name"]).lower()
        if name in REFUSED_FUNCTIONS or name.startswith(REFUSED_PREFIXES):
            raise RefusedError(f"The function {name} is not available here.")
    if "catalog_name" in node and str(node["catalog_name"]).lower() in ("system", "temp"):
        raise RefusedError("Only the record can be read.")


def plain(value: Any) -> Any:
    """A value as a JSON type."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return float(value) if abs(value) < 2**53 else str(value)
    if isinstance(value, uuid.UUID | dt.timedelta):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return str(value)


def clean(message: str, sql: str = "") -> str:
    """An error message that says nothing of this machine or of other queries, and is not longer than a screen."""
    if message.startswith(FAULTS):
        return "DuckDB itself failed at this statement: a fault of the engine, not of the record. Write it another way."
    if "Traceback" in message or "pytz" in message:
        return "A value has a type that can't be shown (a time with zone, for example); cast it: value::varchar."
    message = message.partition("Stack Trace")[0].replace(FOLDER, "").rstrip()
    return PATH.sub(lambda path: path[0] if path[0] in sql else "…", message)[:2_000]


if __name__ == "__main__":
    main()
