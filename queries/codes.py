"""The record's vocabulary: every list of codes with labels, order and short forms, from `data/codes.csv`.

The same table is loaded with the record (`codes` in SQL), published with the files and answered by the API, so a code
has one wording wherever a reader meets it. It is read from this checkout, because the codes belong to the code: a
snapshot brings rows, never new words.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from queries.record import DATA


@dataclass(frozen=True)
class Code:
    """One code of one list; `short` is the label where no shorter form is declared."""

    list: str
    code: str
    label: str
    position: int
    short: str
    note: str
    belongs_to: str
    starts: dt.date | None
    ends: dt.date | None


@functools.cache
def codes(name: str) -> tuple[Code, ...]:
    """All codes of one list, in their declared order.

    Raises:
        KeyError: there is no such list.
    """
    found = tuple(sorted((code for code in _all() if code.list == name), key=lambda code: code.position))
    if not found:
        raise KeyError(f"codes.csv has no list {name!r}")
    return found


@functools.cache
def labels(name: str) -> Mapping[str, str]:
    """Label by code of one list, in order."""
    return MappingProxyType({code.code: code.label for code in codes(name)})


@functools.cache
def shorts(name: str) -> Mapping[str, str]:
    """Short form by code of one list, in order."""
    return MappingProxyType({code.code: code.short for code in codes(name)})


@functools.cache
def overall_grades() -> tuple[str, ...]:
    """The four grades of children's services, best first; in SQL they are the model of the same name."""
    return tuple(code.code for code in codes("grade") if code.belongs_to)


@functools.cache
def letter_sections() -> tuple[str, ...]:
    """The sections that a joint inspection's letter may have, in order."""
    return tuple(code.code for code in codes("section") if code.belongs_to == "letter")


@functools.cache
def _all() -> tuple[Code, ...]:
    with (DATA / "codes.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_code(row) for row in csv.DictReader(file))


def _code(row: dict[str, str]) -> Code:
    starts, ends = (dt.date.fromisoformat(row[name]) if row[name] else None for name in ("starts", "ends"))
    return Code(
        row["list"],
        row["code"],
        row["label"],
        int(row["position"]),
        row["short"] or row["label"],
        row["note"],
        row["belongs_to"],
        starts,
        ends,
    )


def starts(programme: str) -> dt.date:
    """First day of a programme.

    Raises:
        KeyError: none is declared.
    """
    for code in codes("programme"):
        if code.code == programme and code.starts:
            return code.starts
    raise KeyError(f"codes.csv gives no start of the programme {programme!r}")
