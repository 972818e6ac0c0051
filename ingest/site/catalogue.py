"""Everything the public site lists: all result pages, then each council's timeline."""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass

from ingest.site.address import same_place
from ingest.site.fetch import Fetcher, SiteError
from ingest.site.pages import PageError, Publication, is_taken, result_page, search_path, timeline
from ingest.site.reader import PageReader


@dataclass(frozen=True)
class Catalogue:
    """What the site lists: publications of the record's kinds, and those left out, by what was decided on their title.

    Attributes:
        councils: how many councils have a page.
        taken: publications of titles that belong to the record, each file once.
        ignored: publications of titles that are known not to.
        unknown: publications of titles that nobody decided on, or with a link that is not that of a file.
    """

    councils: int
    taken: tuple[Publication, ...]
    ignored: tuple[Publication, ...]
    unknown: tuple[Publication, ...]

    @property
    def links(self) -> set[str]:
        """Public links of everything listed."""
        return {entry.public_link for entry in (*self.taken, *self.ignored, *self.unknown)}


def catalogue(fetcher: Fetcher, site: str, tell: Callable[[int, int, str], None]) -> Catalogue:
    """Read all pages.

    Args:
        fetcher: fetches pages.
        site: address of the site, without a slash at its end.
        tell: progress callback, called with how many are done, of how many, and what.

    Raises:
        SiteError: a page can't be fetched or is not what it should be, or the site lists nothing at all.
    """
    timelines: dict[str, tuple[Publication, ...]] = {}
    with PageReader() as reader:
        names = _councils(fetcher, reader, site)
        for urn, entries in fetcher.all(lambda urn: _timeline(fetcher, reader, site, urn), names):
            timelines[urn] = entries
            tell(len(timelines), len(names), "councils")
    found: dict[str, Publication] = {}
    for urn in sorted(timelines):
        for entry in timelines[urn]:
            found.setdefault(entry.public_link, entry)
    decided = {link: is_taken(entry.title) if entry.file_id else None for link, entry in found.items()}
    listed = Catalogue(
        len(names),
        taken=tuple(entry for link, entry in found.items() if decided[link]),
        ignored=tuple(entry for link, entry in found.items() if decided[link] is False),
        unknown=tuple(entry for link, entry in found.items() if decided[link] is None),
    )
    if not listed.taken:
        raise SiteError(f"{site} lists {len(names)} councils but no report of any")
    return listed


def _timeline(fetcher: Fetcher, reader: PageReader, site: str, urn: str) -> tuple[Publication, ...]:
    try:
        return reader.read(timeline, fetcher.page(f"{site}/provider/44/{urn}"), urn)
    except PageError as error:
        raise SiteError(f"{site}: {error}") from error


def _councils(fetcher: Fetcher, reader: PageReader, site: str) -> dict[str, str]:
    """All councils, name by URN, from result pages until there are no more."""
    names: dict[str, str] = {}
    url, total, seen = site + search_path(0), None, set[str]()
    while True:
        seen.add(url)
        try:
            page = reader.read(result_page, fetcher.page(url))
        except PageError as error:
            raise SiteError(f"{url}: {error}") from error
        if page.councils and page.councils.keys() <= names.keys():
            raise SiteError(f"{url} lists again what earlier result pages listed")
        names |= page.councils
        total = page.total if page.total is not None else total
        if not page.councils or (page.following is None and (total is None or len(names) >= total)):
            break
        url = urllib.parse.urljoin(url, page.following) if page.following else site + search_path(len(names))
        if url in seen or not same_place(url, site):
            raise SiteError(f"{site}: a result page leads on to {url}, which was read already or is another site")
    if not names or (total is not None and len(names) != total):
        raise SiteError(f"{site} gives {total} results, its pages list {len(names)}")
    return names
