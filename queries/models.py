"""The tables derived from the record when it is built: one `select` each in `queries/models/`, named by its file.

The order of building follows from the SQL itself: a model is built after every model that it reads.
"""

from __future__ import annotations

import functools
import graphlib
import json
import threading
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import duckdb

FOLDER = Path(__file__).resolve().parent / "models"


class ModelError(Exception):
    """The models can't be put in an order, or one reads a table that does not exist; the message names it."""


_ordering = threading.Lock()


def models() -> dict[str, str]:
    """SQL of each model by name, in the order in which they are built; put in order once, whoever asks first.

    Raises:
        ModelError: two models read each other, or one is not SQL.
    """
    with _ordering:
        return _models()


@functools.cache
def _models() -> dict[str, str]:
    return in_order({path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.sql"))})


def in_order(models: Mapping[str, str], tables: Collection[str] | None = None) -> dict[str, str]:
    """The same models, each after those that it reads; otherwise by name.

    Args:
        models: SQL by name.
        tables: what else there is to read; not looked at where it is None.

    Raises:
        ModelError: two models read each other, one is not SQL, or reads what is neither a model nor in `tables`.
    """
    reads = {name: tables_of(sql, name) for name, sql in sorted(models.items())}
    if tables is not None:
        for name, read in reads.items():
            if unknown := read - set(models) - set(tables):
                raise ModelError(f"model {name} reads {', '.join(sorted(unknown))}: no table or model has that name")
    order = graphlib.TopologicalSorter({name: sorted(read & set(models)) for name, read in reads.items()})
    try:
        return {name: models[name] for name in order.static_order()}
    except graphlib.CycleError as error:
        raise ModelError(f"models read each other in a circle: {' → '.join(error.args[1])}") from error


@functools.lru_cache(256)
def tables_of(sql: str, name: str) -> frozenset[str]:
    """Every table that a `select` reads, by DuckDB's own parser; what it defines itself (`with`) left out.

    Args:
        sql: one `select`; parameters may stand in it.
        name: what it is called in the error.

    Raises:
        ModelError: it can't be parsed.
    """
    # get_table_names refuses `grouping` and parameters; the parse tree knows both
    asked = _parser().cursor().execute("select json_serialize_sql($sql)", {"sql": sql})
    (text,) = asked.fetchone() or ("",)
    tree = json.loads(text)
    if tree["error"]:
        raise ModelError(f"{name} can't be parsed: {tree['error_message']}")
    found: set[str] = set()
    defined: set[str] = set()
    _collect(tree, found, defined)
    return frozenset(found - defined)


@functools.cache
def _parser() -> duckdb.DuckDBPyConnection:
    """One empty database for all parsing: opening one takes as long as parsing twenty models."""
    return duckdb.connect()


def _collect(node: Any, found: set[str], defined: set[str]) -> None:
    if isinstance(node, list):
        for each in node:
            _collect(each, found, defined)
    elif isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            found.add(node["table_name"])
        defined.update(each["key"] for each in node.get("cte_map", {}).get("map", ()))
        for each in node.values():
            _collect(each, found, defined)
