"""The pages of the public site (reports.ofsted.gov.uk): result pages and each council's timeline.

A result page lists councils as links to /provider/44/<URN>, says "<N> results" and links to the next page. A council's
page is headed by its name, gives its URN, and has one `publication-link` for each published file, with a title and,
for screen readers, title and publication date once more ("…, PDF - 15 July 2024"). The date printed above a link is
another one for some kinds of inspection (the day of the inspection), so the date beside the link counts.

Pure: text in, entries out. A page that is not of these shapes raises, since a site that answers with an error page
must not be taken for a site without reports.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ingest import declared
from ingest.errors import IngestError, ParseError
from ingest.text.dates import single_date

PUBLIC_SITE = "https://reports.ofsted.gov.uk"
PUBLIC_FILES = "https://files.ofsted.gov.uk"
ROWS = 100
"""Councils on a result page; the site gives no more."""

_COUNCIL = re.compile(r"/provider/44/(\d+)(?:[/?#]|$)")
_FILE = re.compile(r"/v1/file/(\d+)(?:[/?#]|$)")
_TOTAL = re.compile(r"\b(\d[\d,]*)\s+(?:search\s+)?results?\b", re.IGNORECASE)
_URN = re.compile(r"\bURN:?\s*(\d+)\b")
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
_FORMAT = re.compile(r"(?:,| as)?\s+\(?pdf\)?$")
_WRITTEN_DATE = re.compile(r"\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\s*$")


class PageError(IngestError):
    """A page of the site is not of the shape that the site's pages have."""


@dataclass(frozen=True)
class ResultPage:
    """Councils on one result page (name by URN), how many there are in all, and the link to the next page."""

    councils: dict[str, str]
    total: int | None
    following: str | None


@dataclass(frozen=True)
class Publication:
    """One published file on a council's timeline; `file_id` is None where the link is of another shape."""

    urn: str
    council: str
    title: str
    published: dt.date
    link: str
    file_id: str | None

    @property
    def public_link(self) -> str:
        """The link that readers are given, wherever the file is fetched from."""
        return f"{PUBLIC_FILES}/v1/file/{self.file_id}" if self.file_id else self.link


def search_path(start: int) -> str:
    """Path of the result page that begins at `start`: children's social care, councils' services."""
    return f"/search?q=&level_1_types=3&level_2_types%5B%5D=12&start={start}&rows={ROWS}"


def result_page(html: str) -> ResultPage:
    """Councils on a result page.

    Raises:
        PageError: it lists no council and does not say how many results there are.
    """
    page = _read(html)
    councils = {m[1]: a.text for a in page.links if (m := _COUNCIL.search(a.href))}
    headings = " ".join(page.headings)
    total = int(m[1].replace(",", "")) if (m := _TOTAL.search(headings)) else None
    if not councils and total is None:
        raise PageError("a result page lists no council and gives no number of results")
    following = next((a.href for a in page.links if a.text.casefold().startswith("next") and "start=" in a.href), None)
    return ResultPage(councils, total, following)


def timeline(html: str, urn: str) -> tuple[Publication, ...]:
    """Publications on the page of the council with this URN, each file once.

    Raises:
        PageError: the page does not give a name and this URN, or gives a publication without a date.
    """
    page = _read(html)
    stated = _URN.search(page.text)
    if not page.headings or stated is None or stated[1] != urn:
        raise PageError(f"the page of URN {urn} is not a council's timeline")
    found: dict[str, Publication] = {}
    for link in page.links:
        if "publication-link" in link.classes:
            file_id = m[1] if (m := _FILE.search(link.href)) else None
            published = _publication_date(link, urn)
            found.setdefault(link.href, Publication(urn, page.headings[0], link.text, published, link.href, file_id))
    return tuple(found.values())


def is_taken(title: str) -> bool | None:
    """Whether publications of this title belong to the record; None for a title nobody decided on.

    The format that some titles end with (", PDF", "as PDF") is no part of what was published.
    """
    plain = _FORMAT.sub("", re.sub(r"\s+", " ", title.replace("\u2019", "'")).strip().casefold())
    for row in declared.rows("publication_titles"):
        if re.fullmatch(row["pattern"], plain):
            return row["decision"] == "taken"
    return None


def _publication_date(link: _Link, urn: str) -> dt.date:
    written = m[0] if (m := _WRITTEN_DATE.search(link.hidden)) else link.above
    try:
        return single_date(written)
    except ParseError as error:
        raise PageError(f"URN {urn}: a publication has no date ({error})") from error


@dataclass
class _Link:
    href: str
    classes: list[str]
    above: str
    text: str = ""
    hidden: str = ""


@dataclass
class _Page:
    links: list[_Link] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    text: str = ""


class _Reader(HTMLParser):
    """Takes links, first headings and printed dates off a page, in reading order, whatever stands around them."""

    def __init__(self) -> None:
        super().__init__()
        self.page = _Page()
        self._inside: str | None = None
        self._hidden = False
        self._date = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.page.links.append(_Link(given.get("href", ""), given.get("class", "").split(), self._date))
            self._inside = tag
        elif tag == "h1":
            self.page.headings.append("")
            self._inside = tag
        elif tag == "time":
            self._date = ""
            self._inside = tag
        elif tag == "span" and "nonvisual" in given.get("class", "").split():
            self._hidden = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._hidden = False
        if tag == self._inside:
            self._inside = None

    def handle_data(self, data: str) -> None:
        self.page.text += data + " "
        if self._inside == "a" and self._hidden:
            self.page.links[-1].hidden += data
        elif self._inside == "a":
            self.page.links[-1].text += data
        elif self._inside == "h1":
            self.page.headings[-1] += data
        elif self._inside == "time":
            self._date += data


def _one_line(text: str) -> str:
    """Words with single spaces between them; characters that print nothing (controls, marks of direction) are none."""
    shown = (" " if unicodedata.category(character) in _UNSEEN else character for character in text)
    return " ".join("".join(shown).split())


def _read(html: str) -> _Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    page = reader.page
    page.headings = [text for heading in page.headings if (text := _one_line(heading))]
    for link in page.links:
        link.text, link.hidden = _one_line(link.text), _one_line(link.hidden)
    return page
