"""What can go wrong between a published file and a fact."""

from __future__ import annotations


class IngestError(Exception):
    """A fault that a person can act on; its text is one plain sentence."""


class UnreadableError(IngestError):
    """The file is not a PDF whose text can be taken (damaged, encrypted, scanned, too large)."""


class ParseError(IngestError):
    """The document was read, but does not state a fact where its family states it.

    Args:
        expected: what the family's documents have at this place.
        found: what stands there instead (codes, labels or counts, never a passage of the report).
        page: 1-based page of the PDF; None when the fault is the whole document's.
        action: what a person should do about it.
    """

    def __init__(
        self,
        expected: str,
        found: str,
        page: int | None = None,
        action: str = "read the report by eye and extend the parser, or leave it in quarantine",
    ) -> None:
        where = f"page {page}" if page else "whole document"
        super().__init__(f"{where}: expected {expected}, found {found}; {action}")
        self.expected, self.found, self.page, self.action = expected, found, page, action
