"""Words of a text as the record knows them: Snowball stems (English), and how each word was written.

A word is a run of letters, with an apostrophe or none ("child's"), or a figure of at most three digits ("section 47").
Addresses of e-mail and of the web are no words: they would bring people's names in small letters.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer  # Snowball's own stemmers in C; MIT/BSD-3

_DOMAIN = re.compile(r"\.(?:uk|org|com|net|eu)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|(?<!\d)\d{1,3}(?!\d)")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_LONGEST = 40
_local = threading.local()


class Word(NamedTuple):
    """One word of a text: its stem, and whether its first letter is small, or all its letters (two or more) large."""

    stem: str
    is_small: bool
    is_capitals: bool


def written_words(text: str) -> list[str]:
    """Every word of a text as it is written, in reading order."""
    kept = " ".join(part for part in text.translate(_APOSTROPHES).split() if not is_address(part))
    return [word for word in _WORD.findall(kept) if len(word) <= _LONGEST]


def is_address(part: str) -> bool:
    """Whether a run of characters without a space is an address of e-mail or of the web."""
    if "@" in part or "://" in part or part.startswith(("www.", "(www.")):
        return True
    return "." in part[:-1] and _DOMAIN.search(part) is not None


def words_of(text: str) -> Iterator[Word]:
    """Every word of a text in reading order; a figure counts as written small."""
    return map(word_of, written_words(text))


@lru_cache(maxsize=100_000)
def word_of(written: str) -> Word:
    """One written word."""
    small = not written[0].isupper()
    letters = written.removesuffix("s") if written[:-1].isupper() else written
    return Word(stem_of(written), small, len(letters) > 1 and letters.isupper())


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The stem of one word, in small letters."""
    stem: str = _stemmer().stemWord(word.lower())
    return stem or word.lower()


def _stemmer() -> Stemmer.Stemmer:
    """This thread's own stemmer: one must not be used by two at once."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("english")
    made: Stemmer.Stemmer = _local.stemmer
    return made
