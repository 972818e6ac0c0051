"""Topics of findings in words: their labels, kinds of reports, and how well the codes agree with a person's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.tables import Column
from components.words import ERAS, PROGRAMMES, SECTIONS, count, is_missing
from queries import topics
from queries.codes import labels

TOPICS = labels("topic")
CODE_BOOK = ("The code book: every topic, and how far each agrees", "method#topics")
VISIT = "focused visit"
SECTIONS_CODED = ("improvement", "strength", "priority_action", "board_improvement", "board_priority_action")
BEFORE: Mapping[str, str] = {"joint": "Joint letters", "visits": "Focused visits", "both": "Both"}
"""After which reports a topic may be said again, in words."""
FORMS: Mapping[str, tuple[str, ...]] = {"joint": ("jtai",), "visits": (VISIT,), "both": ("jtai", VISIT)}
"""The same as the queries have it."""
_FORM_WORDS = {
    "jtai": ("joint letter", "joint letters"),
    "ilacs": ("ILACS report", "ILACS reports"),
    "sif": ("SIF report", "SIF reports"),
    VISIT: ("focused visit", "focused visits"),
}
LIST_WORDS: Mapping[str, str] = {
    "improvement": "points to improve",
    "strength": "strengths",
    "priority_action": "areas for priority action",
    "board_improvement": "points for the board to improve",
    "board_priority_action": "priority action for the board",
}
TITLE_WORDS: Mapping[str, str] = {
    "improvement": "to improve",
    "strength": "a strength",
    "priority_action": "for priority action",
    "board_improvement": "for the board to improve",
    "board_priority_action": "the board’s priority action",
}


def kinds() -> Mapping[str, str]:
    """Kinds of reports whose items are coded: joint letters by era, newest first, then the programmes of councils."""
    joint = {era: f"Joint letters, {words[:1].lower()}{words[1:]}" for era, words in reversed(list(ERAS.items()))}
    return {**joint, "ilacs": PROGRAMMES["ilacs"], VISIT: "ILACS focused visits", "sif": PROGRAMMES["sif"]}


def sections() -> Mapping[str, str]:
    """Sections whose items are coded."""
    return {code: SECTIONS[code] for code in SECTIONS_CODED}


def reports(number: int, kind: str) -> str:
    """A number of reports of one kind: "29 joint letters"."""
    one, many = _FORM_WORDS["jtai" if kind in ERAS else kind]
    return count(number, one, many)


def form_words(form: object) -> str:
    """One report of a form: "Joint letter"."""
    return labels("report_form")[str(form)]


def name(code: object) -> str:
    """A topic in the code book's words."""
    return TOPICS[str(code)]


def within(code: object) -> str:
    """A topic within a sentence: its first letter small."""
    return name(code)[:1].lower() + name(code)[1:]


def names(codes: object) -> str:
    """Topics of one item, separated by semicolons."""
    if codes == topics.OTHER:
        return "None of the topics"
    return "; ".join(name(code) for code in str(codes).split())


def agreement(only: str = topics.ALL) -> str:
    """How far the codes agree with a person's, in one sentence.

    Args:
        only: a topic, or `ALL`.
    """
    row = topics.agreement().get(only)
    if row is None:
        return "Topics are coded by declared patterns; how far they agree with a person's reading is not measured."
    return agreement_sentence(row)


def agreement_sentence(row: Mapping[str, Any]) -> str:
    """Precision, recall and F1 with their n."""
    said = (f"precision {_two(row['precision'])}, recall {_two(row['recall'])}, F1 {_two(row['f1'])}",)
    return (
        f"Topics are coded by declared patterns; held against {count(row['items'], 'item')} that a person coded: "
        f"{said[0]}. A count is not a score."
    )


def _two(share: object) -> str:
    return "not known" if is_missing(share) else f"{float(str(share)):.2f}"


TOPIC = Column("topic", "Topic", name)
FORM = Column("form", "Report", form_words)
