"""Indicators of need and workforce in words: values with their unit, and the titles of their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from components.words import INDICATORS, count
from queries import rows
from queries.cache import kept

LONGEST = 110
"""Most characters of a title (`components.figure` refuses more)."""
UNJUDGED = "High or low is neither good nor bad in itself."
_TOOL = "dfe-interactive-tool"
_ALSO = {"children_in_need_rate": ("ons-population-2024",)}
"""Sources that a derived indicator rests on beside its own."""


@kept
def choices() -> tuple[str, ...]:
    """Codes of all indicators, in their declared order."""
    return tuple(row["indicator"] for row in rows("context_indicators"))


@kept
def labels() -> Mapping[str, str]:
    """What a reader chooses from: words by code."""
    return MappingProxyType({code: INDICATORS[code] for code in choices()})


def about(indicator: str) -> dict[str, Any]:
    """The row of `context_indicators` for one code."""
    return next(row for row in rows("context_indicators") if row["indicator"] == indicator)


def sources(indicator: str) -> tuple[str, ...]:
    """Sources of its values, the one that counts first; the Interactive Tool where the note names its years."""
    row = about(indicator)
    tool = (_TOOL,) if "Interactive Tool" in row["note"] else ()
    return tuple(dict.fromkeys((row["source_id"], *tool, *_ALSO.get(indicator, ()))))


def value_words(value: float, unit: str) -> str:
    """A value as it is read: "17.1 %", "£1,540", "388.9"."""
    shown = f"{value:,.10g}" if round(value) != value else f"{value:,.0f}"
    if unit.startswith("%"):
        return f"{shown}\N{NO-BREAK SPACE}%"
    return f"£{shown}" if unit.startswith("£") else shown


def trend_title(indicator: str, name: str, years: Sequence[Mapping[str, Any]]) -> str:
    """The council's last published value after the first one shown, and beside England and councils like it.

    Args:
        indicator: its words.
        name: the council's.
        years: rows of `indicator_trend`, oldest first.
    """
    stated = [row for row in years if row["value"] is not None]
    if not stated:
        return f"{indicator}: no value of {name} is published"
    first, last = stated[0], stated[-1]

    def say(value: float) -> str:
        return value_words(value, last["unit"])

    late = "" if last is years[-1] else ", the last published"
    head = f"{indicator}, {name}: {say(last['value'])} in {last['year']}{late}"
    before = ""
    if first is not last:
        same = first["value"] == last["value"]
        before = f", as in {first['year']}" if same else f" after {say(first['value'])} in {first['year']}"
    england = _beside(last["value"], [("England", last["england"])], say)
    both = _beside(last["value"], [("England", last["england"]), ("neighbours", last["neighbour_median"])], say)
    forms = (head + before + both, head + before + england, head + england, head + before, head)
    return next(form for form in forms if len(form) <= LONGEST)


def _beside(value: float, others: Sequence[tuple[str, float | None]], say: Any) -> str:
    """ "; above England (67), below neighbours (84)": others without a value are left out."""
    found: dict[str, list[str]] = {}
    for words, other in others:
        if other is not None:
            how = "above" if value > other else "below" if value < other else "the same as"
            found.setdefault(how, []).append(words if value == other else f"{words} ({say(other)})")
    return "; " + ", ".join(f"{how} {' and '.join(named)}" for how, named in found.items()) if found else ""


def areas_title(indicator: str, name: str, row: Mapping[str, Any]) -> str:
    """How many councils have a lower, the same and a higher value than one.

    Args:
        indicator: its words.
        name: the council's.
        row: its row of `indicator_areas`.
    """
    if row["value"] is None:
        return f"{indicator}: no value of {name} is published for {row['year']}"
    others = row["lower"] + row["same"] + row["higher"]
    counts = [
        (how, number)
        for how, number in (("above", row["lower"]), ("level with", row["same"]), ("below", row["higher"]))
        if number
    ]
    if not counts:
        said = "is the only council with a value"
    elif len(counts) == 1 and others > 1:
        said = f"is {counts[0][0]} all {others:,} others"
    else:
        first, *more = counts
        said = _join([f"is {first[0]} {count(first[1], 'council')}", *(f"{how} {number:,}" for how, number in more)])
    named = f"{name} ({value_words(row['value'], row['unit'])})"
    long = f"{indicator}, {row['year']}: {named} {said}"
    return long if len(long) <= LONGEST else f"In {row['year']} {named} {said}"


def _join(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
