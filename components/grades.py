"""Grades side by side: councils down, aspects across, each cell in the grade's colour with its date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from components.palette import colour, ink_on
from components.tables import Column
from components.words import GRADES, day, is_missing, word
from queries import records

_CELL = "padding:.4rem .6rem;border:2px solid transparent;background-clip:padding-box;text-align:left"


def _dash(_row: dict[str, Any]) -> str:
    return "–"


@dataclass(frozen=True)
class Aspect:
    """One column of the grid.

    Args:
        grade: column of the frame with the grade.
        published: column with the date of the report that gave it.
        label: heading.
        empty: what a row without a grade says.
    """

    grade: str
    published: str
    label: str
    empty: Callable[[dict[str, Any]], str] = _dash


def columns(aspects: Sequence[Aspect]) -> list[Column]:
    """The same grid as columns of a table: each grade with its date beside it."""
    return [
        Column("area", "Council"),
        Column("area_code", "GSS code"),
        *(
            column
            for aspect in aspects
            for column in (
                Column(aspect.grade, aspect.label, lambda code: word(code, GRADES)),
                Column(aspect.published, f"{aspect.label}: published", day),
            )
        ),
    ]


def grid(frame: pd.DataFrame, aspects: Sequence[Aspect], chosen: str, caption: str) -> str:
    """The grid as a real table (HTML); it scrolls sideways where the screen is narrow.

    Args:
        frame: rows with `area`, `slug`, `area_code` and the aspects' columns.
        aspects: columns across.
        chosen: area code of the row set in bold.
        caption: the table's caption.
    """
    heads = "".join(
        f'<th scope="col" style="{_CELL};font-weight:500;font-size:.88rem;line-height:1.25;vertical-align:bottom">'
        f"{escape(label)}</th>"
        for label in ("Council", *(aspect.label for aspect in aspects))
    )
    rows = "".join(
        f"<tr>{_council(row, bold=row['area_code'] == chosen)}{''.join(_cell(row, a) for a in aspects)}</tr>"
        for row in records(frame)
    )
    return (
        f'<div style="overflow-x:auto" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table style="border-collapse:separate;border-spacing:0;width:100%;font-size:.92rem;line-height:1.35">'
        f'<caption style="text-align:left;padding:.2rem 0 .5rem;font-weight:600">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _council(row: dict[str, Any], *, bold: bool) -> str:
    weight = 700 if bold else 500
    link = f'<a href="council?area={escape(row["slug"])}" style="color:{colour("link")}">{escape(row["area"])}</a>'
    return f'<th scope="row" style="{_CELL};font-weight:{weight};min-width:7.5rem">{link}</th>'


def _cell(row: dict[str, Any], aspect: Aspect) -> str:
    grade = row[aspect.grade]
    date = "" if is_missing(row[aspect.published]) else day(row[aspect.published])
    small = f'<br><span style="font-size:.8rem;white-space:nowrap">{escape(date)}</span>' if date else ""
    if is_missing(grade):
        return f'<td style="{_CELL};color:{colour("quiet")}">{escape(aspect.empty(row))}{small}</td>'
    paint = f"background-color:{colour(str(grade))};color:{ink_on(str(grade))};print-color-adjust:exact"
    return f'<td style="{_CELL};{paint}">{escape(GRADES[str(grade)])}{small}</td>'
