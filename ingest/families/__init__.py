"""Which family a document belongs to, told from its own text; then that family's parser reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from ingest.errors import ParseError
from ingest.facts import ReportFacts
from ingest.families import out_of_scope
from ingest.families.area_send import report as area_send
from ingest.families.ilacs import report as ilacs
from ingest.families.ilacs import visit as visits
from ingest.families.jtai import letter as jtai
from ingest.families.sif import report as sif
from ingest.text.lines import Line


class Family(Protocol):
    """What each family's parser module offers."""

    def recognises(self, lines: Sequence[Line]) -> bool: ...

    def parse(self, lines: Sequence[Line]) -> ReportFacts: ...


FAMILIES: Mapping[str, Family] = {"jtai": jtai, "sif": sif, "ilacs": ilacs, "area_send": area_send, "visits": visits}
"""Parser by family, in the order in which a document is held against them."""


class UnknownFamilyError(ParseError):
    """The document is none of the families that the record covers; the sentence says what it is where that is known."""

    def __init__(self, kind: str | None) -> None:
        families = ", ".join(FAMILIES)
        super().__init__(f"a report of a family that is read ({families})", kind or "another kind of document")
        if kind is not None:
            self.args = (f"the file is {kind}; reports of this kind are not read",)


def parse(lines: Sequence[Line]) -> ReportFacts:
    """Facts of a document of any family.

    Raises:
        UnknownFamilyError: no family recognises the document.
        ParseError: its family does, but a fact does not stand where that family states it.
    """
    for family in FAMILIES.values():
        if family.recognises(lines):
            return family.parse(lines)
    raise UnknownFamilyError(out_of_scope.describe(lines))
