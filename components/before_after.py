"""What a council had been judged before an inspection and was judged next, in words (derived)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from components.inspection import NOT_READ, Inspection, name
from components.words import GRADES, NO_THEME, THEMES, VISITS, count, day, is_missing, span

DERIVED = (
    "Derived: the nearest overall judgements of the council’s services by Ofsted. They stand beside the inspection; "
    "they do not show what it caused."
)


@dataclass(frozen=True)
class Step:
    """Before, this one, or next: what it is, its word, a code for its colour, a line, the inspection behind it."""

    what: str
    word: str
    code: str = ""
    when: str = ""
    key: str = ""


def steps(one: Inspection) -> list[Step]:
    """What the council had been judged before, this inspection, and what it was judged next (derived)."""
    row = one.row
    if row["programme"] == "youth_justice":
        return []
    here = Step(
        name(row)[:1].upper() + name(row)[1:],
        _here(one),
        row["judgement"] or ("joint" if one.joint else ""),
        f"{one.report} of {day(row['published'])}",
    )
    return [_before(row), here, _next(row)]


def _here(one: Inspection) -> str:
    row = one.row
    if not is_missing(row["judgement"]):
        return GRADES[row["judgement"]]
    if one.joint:
        return NO_THEME if is_missing(row["theme"]) else THEMES[row["theme"]].split(":")[0]
    return "No grades" if row["event"] in VISITS else "No overall grade"


def _before(row: dict[str, Any]) -> Step:
    what = "Judged before (derived)"
    unread = int(row["prior_unread"] or 0)
    between = f"{count(unread, 'report')} in between {'is' if unread == 1 else 'are'} {NOT_READ}" if unread else ""
    if is_missing(row["prior_grade"]):
        why = (
            "the first day on site is not known"
            if is_missing(row["fieldwork_start"])
            else "no earlier overall judgement known to us"
        )
        return Step(what, "Not known", "", "; ".join(filter(None, (why, between))))
    when = "the day is not known, all it can be agree"
    if not is_missing(row["prior_published"]):
        when = f"report of {day(row['prior_published'])}"
        if not is_missing(row["prior_age_days"]):
            when += f", {span(row['prior_age_days'])} before the visit"
    return Step(
        what,
        GRADES[row["prior_grade"]],
        row["prior_grade"],
        "; ".join(filter(None, (when, between))),
        row["prior_inspection"] or "",
    )


def _next(row: dict[str, Any]) -> Step:
    what = "Judged next (derived)"
    if not is_missing(row["next_grade"]):
        when = f"report of {day(row['next_published'])}, {span(row['next_after_days'])} after this one"
        return Step(what, GRADES[row["next_grade"]], row["next_grade"], when, row["next_inspection"])
    if is_missing(row["fieldwork_start"]):
        return Step(what, "Not known", "", "the days on site are not known")
    return Step(what, "None on record", "", "no later overall judgement known to us")
