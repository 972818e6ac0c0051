"""The shapes of the public site's pages, with invented councils."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.site.pages import PageError, is_taken, result_page, timeline

RESULTS = """<!DOCTYPE html><html lang='en'><body><h1>157 results</h1><ol class='results-list'>
<li class="search-result"><h3 class="search-result__title heading--sub"><a href="/provider/44/90001">Wexcombe &amp;
 Ashby</a></h3><p>URN: 90001<li class="search-result"><h3><a href="https://reports.example/provider/44/90002?x=1">Northam
</a></h3></li><li><a href="/provider/21/123">A school</a></li></ol>
<ul class="pagination"><li class="next"><a href="/search?start=100&amp;rows=100"> Next <span>page</span></a></li></ul>
</body></html>"""

TIMELINE = """<html><body><h1 class='heading--title'>Wexcombe</h1><p>URN: 90001</p><ol class='timeline'>
<li class="timeline__day"><div class="event"><p class="timeline__date"><time>07 June 2024</time></p>
<span class="event__title heading--sub"><a class="publication-link" target="_blank"
 href="https://files.example/v1/file/5001">
   Area SEND full inspection <span class="nonvisual">Area SEND full inspection, pdf - 15 July 2024</span></a></span>
<li class="timeline__day"><p class="timeline__date"><time>12 March 2022</time></p><a class="other publication-link"
 href="/v1/file/5002?download=1">Children\u2019s services inspection</a></li>
<li><time>1 May 2020</time><a class="publication-link" href="https://elsewhere.example/letter">A letter</a></li>
<li><a class="publication-link" href="https://files.example/v1/file/5001">Once more <span class="nonvisual">Once more,
 pdf - 15 July 2024</span></a></li></ol></body></html>"""


def test_a_result_page_gives_councils_their_number_and_the_next_page() -> None:
    page = result_page(RESULTS)
    assert page.councils == {"90001": "Wexcombe & Ashby", "90002": "Northam"}
    assert page.total == 157
    assert page.following == "/search?start=100&rows=100"


def test_the_last_result_page_leads_nowhere() -> None:
    assert result_page(RESULTS.split("<ul class")[0]).following is None


def test_a_result_page_beyond_the_last_is_empty_but_recognised() -> None:
    page = result_page("<h1>157 results</h1><ol class='results-list'></ol>")
    assert (page.councils, page.total) == ({}, 157)


@pytest.mark.parametrize(
    "html", ["", "<h1>Service unavailable</h1>", "<h1>Sorry, there is a problem</h1><a href='/'>Home"]
)
def test_a_page_without_councils_and_number_is_refused(html: str) -> None:
    with pytest.raises(PageError, match="lists no council"):
        result_page(html)


def test_a_timeline_gives_each_file_once_with_its_publication_date() -> None:
    entries = timeline(TIMELINE, "90001")
    assert [(entry.title, entry.published, entry.file_id) for entry in entries] == [
        ("Area SEND full inspection", dt.date(2024, 7, 15), "5001"),
        ("Children\u2019s services inspection", dt.date(2022, 3, 12), "5002"),
        ("A letter", dt.date(2020, 5, 1), None),
    ]
    assert {entry.council for entry in entries} == {"Wexcombe"}


def test_the_public_link_does_not_depend_on_where_the_file_is_fetched() -> None:
    first, second, letter = timeline(TIMELINE, "90001")
    assert first.public_link == "https://files.ofsted.gov.uk/v1/file/5001"
    assert second.public_link == "https://files.ofsted.gov.uk/v1/file/5002"
    assert letter.public_link == "https://elsewhere.example/letter"


@pytest.mark.parametrize(
    "html", ["", "<h1>Sorry</h1>", TIMELINE.replace("90001", "90002"), TIMELINE.replace("h1", "h4")]
)
def test_a_page_that_is_not_this_councils_timeline_is_refused(html: str) -> None:
    with pytest.raises(PageError, match="not a council's timeline"):
        timeline(html, "90001")


def test_a_publication_without_a_date_is_refused() -> None:
    undated = TIMELINE.replace("<time>12 March 2022</time>", "<time>lately</time>")
    with pytest.raises(PageError, match="a publication has no date"):
        timeline(undated, "90001")


def test_a_council_without_publications_has_an_empty_timeline() -> None:
    assert timeline("<h1>Wexcombe</h1><p>URN: 90001</p><ol class='timeline'></ol>", "90001") == ()


@pytest.mark.parametrize(
    ("title", "decision"),
    [
        ("Children's services inspection", True),
        ("CHILDREN\u2019S  SERVICES INSPECTION", True),
        ("Children's services focused visit", True),
        ("Children's services monitoring visit", True),
        ("Joint area child protection inspection", True),
        ("Joint targeted area inspection", True),
        ("Area SEND full inspection", True),
        ("Children's services inspection,  PDF", True),
        ("Single inspection of LA children's services as pdf", True),
        ("Joint area review - progress inspection", True),
        ("Joint local area SEND revisit, pdf", False),
        ("Joint area SEND revisit", False),
        ("Fostering inspection", False),
        ("Private fostering inspection", False),
        ("Inspection of a lighthouse", None),
        ("", None),
    ],
)
def test_titles_are_taken_ignored_by_name_or_left_to_a_person(title: str, decision: bool | None) -> None:
    assert is_taken(title) is decision
