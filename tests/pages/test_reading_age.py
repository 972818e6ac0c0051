"""Headings and answers can be read at the age of twelve.

Measured by the Flesch–Kincaid grade (Kincaid and others, 1975), to which five years are added: longer sentences and
longer words need an older reader. Syllables are counted by groups of vowels, without those that are not spoken; that
is right for nine English words in ten, and needs no dictionary to be downloaded.
"""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.pages.test_pages import opened

OLDEST = 12.0
CHOICES = {
    "council": {"area": "leeds"},
    "inspection": {"id": "jtai-lewisham-2023-01-31"},
    "benchmark": {"area": "leeds"},
    "find": {"q": "Farnworth"},
}
PAGES = ("overview", "inspections", "themes", "news", "compare", "selection", "judgements", "cycle", "data", "ask")
_SILENT = re.compile(r"(?:(?<=[^laeiouy])es|(?<=[^lt])ed|(?<=[^laeiouy])e)$")


def syllables(word: str) -> int:
    """How many syllables a word has, about."""
    return max(1, len(re.findall("[aeiouy]+", _SILENT.sub("", word.lower()) if len(word) > 3 else word.lower())))


def reading_age(text: str) -> float:
    """Age in years at which a text can be read."""
    sentences = [one for one in re.split(r"(?<=[.!?;:])\s+|\n", text) if re.search("[A-Za-z]", one)]
    words = re.findall(r"[A-Za-z’'-]+", text)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return grade + 5


def words_of(html: str) -> str:
    """Words of HTML without its tags."""
    return " ".join(unescape(re.sub("<[^>]+>", "", html)).split())


@pytest.mark.parametrize("page", [*PAGES, *CHOICES, "glossary", "method", "about"])
def test_headings_and_answers_can_be_read_at_twelve(page: str) -> None:
    html = "\n".join(block.proto.body for block in opened(page, **CHOICES.get(page, {})).get("html"))
    headings = [words_of(one) for one in re.findall("<h[12][^>]*>(.*?)</h[12]>", html, re.DOTALL)]
    answers = [words_of(one) for one in re.findall('<p class="ji-(?:answer|lead|say)"[^>]*>(.*?)</p>', html, re.DOTALL)]
    assert headings
    assert reading_age("\n".join(headings)) <= OLDEST, headings
    assert not answers or reading_age("\n".join(answers)) <= OLDEST, answers


@pytest.mark.parametrize(
    ("word", "number"), [("inspection", 3), ("judged", 1), ("area", 2), ("letters", 2), ("the", 1)]
)
def test_syllables(word: str, number: int) -> None:
    assert syllables(word) == number


def test_long_sentences_of_long_words_need_an_older_reader() -> None:
    hard = "Multi-agency arrangements necessitate considerable organisational preparation of participating authorities."
    assert reading_age("We read it. It is good.") < OLDEST < reading_age(hard)
