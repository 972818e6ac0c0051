"""What somebody types, as word stems of the record: phrases, abbreviations, what is left out, what is misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ingest.text.words import stem_of, written_words
from queries import fetch
from queries.cache import kept
from queries.codes import labels

MOST_WORDS = 8
"""Words of one search; the longest label of a topic has six."""
MOST_WAYS = 16
_COMMON_WORDS = (
    "a about all also although an and any are as at be been but by can could do does for from had has "
    "have he her his how i if in into is it its may more most no not of on or our she should so some such "
    "than that the their them then there these they this those to was we were what when where which while "
    "who will with would you your "
)
COMMON = frozenset(_COMMON_WORDS.split())
"""Words that say nothing alone: they are left out of a search."""
_ALIKE = 0.7
_MOST_ALIKE = 3
_FEWEST_PAGES = 5
_LONG = 5
_BEGUN_ALIKE = 0.8
_QUOTED = re.compile(r'"([^"]*)"')
QUOTES = str.maketrans("“”„«»", '"' * 5)


@dataclass(frozen=True)
class Sought:
    """One word that was typed.

    Attributes:
        typed: as it was typed.
        ways: stems, all of which must stand on a page, in as many ways as the word can be put; none where the record
            does not hold it.
        stands_for: what it is short for.
    """

    typed: str
    ways: tuple[tuple[str, ...], ...]
    stands_for: str | None = None


@dataclass(frozen=True)
class Asked:
    """A text, understood as words.

    Attributes:
        words: those that are looked for, in order.
        left_out: common words, which are not.
        surplus: words after the first `MOST_WORDS`, which are not looked for.
        phrases: what stood in quotation marks, as stems.
    """

    words: tuple[Sought, ...] = ()
    left_out: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """Words that the record does not hold."""
        return tuple(word.typed for word in self.words if not word.ways)

    @property
    def ways(self) -> tuple[frozenset[str], ...]:
        """Sets of stems; a page has to hold all of one set. None where a word is not held."""
        every = product(*(word.ways for word in self.words)) if self.words else ()
        found = dict.fromkeys(frozenset(stem for way in ways for stem in way) for ways in every)
        return tuple(found)[:MOST_WAYS]


def understand(text: str) -> Asked:
    """What is looked for by a text, which may be anything at all."""
    plain = text.translate(QUOTES)
    phrases = tuple(
        stems for each in _QUOTED.findall(plain) if len(stems := tuple(stem_of(w) for w in written_words(each))) > 1
    )
    typed = dict.fromkeys(written_words(plain))
    rare = [word for word in typed if not _is_common(word) and word != "NEAR"]
    return Asked(
        tuple(_sought(word) for word in rare[:MOST_WORDS]),
        tuple(word for word in typed if _is_common(word)),
        tuple(rare[MOST_WORDS:]),
        phrases,
    )


def _is_common(word: str) -> bool:
    return word.lower() in COMMON or (len(word) == 1 and not word.isdigit())


def _sought(word: str) -> Sought:
    stem, known = stem_of(word), vocabulary()
    ways: list[tuple[str, ...]] = [(stem,)] if stem in known else []
    meaning = _abbreviations().get(word.lower())
    if meaning is not None:
        stems = tuple(dict.fromkeys(stem_of(w) for w in written_words(meaning) if not _is_common(w)))
        if stems and all(each in known for each in stems):
            ways.append(stems)
    return Sought(word, tuple(ways), meaning)


@kept
def vocabulary() -> Mapping[str, int]:
    """Number of pages by stem, for every stem of the record."""
    return {stem: pages for stem, _, pages, _ in fetch("word_stems")}


@kept
def _abbreviations() -> Mapping[str, str]:
    return labels("abbreviation")


def alike(word: str) -> tuple[str, ...]:
    """Words of the record like one that it does not hold, the likest first; a word as its stem can be written."""
    frequent = [stem for stem, pages in vocabulary().items() if pages >= _FEWEST_PAGES and not stem.isdigit()]
    found = process.extract(
        stem_of(word),
        frequent,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_ALIKE,
        limit=_MOST_ALIKE,
    )
    likest = [str(stem) for stem, *_ in found] or _begun(word.lower(), frequent)
    return tuple(readable(stem) for stem in likest)


def _begun(word: str, stems: Iterable[str]) -> list[str]:
    """Stems like the beginning of a word whose ending is misspelt, the longest first."""
    near = DamerauLevenshtein.normalized_similarity
    found = [s for s in stems if len(s) >= _LONG and s[0] == word[0] and near(s, word[: len(s)]) >= _BEGUN_ALIKE]
    return sorted(found, key=lambda stem: (-len(stem), stem))[:_MOST_ALIKE]


def readable(stem: str) -> str:
    """A word that has this stem, as near to it as can be told: "counti" is "county", "abus" is "abuse"."""
    tried: Iterable[str] = (stem,)
    if stem.endswith("i"):
        tried = (f"{stem[:-1]}y", f"{stem[:-1]}ie", stem)
    elif re.search(r"(?:[csuvz]|at|dg|ag|id|ur|[bdgkpt]l)$", stem) and not stem.endswith("ss"):
        tried = (f"{stem}e", stem)
    return next((word for word in tried if stem_of(word) == stem), stem)
