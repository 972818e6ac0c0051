"""What is new on the public site, fetched, read and added to the record; nothing that is there can be lost by it.

First all that the site lists is read; a site that can't be read well ends the refresh before anything changes. Then
each listed file is asked for (one that is unchanged is not sent again), then those that the record does not hold are
read, and at the end `data/` is written once. A refresh that is killed leaves the files that arrived, and the next one
goes on from there.

A file is known by its SHA-256, a link by its public address. A link that gives another file than before is a
replacement: the new facts take the place of the old ones and each difference goes to `changes.csv`. A link that is no
longer listed is a withdrawal: the facts stay and `changes.csv` says so. A file that can't be fetched goes to quarantine
and is asked for again next time, unless the record already holds what that link gave: then it stays as it is.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.reading import cache, worker
from ingest.reading.report import Listing, Outcome
from ingest.record import changes, tables
from ingest.record.build import Record
from ingest.record.refresh_summary import Summary as Summary
from ingest.record.releases import add_release, newest_version
from ingest.site.catalogue import Catalogue, catalogue
from ingest.site.fetch import Fetcher, Manners, NotReceivedError, Received, SiteError
from ingest.site.pages import PUBLIC_FILES, PUBLIC_SITE, Publication
from ingest.site.received import Memory, lock

CACHE = tables.ROOT / ".cache"
_FEW = 10
"""So many links may vanish at once, however small the record."""
_SHARE = 0.05
"""So much of what the record has from the site may vanish at once; the site takes down a few reports a year."""

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Places:
    """Where a refresh fetches from and where it works."""

    site: str = PUBLIC_SITE
    files: str | None = None
    data: Path = tables.DATA
    cache: Path = CACHE

    @property
    def files_base(self) -> str:
        """Where files are fetched: with another site than the public one, from there, unless said otherwise."""
        return (self.files or (PUBLIC_FILES if self.site == PUBLIC_SITE else self.site)).rstrip("/")


def refresh(
    places: Places,
    manners: Manners,
    today: dt.date,
    tell: Tell = lambda *_: None,
    dry_run: bool = False,
    may_vanish: int | None = None,
) -> Summary:
    """Bring the record up to what the site lists.

    Args:
        places: the site, and the folders of the record and of what was received.
        manners: how the site is asked.
        today: the day that `changes.csv` gives, and after which no report can lie.
        tell: progress callback, called with how many are done, of how many, and what.
        dry_run: only list; fetch no file, change nothing.
        may_vanish: how many reports may be no longer listed, said by a person who looked; None for the usual bound.

    Raises:
        SiteError: the site is down or not what it was; nothing changed.
        IngestError: the record can't be written, or another refresh is running; nothing changed.
    """
    with lock(places.cache / "refresh"):
        if not dry_run:
            tables.finish_interrupted_write(places.data)
        record = Record.load(places.data, today)
        fetcher = Fetcher(places.cache / "reports", manners)
        listed = catalogue(fetcher, places.site.rstrip("/"), tell)
        _ensure_most_are_there(record, listed, may_vanish)
        visit = _Visit(record, Memory(places.cache / "refresh" / "received.jsonl"), places, today)
        visit.summary.listed = len(listed.taken)
        visit.summary.noted += [f"left out, nobody decided on its title: {_name(entry)}" for entry in listed.unknown]
        if dry_run:
            visit.foresee(listed)
            return visit.summary
        visit.fetch(listed, fetcher, tell)
        visit.read(listed, tell)
        visit.compare(listed)
        if visit.summary.is_news:
            rows = add_release(record.tables(), places.data, today, visit.changed)
            tables.write(rows, places.data, newest_version(rows["releases"]))
        return visit.summary


class _Visit:
    """One refresh under way: the record as it becomes, and what is to be said of it."""

    def __init__(self, record: Record, memory: Memory, places: Places, today: dt.date) -> None:
        self.summary = Summary()
        self.changed: list[tuple[str, str]] = []
        self._record, self._memory, self._today = record, memory, today
        self._folder, self._facts = places.cache / "reports", places.cache / "facts"
        self._base = places.files_base
        self._read_before = _links_of_reports(record)
        self._refused: dict[str, list[str]] = {}
        for sha256, row in record.quarantine.items():
            if row["report_url"] is not None:
                self._refused.setdefault(row["report_url"], []).append(sha256)
        self._arrived: dict[str, str] = {}
        self._news: dict[str, list[str]] = {}

    def foresee(self, listed: Catalogue) -> None:
        """Say what a refresh would fetch that no earlier one did, and what is no longer listed."""
        arrived = set()
        for entry in listed.taken:
            arrival = self._memory.get(entry.public_link)
            if arrival is not None:
                arrived.add(arrival.sha256)
            if entry.public_link not in self._read_before and (arrival is None or not self._holds(arrival.sha256)):
                self.summary.noted.append(f"would be fetched: {_name(entry)}")
        for link, sha256 in sorted(self._read_before.items()):
            if link not in listed.links and sha256 not in arrived:
                self.summary.noted.append(f"no longer listed: {link}")

    def fetch(self, listed: Catalogue, fetcher: Fetcher, tell: Tell) -> None:
        """Ask for every listed file; what can't be fetched goes to quarantine, unless the record holds it already."""
        missed = {}

        def ask(entry: Publication) -> Received | NotReceivedError:
            arrival = self._memory.get(entry.public_link)
            known = arrival if arrival is not None and self._holds(arrival.sha256) else None
            try:
                return fetcher.file(f"{self._base}/v1/file/{entry.file_id}", known)
            except NotReceivedError as error:
                return error

        for number, (entry, got) in enumerate(fetcher.all(ask, listed.taken), start=1):
            if isinstance(got, NotReceivedError):
                missed[entry.public_link] = got
            else:
                self._memory.keep(entry.public_link, got)
                self._arrived[entry.public_link] = got.sha256
            tell(number, len(listed.taken), "files")
        for entry in listed.taken:
            if entry.public_link in missed:
                self._miss(entry, missed[entry.public_link])

    def read(self, listed: Catalogue, tell: Tell) -> None:
        """Read the files that the record does not hold, and those in quarantine that a later parser may read."""
        wanted: dict[str, Listing] = {}
        for entry in sorted(listed.taken, key=lambda entry: (entry.published, entry.public_link)):
            sha256 = self._arrived.get(entry.public_link)
            if sha256 is None:
                continue
            self._release(entry, sha256)
            path = self._folder / f"{sha256}.pdf"
            if sha256 in wanted:
                self.summary.noted.append(f"left out, the same file as {wanted[sha256].url}: {_name(entry)}")
            elif sha256 not in self._record.reports and path.is_file():
                wanted[sha256] = Listing(path, entry.urn, entry.council, entry.published, entry.public_link, sha256)
        outcomes = cache.read_all(list(wanted.values()), self._facts, worker.examine_all)
        for number, (listing, outcome) in enumerate(outcomes, start=1):
            self._take_in(listing, outcome)
            tell(number, len(wanted), "reports")

    def compare(self, listed: Catalogue) -> None:
        """Write down under each inspection's key what is another now, and what is no longer listed.

        A file that is listed under another link than the one on record is still listed: some links on record are those
        of a compiled list, for reports that came without one.
        """
        history = self._record.fixed["changes"]
        keys = {
            row["sha256"]: row["inspection_id"] for row in self._record.tables()["inspections"] if row.get("sha256")
        }
        last = {row["inspection_id"]: row["what"] for row in history if row["what"] in changes.ABOUT_LISTING}
        arrived = set(self._arrived.values())
        for link, sha256 in self._read_before.items():
            if sha256 in self._record.reports:
                was_gone = last.get(keys[sha256]) == changes.WITHDRAWN
                is_gone = link not in listed.links and sha256 not in arrived
                if is_gone != was_gone:
                    self._news[sha256] = [changes.LISTED_AGAIN if was_gone else changes.WITHDRAWN]
        for sha256, lines in self._news.items():
            for what in lines:
                self._write_down(keys[sha256], what)
                self.changed.append((keys[sha256], what))
                self.summary.add_change(keys[sha256], what)

    def _write_down(self, inspection_id: str, what: str) -> None:
        """One row of `changes.csv`; what is listed again on the day of its withdrawal leaves no trace."""
        history = self._record.fixed["changes"]
        row = {"date": self._today, "inspection_id": inspection_id, "what": what}
        undone = {**row, "what": changes.WITHDRAWN} if what == changes.LISTED_AGAIN else None
        if undone is not None and undone in history:
            history.remove(undone)
        elif row not in history:
            history.append(row)

    def _holds(self, sha256: str) -> bool:
        known = sha256 in self._record.reports or sha256 in self._record.quarantine
        return known or (self._folder / f"{sha256}.pdf").is_file()

    def _miss(self, entry: Publication, error: NotReceivedError) -> None:
        """Put a link that gave no file into quarantine, unless what it gave before is known."""
        link, refused = entry.public_link, self._refused.get(entry.public_link, [])
        arrival = self._memory.get(link)
        read = {self._read_before.get(link), arrival.sha256 if arrival else None}
        if read & self._record.reports.keys() or read & set(refused):
            self.summary.waiting.append(f"not checked, {error}: {_name(entry)}")
            return
        key = error.sha256 or hashlib.sha256(link.encode()).hexdigest()
        of = "the part that arrived" if error.sha256 else "its link"
        reason = f"{error}; it is asked for again at each refresh (sha256 here is that of {of}, no whole file arrived)"
        if any(self._record.quarantine[sha256]["reason"] == reason for sha256 in refused):
            self.summary.waiting.append(f"still {error}: {_name(entry)}")
            return
        for sha256 in refused:
            self._record.remove_report(sha256)
        listing = Listing(self._folder / key, entry.urn, entry.council, entry.published, link, key)
        self._record.add_report(listing, Outcome(key, None, None, reason))
        self.summary.quarantined.append(f"{_name(entry)}: {reason}")

    def _release(self, entry: Publication, sha256: str) -> None:
        """Take a link's earlier rows out of quarantine, now that it gave another file, and a whole one."""
        for refused in self._refused.get(entry.public_link, []):
            if refused != sha256 and refused in self._record.quarantine:
                self._record.remove_report(refused)
                self.summary.released.append(_name(entry))

    def _take_in(self, listing: Listing, outcome: Outcome) -> None:
        """Add what a file says; a file that can't be read never pushes out the facts of the one it replaces."""
        sha256, refused = listing.sha256, self._record.quarantine.get(listing.sha256)
        self._record.add_report(listing, outcome)
        replaced = self._read_before.get(listing.url or "")
        if sha256 in self._record.reports:
            self._news[sha256] = [changes.ADDED]
            if replaced is not None:
                before, after = self._record.reports[replaced], self._record.reports[sha256]
                self._news[sha256] = changes.differences(before, after)
                self._record.remove_report(replaced)
            if refused is not None:
                self.summary.released.append(f"{listing.council}, {listing.published}")
            return
        row = self._record.quarantine[sha256]
        if replaced is not None:
            row["reason"] += "; the record keeps the facts of the file that this one replaced"
        if refused is not None:
            row.update({**refused, "reason": row["reason"]})
        if refused is None or refused["reason"] != row["reason"]:
            self.summary.quarantined.append(f"{listing.council}, {listing.published}: {row['reason']}")


