"""The tables of a council's plain page: what each shows, in which words, and what is said in one breath with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from components import prose
from components.words import ASPECTS, GRADES, PREPARERS, PROGRAMMES, SECTIONS, THEMES, day, word
from queries import rows


@dataclass(frozen=True)
class Cell:
    """One shown column: name in the query, heading, words for its values, column that holds its link."""

    name: str
    label: str
    words: Callable[[Any], str] = str
    link: str = ""


@dataclass(frozen=True)
class Section:
    """One table of a council's page: heading, part of the API, columns, what stands there when it has no row.

    A note is what must be said in one breath with the rows, made from the area's code ("" for nothing).
    """

    title: str
    part: str
    cells: tuple[Cell, ...]
    empty: str
    note: Callable[[str], str] = lambda _code: ""


def _coded(words: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda code: word(code, dict(words))


def _not_read(code: str) -> str:
    return prose.not_read(rows("area_unread", area=code))


SECTIONS_OF_COUNCIL = (
    Section(
        "Every inspection on record",
        "inspections",
        (
            Cell("published", "Published", day, "report_url"),
            Cell("programme", "Programme", _coded(PROGRAMMES)),
            Cell("event", "Kind", str, "inspection_id"),
            Cell("fieldwork_start", "Fieldwork from", day),
            Cell("fieldwork_end", "to", day),
            Cell("theme", "Theme", _coded(THEMES)),
            Cell("judgement", "Judgement", _coded(GRADES)),
            Cell("page", "Page"),
        ),
        "No inspection of this area is on record yet.",
    ),
    Section(
        "Judgements of children’s services today",
        "judgements",
        (
            Cell("aspect", "Aspect", _coded(ASPECTS)),
            Cell("grade", "Grade", _coded(GRADES)),
            Cell("made_by", "Made by"),
            Cell("published", "Published", day, "report_url"),
            Cell("page", "Page"),
            Cell("basis", "Read from"),
        ),
        "No graded judgement of this area is on record.",
        _not_read,
    ),
    Section(
        "What joint inspections found",
        "findings",
        (
            Cell("published", "Letter", day, "report_url"),
            Cell("theme", "Theme", _coded(THEMES)),
            Cell("section", "Section", _coded(SECTIONS)),
            Cell("items", "Items"),
            Cell("page", "From page"),
        ),
        "No letter of a joint inspection of this area has been read.",
    ),
    Section(
        "Who was asked to answer, and by when",
        "replies",
        (
            Cell("published", "Letter", day, "report_url"),
            Cell("theme", "Theme", _coded(THEMES)),
            Cell("preparer", "Asked to prepare the statement", _coded(PREPARERS)),
            Cell("due", "Due on", day),
            Cell("page", "Page"),
        ),
        "No request for a written statement has been read from the letters of this area.",
        lambda _code: "Whether a statement was sent is not on record.",
    ),
    Section(
        "Its ten statistical neighbours",
        "neighbours",
        (
            Cell("rank", "Rank"),
            Cell("area", "Council", str, "slug"),
            Cell("area_code", "GSS code"),
            Cell("closeness", "Closeness"),
            Cell("latest_overall", "Latest overall grade", _coded(GRADES)),
            Cell("unread_published", "Later report, not read", day),
            Cell("latest_joint", "Latest joint inspection", day),
            Cell("latest_joint_theme", "Theme", _coded(THEMES)),
        ),
        "The Department for Education gives no statistical neighbours for this area.",
    ),
)
