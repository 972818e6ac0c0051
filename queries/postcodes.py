"""Postcodes and their beginnings: as people type them, and the councils in which they lie.

The record holds the first postcode of each run and its council (`postcodes.csv`). It cannot tell an invented postcode
from a real one, and where a run of English postcodes seems to go on across the border, the districts of Wales and
Scotland named there say so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

_FULL = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
_PART = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]?)")
_AMONG_WORDS = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][A-Z]{2})\b")
_LETTERS = re.compile(r"[A-Z]{1,2}")
_FIGURES = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Postcode:
    """A postcode, or its beginning.

    Attributes:
        outward: first part ("BL4"), or the letters alone ("BL").
        inward: second part, as much as was given.
        mended: whether letters and figures that look alike were exchanged.
    """

    outward: str
    inward: str = ""
    mended: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is a whole postcode."""
        return len(self.inward) == len("7AA")

    @property
    def letters(self) -> str:
        """Letters of its postcode area."""
        return _letters(self.outward)

    def __str__(self) -> str:
        """As it is written."""
        return f"{self.outward} {self.inward}".strip()


def postcode(text: str) -> Postcode | None:
    """The postcode or beginning of one that `text` is or holds, None where it is neither.

    Blanks, hyphens and case do not matter. Letters alone are a beginning too ("BL"): callers first check whether
    they are a name.
    """
    words = text.upper().replace("-", " ").replace(".", " ").split()
    joined = "".join(words)
    if whole := _FULL.fullmatch(joined):
        return Postcode(whole[1], whole[2])
    if len(words) > 1 and (part := _PART.fullmatch(joined)) and words[-1] == part[2]:
        return Postcode(part[1], part[2])
    if _OUTWARD.fullmatch(joined) or _LETTERS.fullmatch(joined):
        return Postcode(joined)
    if part := _PART.fullmatch(joined):
        return Postcode(part[1], part[2])
    if found := _AMONG_WORDS.search(" ".join(words)):
        return Postcode(found[1], found[2])
    return _mend(joined)


def _mend(joined: str) -> Postcode | None:
    """A whole postcode in which O stands for 0, or I or L for 1."""
    if not any(character.isdigit() for character in joined) or not 5 <= len(joined) <= 7:
        return None
    outward, inward = joined[:-3], joined[-3:]
    tried = [outward[:kept] + outward[kept:].translate(_FIGURES) for kept in (len(outward), 2, 1)]
    for one in tried:
        if whole := _FULL.fullmatch(one + inward[0].translate(_FIGURES) + inward[1:]):
            return Postcode(whole[1], whole[2], mended=True)
    return None


@dataclass(frozen=True)
class Location:
    """Where a postcode or its beginning lies.

    Attributes:
        codes: area codes of its councils, the one with most of it first; empty where none is known.
        nation: the other nation in which it lies, or in part may lie.
        outside: whether all of it lies there.
    """

    codes: tuple[str, ...] = ()
    nation: str | None = None
    outside: bool = False


class Postcodes:
    """All runs of postcodes, in order.

    Args:
        rows: rows of the query `postcodes`: district, councils, ranges, nation, share.
    """

    def __init__(self, rows: Iterable[tuple[str, str | None, str | None, str | None, str | None]]) -> None:
        runs = []
        self._elsewhere: dict[str, tuple[str, str]] = {}
        for district, councils, ranges, nation, share in rows:
            codes = (councils or "").split()
            for at in range(0, len(ranges or ""), 4):
                inward, letter = (ranges or "")[at : at + 3], (ranges or "")[at + 3]
                runs.append((district + inward, codes[ord(letter) - ord("a")]))
            if nation and share:
                self._elsewhere[district] = (nation, share)
        runs.sort()
        self._starts = np.array([start for start, _ in runs], dtype="S7")  # a third of a megabyte; as text two
        self._known, numbers = np.unique([code for _, code in runs], return_inverse=True)
        self._numbers = numbers.astype(np.uint8)
        self._areas = {_letters(start) for start, _ in runs} | {_letters(name) for name in self._elsewhere}

    def locate(self, given: Postcode) -> Location:
        """Where a postcode, or all postcodes that begin so, lie."""
        nation, share = self._elsewhere.get(given.outward) or self._elsewhere.get(given.letters) or (None, "")
        if share == "all" and given.outward != given.letters:
            return Location((), nation, outside=True)
        found: Counter[str] = Counter()
        if given.whole:
            at = self._behind(given.outward + given.inward) - 1
            if at >= 0 and _letters(self._start(at)) == given.letters:
                found[self._code(at)] += 1
        elif given.outward == given.letters:
            found.update(self._of_area(given.letters))
        else:
            found = self._of_beginning(given)
        codes = tuple(code for code, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])))
        return Location(codes, nation, outside=bool(nation) and not codes)

    def is_area(self, letters: str) -> bool:
        """Whether postcodes begin with these letters."""
        return letters in self._areas

    def _of_area(self, letters: str) -> Iterator[str]:
        for at in range(self._behind(letters), len(self._starts)):
            start = self._start(at)
            if not start.startswith(letters):
                return
            if _letters(start) == letters:
                yield self._code(at)

    def _of_beginning(self, given: Postcode) -> Counter[str]:
        """How many postcodes there could be in each council.

        A sector in which no run begins goes on as the one before it. Where that is of another district ("M15 9" comes
        before "M1 5A"), nothing says whether there is such a sector at all: it counts only if nothing else does.
        """
        sure: Counter[str] = Counter()
        unsure: Counter[str] = Counter()
        for sector in given.inward[:1] or "0123456789":
            low = given.outward + sector + (given.inward[1:] or "A").ljust(2, "A")
            high = given.outward + sector + (given.inward[1:] or "Z").ljust(2, "Z")
            first, last = max(self._behind(low) - 1, 0), self._behind(high)
            for at in range(first, last):
                start = self._start(at)
                if _letters(start) != given.letters:
                    continue
                end = _place(self._start(at + 1)) if at + 1 < last else _place(high) + 1
                other = start < low and start.startswith(given.outward) and start[:-3] != given.outward
                (unsure if other else sure)[self._code(at)] += end - _place(max(start, low))
        return sure or unsure

    def _behind(self, text: str) -> int:
        """How many runs begin at or before `text`."""
        return int(np.searchsorted(self._starts, text.encode(), side="right"))

    def _start(self, at: int) -> str:
        return str(self._starts[at], "ascii")

    def _code(self, at: int) -> str:
        return str(self._known[self._numbers[at]])


def _place(full: str) -> int:
    """Where a postcode stands among those of its sector."""
    return (ord(full[-2]) - ord("A")) * 26 + ord(full[-1]) - ord("A")


def _letters(outward: str) -> str:
    return outward[:2] if outward[1:2].isalpha() else outward[:1]
