"""Grades on Ofsted's four-point scale, as reports word them.

The third grade has two wordings ("Requires improvement", and from 2015 "Requires improvement to be good") and
loses its "s" after a plural ("services require improvement"). Any of them may be broken over two or three lines.
"""

from __future__ import annotations

import re

from ingest.errors import ParseError
from ingest.facts import Grade

GRADE = (
    r"(?:outstanding|good|requir(?:es?|ing)[\s-]+improve-?\s?ment(?:\s+to\s+be\s+good)?"
    r"|in-?\s?adequate|not[\s-]+judged)\b"
)
"""A grade anywhere in a text: part of a pattern, without a group, to be compiled with `re.IGNORECASE`."""

_GRADE = re.compile(GRADE, re.IGNORECASE)
_CODES: tuple[tuple[str, Grade], ...] = (
    ("outstanding", "outstanding"),
    ("good", "good"),
    ("requir", "requires_improvement"),
    ("in", "inadequate"),
    ("not", "not_judged"),
)
_AROUND = " \t\n.,;:!'\"‘’“”*0123456789"


def grade_of(phrase: str, page: int | None = None) -> Grade:
    """The code of a phrase that is a grade and nothing else; case, quotes, full stop, footnote mark do not matter.

    Raises:
        ParseError: the phrase is not one of the scale's wordings.
    """
    stripped = phrase.strip(_AROUND)
    if not _GRADE.fullmatch(stripped):
        first = stripped.split()[:1]
        raise ParseError("a grade of the four-point scale", f"the word {first[0]!r}" if first else "nothing", page)
    return next(code for start, code in _CODES if stripped.lower().startswith(start))


def leading_grade(text: str) -> tuple[Grade, str] | None:
    """The grade that `text` starts with and what follows it; None where it starts with none."""
    match = _GRADE.match(text)
    return (grade_of(match.group()), text[match.end() :]) if match else None
