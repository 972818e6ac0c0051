"""Lines as one text to search, with the page of every offset: a statement may run over lines and pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ingest.text.lines import Line


class Text:
    """Lines joined by line feeds; `text` is searched, `page_at` says on which page a match stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.text = "\n".join(line.text for line in lines)
        self._pages = [line.page for line in lines] or [1]
        self._starts = [0, *accumulate(len(line.text) + 1 for line in lines[:-1])]

    def page_at(self, offset: int) -> int:
        """1-based page of the character at `offset`."""
        return self._pages[bisect_right(self._starts, offset) - 1]
