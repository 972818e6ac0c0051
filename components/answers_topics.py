"""The sentences that answer the page of topics, and the code book with its measured agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from components import topics
from components.answers import as_of
from components.listing import folding_table
from components.tables import Column
from components.words import ERAS, count, percentage, whole
from queries import records
from queries import topics as numbers
from queries.codes import codes

NEWEST = next(reversed(list(ERAS)))


def spoken() -> str:
    """What the newest letters ask for most, and whether topics come back, as HTML."""
    found = [row for row in records(numbers.shares("improvement")) if row["kind"] == NEWEST and row["with_topic"]]
    again = records(numbers.raised_again(topics.FORMS["both"]))
    sums = {name: sum(row[name] for row in again) for name in ("pairs", "again", "expected")}
    return spoken_sentence(sorted(found, key=lambda row: -row["with_topic"]), sums, as_of())


def spoken_sentence(listed: Sequence[Mapping[str, Any]], again: Mapping[str, float], date: str) -> str:
    """The most frequent topic of the newest letters, and how often topics are raised again.

    Args:
        listed: rows of `topic_shares` with a topic, the most frequent first.
        again: `pairs`, `again` and `expected` (by chance) of all topics.
        date: day of the record, in words.
    """
    if not listed:
        return f"<b>No joint letter that was read lists points to improve.</b> Record of {date}."
    top, letters = listed[0]["with_topic"], listed[0]["reports"]
    first = [topics.within(row["topic"]) for row in listed if row["with_topic"] == top]
    most = "more than any other topic" if len(first) == 1 else f"as many as in {_others(first[1:])}"
    head = (
        f"<b>{ERAS[NEWEST]}, {top} of {count(letters, 'joint letter')} {'asks' if letters == 1 else 'ask'} for "
        f"improvement in {escape(first[0])}</b>, {escape(most)}."
    )
    if not again["pairs"]:
        return f"{head} No topic was raised before another report. Record of {date}."
    return (
        f"{head} Held topic by topic against the council’s next reports, {again['again']:,.0f} of "
        f"{again['pairs']:,.0f} topics of joint letters and focused visits are raised again "
        f"({percentage(again['again'] / again['pairs'])}); {again['expected']:,.0f} would be, if next reports raised "
        "them as often as all reports of their kind do. "
        f"Record of {date}."
    )


def _others(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} others"


def code_book() -> str:
    """All topics with what each means and how far the lexicon agrees with a person, as HTML."""
    measured = numbers.agreement()
    table = [
        {
            "topic": code.label,
            "means": code.note,
            **{name: measured.get(code.code, {}).get(name) for name in ("read", "coded", "agreed")},
            **{name: measured.get(code.code, {}).get(name) for name in ("precision", "recall", "f1")},
        }
        for code in codes("topic")
    ]
    frame = pd.DataFrame(table).astype({"read": "Int64", "coded": "Int64", "agreed": "Int64"})
    columns = (
        Column("topic", "Topic"),
        Column("means", "The item is about"),
        Column("read", "Given by a person", whole, number=True),
        Column("coded", "by the patterns", whole, number=True),
        Column("agreed", "by both", whole, number=True),
        Column("precision", "Precision", "{:.2f}".format, number=True),
        Column("recall", "Recall", "{:.2f}".format, number=True),
        Column("f1", "F1", "{:.2f}".format, number=True),
    )
    return (
        "<p>Each listed item of joint letters, ILACS reports, focused visits and single framework reports is given the "
        "topics that it speaks of, by patterns on its words that are declared in one table; none is given by hand. "
        "Coded is what an item says, not what it implies, and not how well or badly things are.</p>"
        f"<p>{escape(topics.agreement())} <b>Precision</b>: of the codes that the patterns give, the share that the "
        "person gave too. <b>Recall</b>: of the person’s codes, the share that the patterns give. <b>F1</b>: their "
        "harmonic mean. These items were coded before the patterns were held against them, and no pattern was made for "
        "them; one was withdrawn. Where a topic was given fewer than ten times, its own figures say little; a dash: "
        'none was given. All sets: <a href="api/v1/topics/agreement.csv">agreement (CSV)</a>; all codes: '
        '<a href="data/topics.csv">topics (CSV)</a>.</p>'
        + folding_table(frame, columns, f"{len(table)} topics; an item may have several", 10)
    )