def _links_of_reports(record: Record) -> dict[str, str]:
    found = ((report.inspection["report_url"], sha256) for sha256, report in record.reports.items())
    return {link: sha256 for link, sha256 in found if link is not None}


def _ensure_most_are_there(record: Record, listed: Catalogue, may_vanish: int | None) -> None:
    """A site that suddenly lists much less of what the record has from it is broken, not tidied up.

    What was withdrawn before is not counted again.
    """
    history = record.fixed["changes"]
    last = {row["inspection_id"]: row["what"] for row in history if row["what"] in changes.ABOUT_LISTING}
    withdrawn = {key for key, what in last.items() if what == changes.WITHDRAWN}
    keys = {row["report_url"]: row["inspection_id"] for row in record.tables()["inspections"]}
    known = {link for link in _links_of_reports(record) if keys.get(link) not in withdrawn}
    gone = known - listed.links
    if len(gone) > (max(_FEW, len(known) * _SHARE) if may_vanish is None else may_vanish):
        raise SiteError(
            f"the site no longer lists {len(gone)} of the {len(known)} reports that the record has from it; look at "
            f"the site, and if they are really withdrawn, say so with --may-vanish {len(gone)}"
        )


def _name(entry: Publication) -> str:
    return f"{entry.council}, {entry.title}, {entry.published} ({entry.public_link})"
