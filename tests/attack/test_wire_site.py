"""A public site that means harm, or is broken: it leads nowhere else, holds nothing up, and withdraws nothing."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest

from ingest.site.address import place_of, same_place
from ingest.site.catalogue import catalogue
from ingest.site.fetch import Fetcher, Manners, NotReceivedError, SiteError, _retry_after
from ingest.site.pages import PageError, result_page, timeline
from ingest.site.reader import PageReader
from service.feeds import _row_in_xml
from tests.ingest.small_site import SmallSite, page, send, serving

QUICK = Manners(connect=1, read=1, whole=3, attempts=2, patience=2)
PDF = b"%PDF-1.4\n" + bytes(1_000)


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with serving(SmallSite(files={"1": PDF}, names={"90001": "Wexcombe"})) as running:
        yield running


@pytest.fixture
def other() -> Iterator[SmallSite]:
    with serving(SmallSite(files={"1": PDF}, names={"90001": "Wexcombe"})) as running:
        yield running


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://site.example", "https://site.example:443/a?b#c", True),
        ("https://site.example", "https://SITE.example./a", True),
        ("https://site.example", "http://site.example/", False),
        ("https://site.example", "https://site.example.evil.example/", False),
        ("https://site.example", "https://site.example@evil.example/", False),
        ("https://site.example", "https://evil.example\\@site.example/", False),
        ("https://site.example", "file:///etc/passwd", False),
        ("https://site.example", "https://site.example:99999999/", False),
    ],
)
def test_places_are_compared_whole(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
    assert place_of(one) == ("https", "site.example", 443)


@pytest.mark.parametrize("target", ["{other}/v1/file/1", "ftp://127.0.0.1/x", "file:///etc/passwd", "//evil.example/x"])
def test_redirects_to_other_places_are_not_followed(
    site: SmallSite, other: SmallSite, tmp_path: Path, target: str
) -> None:
    to = target.format(other=other.url)
    site.faults["/v1/file/1"] = lambda handler: send(handler, b"", 302, {"Location": to})
    site.faults["/search"] = lambda handler: send(handler, b"", 301, {"Location": to})
    fetcher = Fetcher(tmp_path, QUICK)
    with pytest.raises(NotReceivedError, match="leads to another place"):
        fetcher.file(f"{site.url}/v1/file/1")
    with pytest.raises(SiteError, match="leads to another place"):
        fetcher.page(f"{site.url}/search")
    assert not other.asked


def test_redirects_at_the_place_are_followed_and_have_an_end(site: SmallSite, tmp_path: Path) -> None:
    site.faults["/moved"] = lambda handler: send(handler, b"", 302, {"Location": "/v1/file/1"})
    site.faults["/round"] = lambda handler: send(handler, b"", 302, {"Location": "/round"})
    fetcher = Fetcher(tmp_path, QUICK)
    assert fetcher.file(f"{site.url}/moved").sha256
    with pytest.raises(NotReceivedError, match="round and round"):
        fetcher.file(f"{site.url}/round")


def test_a_next_page_of_a_host_that_only_begins_alike_is_not_asked(site: SmallSite, tmp_path: Path) -> None:
    more = f'<h1>9 results</h1><a href="/provider/44/1">A</a><a href="{site.url}0.evil.example/?start=1">Next</a>'
    site.faults["/search"] = lambda handler: page(handler, more)
    with pytest.raises(SiteError, match="another site"):
        catalogue(Fetcher(tmp_path, QUICK), site.url, lambda *_: None)


@pytest.mark.parametrize("wait", ["604800", "9" * 5_000, format_datetime(dt.datetime(2999, 1, 1, tzinfo=dt.UTC))])
def test_a_server_that_asks_for_a_week_does_not_get_it(site: SmallSite, tmp_path: Path, wait: str) -> None:
    site.faults["/v1/file/1"] = lambda handler: send(handler, b"", 503, {"Retry-After": wait})
    began = time.monotonic()
    with pytest.raises(NotReceivedError, match="503"):
        Fetcher(tmp_path, QUICK).file(f"{site.url}/v1/file/1")
    assert time.monotonic() - began < 3


def test_a_visit_does_not_wait_for_ever_a_bit_at_a_time(site: SmallSite, tmp_path: Path) -> None:
    site.faults["/v1/file/1"] = lambda handler: send(handler, b"", 503, {"Retry-After": "1"})
    fetcher = Fetcher(tmp_path, Manners(attempts=50, patience=1))
    began = time.monotonic()
    with pytest.raises(NotReceivedError, match="503"):
        fetcher.file(f"{site.url}/v1/file/1")
    assert 4 < time.monotonic() - began < 8
    assert _retry_after("soon") is None


@pytest.mark.parametrize("part", ["<!--", "<!", "<a ", "<a href='", "<h1>", "&#", "</", "<![CDATA["])
def test_pages_that_are_slow_to_read_are_left(part: str) -> None:
    with PageReader(seconds=1) as reader:
        assert reader.read(result_page, "<h1>0 results</h1>").total == 0  # its child is there: only the page is timed
        began = time.monotonic()
        with pytest.raises(PageError):
            reader.read(timeline, part * (5_000_000 // len(part)), "90001")
        assert time.monotonic() - began < 10


def test_after_a_page_that_is_left_the_next_is_read() -> None:
    with PageReader(seconds=1) as reader:
        with pytest.raises(PageError, match="can't be read within"):
            reader.read(result_page, "<!--" * 1_250_000)
        assert reader.read(result_page, "<h1>1 result</h1><a href='/provider/44/1'>A</a>").councils == {"1": "A"}
        with pytest.raises(PageError, match="not a council's timeline"):
            reader.read(timeline, "<h1>Sorry</h1>", "1")


def test_names_hold_no_characters_that_print_nothing() -> None:
    html = "<h1>Wex\x00\x1bcombe\u202e &#7;Ashby</h1><a href='/provider/44/1'>\x08A\u200bB\x7f</a> 1 results"
    assert result_page(f"<h1>1 results</h1>{html}").councils == {"1": "A B"}
    assert _row_in_xml({"area": "Wex\x00com\x0bbe\ufffe", "pages": 3}) == {"area": "Wexcombe", "pages": 3}
    assert re.search(r"[\x00-\x08]", html)
