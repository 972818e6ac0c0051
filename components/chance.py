"""What chance alone would give, in words: beside every pooled ratio both eras, and the odds of the rarest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.words import ERAS, inside
from queries import chances, records
from queries.chances import ALL, odds


def note(period: str) -> str:
    """How likely as few inadequate areas were by chance alone, and the same era by era where eras are pooled."""
    said = chance_sentence(_inadequate(period))
    if period != ALL:
        return said
    eras = "; ".join(f"{inside(words)} {_against(_inadequate(era))}" for era, words in ERAS.items())
    ever = "; ".join(f"{inside(words)} {_against(_of(era, 'ever_inadequate'))}" for era, words in ERAS.items())
    return f"{said} Inadequate at the time, seen against expected: {eras}. Ever inadequate before: {ever}."


def chance_sentence(row: Mapping[str, Any]) -> str:
    """The chance of as few areas inadequate at the time as were seen, and that areas were not drawn."""
    if not row["of"]:
        return "No joint inspection with known days has a judgement before on record."
    few = "none" if row["seen"] == 0 else f"at most {row['seen']}"
    return (
        f"By chance alone, {few} of {row['of']} inadequate at the time: {odds(row['as_few'])}; but areas were not "
        "drawn at random."
    )


def _inadequate(period: str) -> dict[str, Any]:
    return _of(period, "inadequate")


def _of(period: str, grade: str) -> dict[str, Any]:
    return next(row for row in records(chances.draws(period)) if row["grade"] == grade)


def _against(row: Mapping[str, Any]) -> str:
    return f"{row['seen']} against {row['expected']:.1f} of {row['of']}"
