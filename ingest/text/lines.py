"""A document as numbered lines, freed of page furniture: what every parser reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """One line of text and the 1-based page it stands on."""

    page: int
    text: str


def lines_of(pages: Sequence[str]) -> list[Line]:
    """All non-empty lines in reading order; a page's own printed number is left out."""
    found = []
    for number, page in enumerate(pages, start=1):
        printed = str(number)
        for raw in page.split("\n"):
            text = " ".join(raw.split())
            if text and text != printed:
                found.append(Line(number, text))
    return found


def flat(lines: Iterable[Line]) -> str:
    """Lines joined into running text; a word broken at a line's end keeps its hyphen."""
    text = " ".join(line.text for line in lines)
    return re.sub(r"(?<=\w)- (?=\w)", "-", text)
