"""What one refresh did to the record, for the person who ran it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.record import changes


@dataclass
class Summary:
    """What a refresh did, in lines for the person who ran it.

    Attributes:
        listed: how many files of the record's kinds the site lists.
        added: keys of inspections that are new in the record.
        changed: key and fact, one line for each fact that a replaced file states differently.
        withdrawn: keys of inspections whose link is no longer listed.
        quarantined: files that could not be fetched or read for the first time, with the reason.
        released: files that were in quarantine and are not any more.
        waiting: files that could not be fetched this time either; nothing changed for them.
        noted: what a person should look at (titles nobody decided on, one file under two links).
    """

    listed: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    quarantined: list[str] = field(default_factory=list)
    released: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)

    @property
    def is_news(self) -> bool:
        """Whether anything in the record is another now."""
        return bool(self.added or self.changed or self.withdrawn or self.quarantined or self.released)

    def add_change(self, inspection_id: str, what: str) -> None:
        """Sort one line of `changes.csv` into the summary."""
        lines = {changes.ADDED: self.added, changes.WITHDRAWN: self.withdrawn}.get(what, self.changed)
        lines.append(inspection_id if lines is not self.changed else f"{inspection_id}: {what}")
