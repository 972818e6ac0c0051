"""The comment at the head of each `.sql` file, as data: question, grain, parameters, columns, what is left out."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from queries import QueryError, text

_PARAMETER = re.compile(
    r"\$(?P<name>\w+) (?P<type>[\w\[\]]+), e\.g\. (?P<example>\[.*?\]|'[^']*'|\S+?): (?P<meaning>.+)"
)
_COLUMN = re.compile(r"(?P<name>\w+) (?P<type>\w+(?:\[\])?): (?P<meaning>.+)")
_PARTS = ("Question", "Grain", "Parameters", "Columns", "Left out")


@dataclass(frozen=True)
class Described:
    """One parameter or column: DuckDB type, meaning (with unit), and an example where it is a parameter."""

    type: str
    meaning: str
    example: str | None = None


@dataclass(frozen=True)
class Header:
    """What a query says of itself."""

    question: str
    grain: str
    parameters: dict[str, Described]
    columns: dict[str, Described]
    left_out: str


@functools.cache
def header(name: str) -> Header:
    """The header of one query.

    Raises:
        QueryError: the comment lacks a part or holds a line that does not have its form.
    """
    parts = _parts(name)
    return Header(
        question=" ".join(parts["Question"]),
        grain=" ".join(parts["Grain"]),
        parameters=_described(name, parts["Parameters"], _PARAMETER),
        columns=_described(name, parts["Columns"], _COLUMN),
        left_out=" ".join(parts["Left out"]),
    )


def meaning(name: str, column: str) -> str:
    """What one column of a query means."""
    return header(name).columns[column].meaning


def _parts(name: str) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    current = ""
    for line in text(name).splitlines():
        if not line.startswith("--"):
            break
        content = line.removeprefix("--").strip()
        label, colon, rest = content.partition(":")
        if colon and label in _PARTS and line.startswith("-- " + label):
            current = label
            parts[current] = [rest.strip()] if rest.strip() and rest.strip() != "none" else []
        elif current:
            parts[current].append(content)
    if missing := set(_PARTS) - set(parts):
        raise QueryError(f"query {name!r}: its header lacks {sorted(missing)}")
    return parts


def _described(name: str, lines: list[str], form: re.Pattern[str]) -> dict[str, Described]:
    found = {}
    for line in lines:
        match = form.fullmatch(line)
        if match is None:
            raise QueryError(f"query {name!r}: its header has a line of unknown form: {line!r}")
        groups = match.groupdict()
        found[groups["name"]] = Described(groups["type"], groups["meaning"], groups.get("example"))
    return found
