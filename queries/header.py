"""The comment at the head of each `.sql` file, as data.

Of a query: question, grain, parameters, columns, what is left out, where the API serves it or why not. Of a model: what
it is, grain, key, columns.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from queries import QueryError, text
from queries.models import models

_PARAMETER = re.compile(
    r"\$(?P<name>\w+) (?P<type>[\w\[\]]+)(?: of (?P<of>[\w./]+))?, e\.g\. (?P<example>\[.*?\]|'[^']*'|\S+?)"
    r"(?:, default (?P<default>'[^']*'))?: (?P<meaning>.+)"
)
_COLUMN = re.compile(r"(?P<name>\w+) (?P<type>\w+(?:\[\])?): (?P<meaning>.+)")
_PARTS = ("Question", "Grain", "Parameters", "Columns", "Left out")
_MODEL_PARTS = ("Model", "Grain", "Key", "Columns")


@dataclass(frozen=True)
class Described:
    """One parameter or column: DuckDB type and meaning (with unit), and of a parameter what may be given.

    Args:
        type: DuckDB type.
        meaning: in words, with unit; "null for …" where a parameter may be left out.
        example: as a literal (parameters only).
        of: where its values come from: a list of the codes (`era`; `section/letter` for those that belong to letters),
            a column of the Data Package (`areas.area_code`), or bounds of a whole number (`1900..2100`).
        default: what it is where none is given, as a literal.
    """

    type: str
    meaning: str
    example: str | None = None
    of: str | None = None
    default: str | None = None

    @property
    def required(self) -> bool:
        """Whether a value has to be given."""
        return self.default is None and "null for" not in self.meaning


@dataclass(frozen=True)
class Header:
    """What a query says about itself.

    `addresses` are its paths in the API, below the API's root; `private` is why it has none ("" where it has).
    """

    question: str
    grain: str
    parameters: dict[str, Described]
    columns: dict[str, Described]
    left_out: str
    addresses: tuple[str, ...]
    private: str


@dataclass(frozen=True)
class ModelHeader:
    """What a model says about itself; no two rows have the same `key` (no column where it is one row).

    `optional` are the columns of the key that may be empty; `speed` says why it exists although one query alone reads
    it ("" where more do).
    """

    title: str
    grain: str
    key: tuple[str, ...]
    optional: frozenset[str]
    speed: str
    columns: dict[str, Described]


@functools.cache
def header(name: str) -> Header:
    """The header of one query.

    Raises:
        QueryError: the comment lacks a part or holds a line that does not have its form.
    """
    parts = _parts(name, text(name), _PARTS, ("Addresses", "Private"))
    private = " ".join(parts.get("Private", ()))
    stated = tuple(" ".join(parts.get("Addresses", ())).split(", ")) if "Addresses" in parts else ()
    return Header(
        question=" ".join(parts["Question"]),
        grain=" ".join(parts["Grain"]),
        parameters=_read_fields(name, parts["Parameters"], _PARAMETER),
        columns=_read_fields(name, parts["Columns"], _COLUMN),
        left_out=" ".join(parts["Left out"]),
        addresses=() if private else stated or (name.replace("_", "-"),),
        private=private,
    )


def meaning(name: str, column: str) -> str:
    """What one column of a query means."""
    return header(name).columns[column].meaning


@functools.cache
def model_header(name: str) -> ModelHeader:
    """The header of one model.

    Raises:
        QueryError: the comment lacks a part or holds a line that does not have its form.
        KeyError: there is no such model.
    """
    parts = _parts(name, models()[name], _MODEL_PARTS, ("For speed",))
    key = [column for column in " ".join(parts["Key"]).split(", ") if column]
    return ModelHeader(
        title=" ".join(parts["Model"]),
        grain=" ".join(parts["Grain"]),
        key=tuple(column.removesuffix("?") for column in key),
        optional=frozenset(column.removesuffix("?") for column in key if column.endswith("?")),
        speed=" ".join(parts.get("For speed", ())),
        columns=_read_fields(name, parts["Columns"], _COLUMN),
    )


def _parts(name: str, sql: str, needed: tuple[str, ...], others: tuple[str, ...] = ()) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    current = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        content = line.removeprefix("--").strip()
        label, colon, rest = content.partition(":")
        if colon and label in (*needed, *others) and line.startswith("-- " + label):
            current = label
            parts[current] = [rest.strip()] if rest.strip() and rest.strip() != "none" else []
        elif current:
            parts[current].append(content)
    if missing := set(needed) - set(parts):
        raise QueryError(f"query {name!r}: its header lacks {sorted(missing)}")
    return parts


def _read_fields(name: str, lines: list[str], form: re.Pattern[str]) -> dict[str, Described]:
    found = {}
    for line in lines:
        match = form.fullmatch(line)
        if match is None:
            raise QueryError(f"query {name!r}: its header has a line of unknown form: {line!r}")
        groups = match.groupdict()
        found[groups["name"]] = Described(
            groups["type"], groups["meaning"], groups.get("example"), groups.get("of"), groups.get("default")
        )
    return found
