"""A query with its values filled in, so that it runs alone: the start of "Ask the data"."""

from __future__ import annotations

import ast
import re

from queries import Value, text
from queries.header import header

_PARAMETER = re.compile(r"\$(\w+)")


def fill(name: str, **parameters: Value) -> str:
    """A query as one statement that runs alone: its question, and its SQL with values instead of parameters.

    Args:
        name: the query.
        parameters: values; the header's examples stand for those not given.

    Raises:
        QueryError: there is no such query.
        KeyError: the query has no such parameter.
    """
    stated = header(name)
    if surplus := set(parameters) - set(stated.parameters):
        raise KeyError(f"query {name!r} has no parameters {sorted(surplus)}")
    values = {
        each: parameters[each] if each in parameters else ast.literal_eval(str(described.example))
        for each, described in stated.parameters.items()
    }
    body = "\n".join(line for line in text(name).splitlines() if not line.startswith("--"))
    sql = _PARAMETER.sub(lambda match: literal(values[match[1]]), body)
    return f"-- {stated.question}\n{sql.strip()}"


def literal(value: Value) -> str:
    """A value as an SQL literal."""
    if value is None:
        return "null"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(literal(each) for each in value) + "]"
    return "'" + value.replace("'", "''") + "'"
