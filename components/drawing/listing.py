"""Rows that are read, not looked at: a table as the drawing of a card, with links; lines in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.drawing import svg
from components.drawing.marks import ADVANCE
from components.drawing.rows import SVG_WIDTH
from components.tables import Column, card_table
from components.words import MISSING, is_missing
from queries import records

_LINE, _MOST = 24, 60


@dataclass(frozen=True)
class Listing:
    """The drawing: caption, rows and the columns that are shown."""

    label: str
    frame: pd.DataFrame
    columns: Sequence[Column]

    def html(self) -> str:
        """For the page; on a phone each row folds."""
        return card_table(self.frame, self.columns, self.label)

    def svg(self) -> str:
        """For the file: the first rows, each on a line, and how many follow."""
        wide = SVG_WIDTH / len(self.columns)
        most = int(wide / ADVANCE) - 1
        found = [
            svg.words(n * wide, 14, _fit(c.label, most), weight=600, fill=svg.colour("quiet"))
            for n, c in enumerate(self.columns)
        ]
        for line, row in enumerate(records(self.frame.head(_MOST)), start=1):
            for n, column in enumerate(self.columns):
                said = MISSING if is_missing(row[column.name]) else column.words(row[column.name])
                found.append(svg.words(n * wide, 14 + line * _LINE, _fit(said, most)))
        if len(self.frame) > _MOST:
            found.append(svg.words(0, 14 + (_MOST + 1) * _LINE, f"and {len(self.frame) - _MOST} more in the table"))
        return "".join(found)

    def svg_height(self) -> float:
        """Height of the fragment, in px."""
        return 24 + _LINE * min(len(self.frame), _MOST + 1)


def _fit(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
