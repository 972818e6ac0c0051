"""What a listed item is about: codes of the code book, given by a declared lexicon and by nothing else.

`declared/topics.csv` holds the patterns, one a row: its name, the topic it gives, the span it is held against, what it
matches (`match`), what must also stand in that span (`with`), the words that do not count (`except`: they are taken
out of the span first) and why. All are regular expressions on small letters and straight quotation marks.

Spans:
    sentence: any one sentence of the item; a lower bullet counts as a sentence.
    first: its first sentence.
    subject: its first sentence, or two others: what an item is about returns, what it mentions does not (rule 3).
    left out: gives no topic; what it matches is taken out before any other pattern looks (rule 5, bare lists).
    words: gives no topic; a list of words that other rows name as `<its name>`, so that it stands once.

An item to which no pattern applies is `other`. Codes say what the text speaks of, never how much or how well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple, cast, get_args

from ingest import declared
from ingest.errors import IngestError
from ingest.facts import Topic, TopicCode
from ingest.families.items import Item

SPANS = ("words", "left out", "sentence", "first", "subject")

_SENTENCE = re.compile(r"(?<=[.!?])[’”\"')\d]{0,3}\s+(?=[A-Z‘“'])|\s[−•]\s")
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_WORDS = re.compile(r"(?<!\?)<(?P<name>[a-z][a-z ]+)>")
_GAP = " … "
_SHORTEST_LIST = 3
_LONGEST_SHORT_ITEM = 2


class Coded(NamedTuple):
    """One topic and the name of the pattern that gave it (`other` where none applies)."""

    topic: TopicCode
    pattern: str


@dataclass(frozen=True)
class Pattern:
    """One row of the lexicon, compiled."""

    name: str
    topic: TopicCode | None
    span: str
    match: re.Pattern[str]
    required: re.Pattern[str] | None
    ignored: re.Pattern[str] | None

    def applies(self, span: str) -> bool:
        """Whether the pattern holds in one span of text."""
        if not self.match.search(span):
            return False
        if self.ignored and self.ignored.search(span):
            span = self.ignored.sub(_GAP, span)
            if not self.match.search(span):
                return False
        return self.required is None or bool(self.required.search(span))


@cache
def lexicon() -> tuple[Pattern, ...]:
    """All declared patterns in the table's order.

    Raises:
        IngestError: a row names an unknown topic or span, or holds an expression that is none.
    """
    rows = declared.rows("topics")
    words = {row["pattern"]: row["match"] for row in rows if row["span"] == "words"}
    return tuple(_pattern(row, words) for row in rows if row["span"] != "words")


def topics_of(text: str) -> tuple[Coded, ...]:
    """The topics of one item, each with the first pattern that gave it, in the code book's order."""
    sentences = [sentence.translate(_QUOTES).lower() for sentence in sentences_of(text)]
    whole = "\n".join(sentences)
    found: dict[TopicCode, str] = {}
    for pattern in lexicon():
        if pattern.topic in found or not pattern.match.search(whole):
            continue
        if pattern.topic is None:
            sentences = [pattern.match.sub(_GAP, sentence) for sentence in sentences]
            whole = "\n".join(sentences)
        elif _applies(pattern, sentences):
            found[pattern.topic] = pattern.name
    if not found:
        return (Coded("other", "other"),)
    order = get_args(TopicCode)
    return tuple(Coded(*one) for one in sorted(found.items(), key=lambda one: order.index(one[0])))


def topics_in(items: Iterable[Item]) -> tuple[Topic, ...]:
    """The topics of all items of a report; items are numbered from 1 within their section, in reading order."""
    found = []
    by_section = sorted(items, key=lambda item: item.section)  # stable: reading order stays within a section
    for section, group in groupby(by_section, key=lambda item: item.section):
        listed = list(group)
        for number, (item, words) in enumerate(zip(listed, _own_words(listed), strict=True), start=1):
            found += [
                Topic(section=section, item=number, page=item.page, topic=coded.topic) for coded in topics_of(words)
            ]
    return tuple(found)


def sentences_of(text: str) -> list[str]:
    """The sentences of an item; its lower bullets count as sentences."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]


def _applies(pattern: Pattern, sentences: Sequence[str]) -> bool:
    """Whether a pattern holds in as many of an item's sentences as its span asks for."""
    if pattern.applies(sentences[0]):
        return True
    if pattern.span == "first":
        return False
    needed = 2 if pattern.span == "subject" else 1
    for sentence in sentences[1:]:
        needed -= pattern.applies(sentence)
        if not needed:
            return True
    return False


def _own_words(items: Sequence[Item]) -> list[str]:
    """Each item's text; a last item that runs on into the findings below the list is cut to the others' length.

    Current letters list one sentence an item, and their findings may follow without a heading.
    """
    texts = [item.text for item in items]
    if len(texts) < _SHORTEST_LIST:
        return texts
    longest = max(len(sentences_of(text)) for text in texts[:-1])
    ends = [match.start() for match in _SENTENCE.finditer(texts[-1])]
    if longest <= _LONGEST_SHORT_ITEM and len(ends) >= longest:
        texts[-1] = texts[-1][: ends[longest - 1]]
    return texts


def _pattern(row: dict[str, str], words: Mapping[str, str]) -> Pattern:
    where = f"ingest/declared/topics.csv, pattern {row['pattern']!r}"
    if row["span"] not in SPANS:
        raise IngestError(f"{where}: the span {row['span']!r} is none of {', '.join(SPANS)}")
    if (row["span"] == "left out") != (not row["topic"]) or row["topic"] not in ("", *get_args(TopicCode)):
        raise IngestError(f"{where}: the topic {row['topic']!r} is no code, or stands where nothing is coded")
    try:
        match, required, ignored = (
            re.compile(_WORDS.sub(lambda named: f"(?:{words[named['name']]})", row[column])) if row[column] else None
            for column in ("match", "with", "except")
        )
    except re.error as error:
        raise IngestError(f"{where}: not a regular expression ({error})") from error
    except KeyError as error:
        raise IngestError(f"{where}: no row of words is named {error}") from error
    if match is None:
        raise IngestError(f"{where}: it matches nothing")
    topic = cast(TopicCode, row["topic"]) if row["topic"] else None
    return Pattern(row["pattern"], topic, row["span"], match, required, ignored)
