"""Names that people use to look for a council, and those similar to what was typed.

A name is compared in its plain form: lower case, without accents, apostrophes and punctuation, "&" as "and", "saint" as
"st". What is only like it is found by the distance of Damerau and Levenshtein (letters left out, added, changed or
swapped), as rapidfuzz computes it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

_TITLES = re.compile(
    r"^(?:(?:the|royal|london|city|borough|county|district|council|of) )+"
    r"|(?: (?:the|royal|city|borough|county|district|council|metropolitan|unitary|local|authority|of))+$"
)
_LIKE = 0.72
_NEXT_BEST = 0.08
_SHORTEST_LIKE = 4
_BEST = 20


@dataclass(frozen=True, slots=True)
class Name:
    """One name and the thing that has it.

    Attributes:
        name: as its source writes it.
        kind: "council", or one of the kinds of `places.csv`.
        area_code: the council, or the council in which it lies; None outside England.
        population: persons by GeoNames, None where it is not known.
        nation: where it lies if not in England.
    """

    name: str
    kind: str
    area_code: str | None
    population: int | None = None
    nation: str | None = None


class Gazetteer:
    """All names, in the order of their plain forms.

    Args:
        names: the names, those of councils among them.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        by_plain: dict[str, list[Name]] = {}
        for name in names:
            by_plain.setdefault(plain(name.name), []).append(name)
        self._plain = sorted(by_plain)
        self._names = [tuple(by_plain[one]) for one in self._plain]

    def exact(self, text: str) -> Sequence[Name]:
        """Everything with exactly this name (in plain form)."""
        at = bisect_left(self._plain, text)
        return self._names[at] if at < len(self._plain) and self._plain[at] == text else ()

    def beginning(self, text: str) -> list[Name]:
        """Everything with a longer name that begins like this, or has a word that does."""
        inner = f" {text}"
        return [
            name
            for one, names in zip(self._plain, self._names, strict=True)
            if one != text and (one.startswith(text) or inner in one)
            for name in names
        ]

    def like(self, text: str) -> dict[Name, float]:
        """Everything with a similar name, with the distance (0 to 1); none for fewer than four letters.

        Names much further away than the closest are left out.
        """
        if len(text) < _SHORTEST_LIKE:
            return {}
        found = process.extract(
            text, self._plain, scorer=OSA.normalized_similarity, score_cutoff=_LIKE, limit=_BEST, processor=None
        )
        near = ((1 - score, at) for _, score, at in found if score > found[0][1] - _NEXT_BEST)
        return {name: round(far, 6) for far, at in near for name in self._names[at]}


def plain(text: str) -> str:
    """The form in which names are compared; empty where nothing of it is a Latin letter or a figure."""
    bare = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("ø", "o").replace("ß", "ss")).casefold()
    bare = re.sub(r"['’‘`\u0300-\u036f]", "", bare)
    words = re.sub(r"[^a-z0-9]+", " ", bare).split()
    return " ".join("st" if word == "saint" else word for word in words)


def without_titles(text: str) -> str:
    """A plain name without the titles around it: "city of bolton council" is "bolton"."""
    return _TITLES.sub("", text)
