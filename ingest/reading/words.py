"""How often each word stem stands on each page of one report, and in which listed section; no order of words is kept.

The section is that of the listed item in which a word stands, where the item is found on its page again; else it is
empty. Counted items are what the family's parser takes for items, so a section here is a section of `findings.csv`.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from ingest.families.items import Item
from ingest.text.words import word_of, written_words

NO_SECTION = ""
COLUMNS = ("page", "section", "stem", "n", "small", "capitals")
"""One row a page, section and stem: occurrences, and how many of them begin small or are written in capitals."""

_SURE = 5
"""So many words in a row show where an item begins."""
_AGAIN = 3
"""So many in a row show where it goes on after what belongs to the page: footers, headers."""
_FURNITURE = 80


class Placed(NamedTuple):
    """The words of a document in reading order: each as written, its 1-based page, and the listed item it is part of.

    `items` holds the place in the list of items, or None.
    """

    written: list[str]
    pages: list[int]
    items: list[int | None]


def placed_words(pages: Sequence[str], items: Sequence[Item]) -> Placed:
    """All words of a document, each with the item in which it stands, as far as items are found on their pages."""
    written: list[str] = []
    numbers: list[int] = []
    starts: list[int] = []
    for number, page in enumerate(pages, start=1):
        starts.append(len(written))
        own = written_words(page)
        written += own
        numbers += [number] * len(own)
    starts.append(len(written))
    small = [word.lower() for word in written]
    of: list[int | None] = [None] * len(written)
    for place, item in enumerate(items):
        if item.page <= len(pages):
            own = [word.lower() for word in written_words(item.text)]
            for at in _stand(own, small, starts[item.page - 1], starts[item.page], of):
                of[at] = place
    return Placed(written, numbers, of)


def _stand(own: list[str], words: list[str], begin: int, end: int, taken: list[int | None]) -> list[int]:
    """Where the words of an item stand among all, as far as they can be followed; none where its beginning is not."""
    first = own[:_SURE]
    if not first:
        return []
    same = (at for at in range(begin, end) if words[at] == first[0] and taken[at] is None)
    start = next((at for at in same if words[at : at + len(first)] == first), None)
    if start is None:
        return []
    found, at = [], start
    for place, word in enumerate(own):
        if at >= len(words) or words[at] != word:
            ahead = own[place : place + _AGAIN]
            again = (step for step in range(at + 1, at + _FURNITURE) if words[step : step + len(ahead)] == ahead)
            at = next(again, -1)
            if at < 0:
                break
        found.append(at)
        at += 1
    return found


def count_words(pages: Sequence[str], items: Sequence[Item]) -> bytes:
    """The words of one report: `COLUMNS` as JSON lists, compressed; rows are ordered by page, section and stem."""
    placed = placed_words(pages, items)
    sections = [NO_SECTION if place is None else items[place].section for place in placed.items]
    counts: dict[tuple[int, str, str], list[int]] = {}
    for (page, section, written), n in Counter(zip(placed.pages, sections, placed.written, strict=True)).items():
        word = word_of(written)
        row = counts.setdefault((page, section, word.stem), [0, 0, 0])
        row[0] += n
        row[1] += n * word.is_small
        row[2] += n * word.is_capitals
    columns = list(zip(*((*key, *counts[key]) for key in sorted(counts)), strict=True)) or [()] * len(COLUMNS)
    return zlib.compress(json.dumps(columns, separators=(",", ":")).encode(), 3)


def read_words(packed: bytes) -> dict[str, list[Any]]:
    """The columns that `count_words` made.

    Raises:
        ValueError: it is something else.
    """
    try:
        columns = json.loads(zlib.decompress(packed))
    except zlib.error as error:
        raise ValueError(f"these are no counted words: {error}") from error
    if not isinstance(columns, list) or len(columns) != len(COLUMNS):
        raise ValueError("the counted words have other columns than this release counts")
    return dict(zip(COLUMNS, columns, strict=True))
