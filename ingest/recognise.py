"""Which family a document belongs to, told from its own text; then that family's parser reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ingest import jtai
from ingest.errors import ParseError
from ingest.facts import ReportFacts
from ingest.lines import Line


class Family(Protocol):
    """What each family's parser module offers."""

    __name__: str

    def recognises(self, lines: Sequence[Line]) -> bool: ...

    def parse(self, lines: Sequence[Line]) -> ReportFacts: ...


FAMILIES: tuple[Family, ...] = (jtai,)


class UnknownFamilyError(ParseError):
    """The document is none of the families that the record covers."""


def parse(lines: Sequence[Line]) -> ReportFacts:
    """Facts of a document of any family.

    Raises:
        UnknownFamilyError: no family recognises the document.
        ParseError: its family does, but a fact does not stand where that family states it.
    """
    for family in FAMILIES:
        if family.recognises(lines):
            return family.parse(lines)
    raise UnknownFamilyError(
        "a report of a family that is read (" + ", ".join(f.__name__.removeprefix("ingest.") for f in FAMILIES) + ")",
        "another kind of document",
    )
