"""Cells that a spreadsheet must not run: what a stranger's query made may begin like a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pandas as pd

_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def inert(value: Any) -> Any:
    """A cell or heading with an apostrophe before what a spreadsheet would run (`=`, `+`, `-`, `@`, tab, return).

    Numbers stay numbers, also where they come as text (`-1.5`, `+3e8`).
    """
    if not isinstance(value, str) or not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def inert_csv(frame: pd.DataFrame) -> str:
    """A frame as CSV (RFC 4180) of which no cell and no heading is a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")  # so that a lone return within a cell is quoted and ends no line
    writer.writerow([inert(str(name)) for name in frame.columns])
    writer.writerows([[inert(_text(value)) for value in row] for row in frame.itertuples(index=False, name=None)])
    return target.getvalue()


def _text(value: Any) -> Any:
    """A list or a record as the text that a file would have."""
    return str(value) if isinstance(value, list | dict) else value
