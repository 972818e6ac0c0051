"""How far the topics that the lexicon gives agree with those that a person gave, on items that both read.

`declared/topic_readings.csv` holds the person's codes, one row an item, by the file's SHA-256, section and number;
`debatable` codes, which two readers could see either way, count neither way. Sets: `developed_on` (read while the
lexicon was written), `first_look` (read and coded before the lexicon was held against them; their misses were looked
at afterwards), `held_out` (read and coded last: 93 items of joint letters, then 52 drawn by chance from reports of
every programme; nothing was changed for their misses, but one pattern was withdrawn for what the counts by topic
showed: F1 of the first 93 was 0.896 before). Every item was coded before the lexicon's codes of it were seen.

Measure (the code book's): precision, recall and F1 over (report, section, item, code), for all codes together and for
each. It is worked out anew from the record, so it always speaks of the codes that are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ingest import declared
from ingest.facts import TopicCode

ALL = "all"

Row = dict[str, Any]
Key = tuple[str, str, int]
"""SHA-256 of the file, section, number of the item."""


@dataclass(frozen=True)
class Reading:
    """The codes that a person gave one item; `debatable` ones count neither way."""

    of_set: str
    key: Key
    page: int
    topics: frozenset[str]
    debatable: frozenset[str]


def readings() -> tuple[Reading, ...]:
    """All items that a person coded, as declared."""
    return tuple(
        Reading(
            row["set"],
            (row["sha256"], row["section"], int(row["item"])),
            int(row["page"]),
            frozenset(row["topics"].split()),
            frozenset(row["debatable"].split()),
        )
        for row in declared.rows("topic_readings")
    )


def coded_items(topics_by_report: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[Key, set[str]]:
    """Codes by item, from the rows of `topics` of each report (by the SHA-256 of its file)."""
    coded: dict[Key, set[str]] = {}
    for sha256, rows in topics_by_report.items():
        for row in rows:
            coded.setdefault((sha256, row["section"], row["item"]), set()).add(row["topic"])
    return coded


def agreement(read: Iterable[Reading], coded: Mapping[Key, set[str]]) -> list[Row]:
    """Rows of `topic_agreement`: for each set all codes together, then each code that either gave.

    Items of reports that are not on record are left out; where nothing was given or coded, a share is None.
    """
    found = []
    by_set: dict[str, list[Reading]] = {}
    for reading in read:
        if reading.key in coded:
            by_set.setdefault(reading.of_set, []).append(reading)
    for of_set, of_it in by_set.items():
        for topic in (ALL, *get_args(TopicCode)):
            row = _row(of_set, topic, of_it, coded)
            if row["read"] or row["coded"]:
                found.append(row)
    return found


def _row(of_set: str, topic: str, read: Iterable[Reading], coded: Mapping[Key, set[str]]) -> Row:
    given = lexicon = both = items = 0
    for reading in read:
        wanted = get_args(TopicCode) if topic == ALL else (topic,)
        counted = set(wanted) - reading.debatable
        person, machine = reading.topics & counted, coded[reading.key] & counted
        given, lexicon, both = given + len(person), lexicon + len(machine), both + len(person & machine)
        items += bool(person) or topic == ALL
    return {
        "set": of_set,
        "topic": topic,
        "items": items,
        "read": given,
        "coded": lexicon,
        "agreed": both,
        "precision": _share(both, lexicon),
        "recall": _share(both, given),
        "f1": _share(2 * both, lexicon + given),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
