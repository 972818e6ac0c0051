"""Parameters of the queries as their headers state them: type, choices, bounds, default."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from queries import Value, package
from queries.codes import codes
from queries.header import Described, header

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


@dataclass(frozen=True)
class Parameter:
    """One parameter: name, DuckDB type, meaning, example, what it may be, and what is done without it."""

    name: str
    type: str
    meaning: str
    example: Value
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    bounds: tuple[int, int] | None = None
    default: Value = None
    required: bool = False

    @property
    def several(self) -> bool:
        """Whether it may be repeated."""
        return self.type.endswith("[]")

    @property
    def whole(self) -> bool:
        """Whether its values are whole numbers."""
        return self.type.removesuffix("[]") in ("bigint", "integer")


def of_query(name: str) -> tuple[Parameter, ...]:
    """The parameters that a query's header states."""
    return tuple(read_parameter(parameter, d) for parameter, d in header(name).parameters.items())


def read_parameter(name: str, stated: Described) -> Parameter:
    """One parameter from a query's header, with the values that it may have.

    Raises:
        KeyError: the header names a list, a table or a column that there is not.
    """
    choices, pattern, bounds = _values(stated.of) if stated.of else ((), None, None)
    return Parameter(
        name,
        stated.type,
        stated.meaning,
        ast.literal_eval(str(stated.example)),
        choices,
        _DAY if stated.type == "date" else pattern,
        bounds,
        ast.literal_eval(stated.default) if stated.default else None,
        stated.required,
    )


def _values(of: str) -> tuple[tuple[str, ...], str | None, tuple[int, int] | None]:
    """Choices, pattern and bounds that the part "of" of a parameter stands for (see `Described`)."""
    if ".." in of:
        low, _, high = of.partition("..")
        return (), None, (int(low), int(high))
    if "." in of:
        field = package.field(*of.split("."))
        return field.enum, None if field.enum else field.pattern, None
    name, _, belongs_to = of.partition("/")
    return tuple(each.code for each in codes(name) if belongs_to in ("", each.belongs_to)), None, None
