"""Pages and files over HTTP, from a small site that misbehaves in one way at a time."""

from __future__ import annotations

import http.server
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.site.fetch import Fetcher, Manners, NotReceivedError, Received, SiteError
from ingest.text.pdf import sha256_of
from tests.ingest.small_site import SmallSite, page, send, serving

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 800
QUICK = Manners(contact="someone@example.org", connect=1, read=0.4, whole=1.5, attempts=2, patience=5)


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with serving(SmallSite(files={"1": PDF})) as running:
        yield running


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(tmp_path / "reports", QUICK)


def _refused(fetcher: Fetcher, site: SmallSite) -> NotReceivedError:
    with pytest.raises(NotReceivedError) as caught:
        fetcher.file(f"{site.url}/v1/file/1")
    return caught.value


def test_a_whole_file_is_kept_under_its_hash(fetcher: Fetcher, site: SmallSite, tmp_path: Path) -> None:
    received = fetcher.file(f"{site.url}/v1/file/1")
    kept = list((tmp_path / "reports").iterdir())
    assert [path.name for path in kept] == [f"{received.sha256}.pdf"]
    assert sha256_of(kept[0]) == received.sha256
    assert kept[0].read_bytes() == PDF


def test_the_site_is_told_who_asks(fetcher: Fetcher, site: SmallSite) -> None:
    fetcher.file(f"{site.url}/v1/file/1")
    (agent,) = site.agents
    assert agent.startswith("joint-inspections/")
    assert "someone@example.org" in agent


def test_an_unchanged_file_is_not_sent_again(fetcher: Fetcher, site: SmallSite) -> None:
    first = fetcher.file(f"{site.url}/v1/file/1")
    assert fetcher.file(f"{site.url}/v1/file/1", first) is first
    assert site.sent["/v1/file/1"] == 1


def test_a_changed_file_is_taken_again(fetcher: Fetcher, site: SmallSite) -> None:
    first = fetcher.file(f"{site.url}/v1/file/1")
    site.files["1"] = PDF + b"more"
    second = fetcher.file(f"{site.url}/v1/file/1", first)
    assert second.sha256 != first.sha256


def test_a_server_without_conditional_answers_is_believed_by_its_tag(fetcher: Fetcher, site: SmallSite) -> None:
    site.faults["/v1/file/1"] = lambda handler: send(handler, PDF, 200, {"ETag": '"same"'})
    earlier = Received("0" * 64, '"same"')
    assert fetcher.file(f"{site.url}/v1/file/1", earlier) is earlier


def test_a_busy_server_is_asked_again_after_the_time_it_names(fetcher: Fetcher, site: SmallSite) -> None:
    def busy_once(handler: http.server.BaseHTTPRequestHandler) -> None:
        del site.faults["/v1/file/1"]
        send(handler, b"", 503, {"Retry-After": "1"})

    site.faults["/v1/file/1"] = busy_once
    start = time.monotonic()
    fetcher.file(f"{site.url}/v1/file/1")
    assert time.monotonic() - start >= 1
    assert site.asked["/v1/file/1"] == 2


def test_patience_with_a_busy_server_has_an_end(site: SmallSite, tmp_path: Path) -> None:
    site.faults["/v1/file/1"] = lambda handler: send(handler, b"", 503, {"Retry-After": "3600"})
    fetcher = Fetcher(tmp_path, Manners(attempts=1, patience=1))
    assert "503 (Service Unavailable)" in str(_refused(fetcher, site))


def test_a_missing_file_says_so(fetcher: Fetcher, site: SmallSite) -> None:
    del site.files["1"]
    error = _refused(fetcher, site)
    assert (str(error), error.sha256) == ("its link answers 404 (Not Found)", None)


def test_a_web_page_in_place_of_a_file_says_so(fetcher: Fetcher, site: SmallSite) -> None:
    site.faults["/v1/file/1"] = lambda handler: page(handler, "<h1>Sorry, there is a problem</h1>")
    error = _refused(fetcher, site)
    assert (str(error), error.sha256) == ("its link answers with a web page instead of a PDF", None)


def test_an_empty_answer_says_so(fetcher: Fetcher, site: SmallSite) -> None:
    site.files["1"] = b""
    assert str(_refused(fetcher, site)) == "its link answers with an empty file"


def test_a_file_that_is_cut_short_says_so_and_leaves_nothing(fetcher: Fetcher, site: SmallSite, tmp_path: Path) -> None:
    def cut(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(PDF)))
        handler.end_headers()
        handler.wfile.write(PDF[:70_000])
        handler.close_connection = True

    site.faults["/v1/file/1"] = cut
    error = _refused(fetcher, site)
    assert str(error) == "the download stopped after 70,000 of 204,809 bytes (the connection was closed early)"
    assert error.sha256 is not None
    assert list((tmp_path / "reports").iterdir()) == []


def test_a_server_that_stalls_is_left(fetcher: Fetcher, site: SmallSite) -> None:
    site.faults["/v1/file/1"] = lambda _: time.sleep(2)
    assert str(_refused(fetcher, site)) == "no answer within 0.4 s"


def test_a_server_that_drips_is_left(fetcher: Fetcher, site: SmallSite) -> None:
    def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        for _ in range(30):
            handler.wfile.write(b"%PDF-")
            handler.wfile.flush()
            time.sleep(0.1)

    site.faults["/v1/file/1"] = drip
    assert "it took more than 1.5 s" in str(_refused(fetcher, site))


def test_a_file_over_the_size_limit_is_left(site: SmallSite, tmp_path: Path) -> None:
    fetcher = Fetcher(tmp_path, Manners(max_bytes=1000))
    assert str(_refused(fetcher, site)) == "the file has more than 1,000 bytes"


def test_a_server_that_can_not_be_reached_ends_the_visit(fetcher: Fetcher) -> None:
    nowhere = "http://127.0.0.1:9/v1/file/1"
    for _ in range(2):
        with pytest.raises(NotReceivedError, match="no connection"):
            fetcher.file(nowhere)
    with pytest.raises(SiteError, match="can't be reached"):
        fetcher.file(nowhere)


def test_a_page_that_can_not_be_had_is_the_sites_fault(fetcher: Fetcher, site: SmallSite) -> None:
    with pytest.raises(SiteError, match="404"):
        fetcher.page(f"{site.url}/nothing")
    with pytest.raises(SiteError, match="no connection"):
        fetcher.page("http://127.0.0.1:9/search")


def test_requests_to_one_host_keep_their_distance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)
    fetcher = Fetcher(tmp_path, Manners(interval=1.5))
    for host in ("one.example", "one.example", "two.example", "one.example", "127.0.0.1"):
        fetcher._wait_for_turn(host)
    assert waits == [0, 1.5, 0, 3.0]


def test_answers_come_for_all_that_was_asked(fetcher: Fetcher) -> None:
    assert dict(fetcher.all(lambda number: number * 2, range(20))) == {number: number * 2 for number in range(20)}
