"""Which family a document belongs to, told from its own text; then that family's parser reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ingest import area_send, ilacs, jtai, older, sif, visits
from ingest.errors import ParseError
from ingest.facts import ReportFacts
from ingest.lines import Line


class Family(Protocol):
    """What each family's parser module offers."""

    __name__: str

    def recognises(self, lines: Sequence[Line]) -> bool: ...

    def parse(self, lines: Sequence[Line]) -> ReportFacts: ...


FAMILIES: tuple[Family, ...] = (jtai, sif, ilacs, area_send, visits)


class UnknownFamilyError(ParseError):
    """The document is none of the families that the record covers; the sentence says what it is where that is known."""

    def __init__(self, kind: str | None) -> None:
        families = ", ".join(family.__name__.removeprefix("ingest.") for family in FAMILIES)
        super().__init__(f"a report of a family that is read ({families})", kind or "another kind of document")
        if kind is not None:
            self.args = (f"the file is {kind}; reports of this kind are not read",)


def parse(lines: Sequence[Line]) -> ReportFacts:
    """Facts of a document of any family.

    Raises:
        UnknownFamilyError: no family recognises the document.
        ParseError: its family does, but a fact does not stand where that family states it.
    """
    for family in FAMILIES:
        if family.recognises(lines):
            return family.parse(lines)
    raise UnknownFamilyError(older.describe(lines))
