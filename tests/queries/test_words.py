"""Words in reports: what is found is on the page, each kind of text has its outcome, filters narrow, it is quick."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ingest.reading.report import index
from ingest.text.pdf import read
from ingest.text.words import words_of
from queries import rows
from queries.find import LONGEST
from queries.stems import alike, readable, understand
from queries.words import Filters, peers, search


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", "empty"),
        ("\x00\x1b ", "empty"),
        ("the of and", "common"),
        ("東京", "not_latin"),
        ("!!! ???", "not_latin"),
        ("x" * (LONGEST + 1), "too_long"),
        ("zzzzzz", "unknown"),
        ("'; drop table words; --", "apart"),
        ("county lines", "found"),
        ("County LINES", "found"),
    ],
)
def test_every_kind_of_text_has_its_outcome(text: str, outcome: str) -> None:
    assert search(text).outcome == outcome


def test_reports_come_newest_first_and_each_page_once() -> None:
    found = search("county lines").reports
    assert [r.row["published"] for r in found] == sorted((r.row["published"] for r in found), reverse=True)
    assert all(list(r.pages) == sorted(set(r.pages)) and len(r.pages) == len(r.times) for r in found)
    assert all(min(r.times) >= 2 for r in found)  # two words, each at least once


@pytest.mark.corpus
@pytest.mark.parametrize("text", ["county lines", "unborn babies", "written agreements", "private fostering"])
def test_the_words_stand_on_the_pages_of_the_published_files(reports: Path, text: str) -> None:
    files = {entry.sha256: entry.path for entry in index(reports)}
    stems = {stem for way in understand(text).ways for stem in way}
    hashes = {row["inspection_id"]: row["sha256"] for row in rows("report_files")}
    for one in search(text).reports[:3]:
        pages = read(files[hashes[one.row["inspection_id"]]]).pages
        held = [n for n, page in enumerate(pages, start=1) if stems <= {word.stem for word in words_of(page)}]
        assert tuple(held) == one.pages


def test_an_abbreviation_is_found_by_what_it_stands_for_too() -> None:
    (word,) = understand("MASH").words
    assert word.stands_for == "Multi-agency safeguarding hub"
    assert word.ways == (("mash",), ("multi", "agenc", "safeguard", "hub"))
    assert search("MASH").pages > search("mash hub").pages


def test_common_words_are_left_out_and_too_many_too() -> None:
    asked = understand("the voice of the child")
    assert (asked.left_out, [one.typed for one in asked.words]) == (("the", "of"), ["voice", "child"])
    assert len(understand("one two three five six seven eight nine ten twelve").surplus) == 2


@pytest.mark.parametrize(
    ("wrong", "right"), [("neglekt", "neglect"), ("exploitaton", "exploit"), ("fostring", "foster")]
)
def test_a_misspelt_word_gives_words_of_the_record(wrong: str, right: str) -> None:
    assert right in alike(wrong)
    assert search(wrong).alike[wrong] == alike(wrong)


def test_a_stem_is_shown_as_a_word() -> None:
    assert [readable(stem) for stem in ("counti", "abus", "polic", "neglect")] == [
        *("county", "abuse", "police", "neglect")
    ]


def test_filters_narrow_and_peers_are_the_neighbours() -> None:
    whole = search("county lines")
    letters = search("county lines", Filters(programmes=("jtai",)))
    assert 0 < len(letters.reports) < len(whole.reports)
    assert {one.row["programme"] for one in letters.reports} == {"jtai"}
    near = peers("E08000035")
    assert len(near) == 10
    assert {one.row["area_code"] for one in search("county lines", Filters(areas=near)).reports} <= set(near)
    years = search("county lines", Filters(year_from=2018, year_to=2018)).reports
    assert {one.row["published"].year for one in years} == {2018}
    listed = search("county lines", Filters(sections=("strength",))).reports
    assert 0 < len(listed) < len(whole.reports)
    assert {one.sections for one in listed} == {("strength",)}


def test_nothing_within_the_filters_is_said_to_stand_apart() -> None:
    assert search("county lines", Filters(year_to=2009)).outcome == "apart"


@pytest.mark.parametrize("text", ["county lines", "children social worker plans", "MASH", "children"])
def test_a_search_takes_less_than_fifty_milliseconds_once_its_words_are_known(text: str) -> None:
    search(text)
    took = []
    for year in range(2013, 2018):  # filters make each another search
        began = time.process_time()
        search(text, Filters(year_from=year))
        took.append(time.process_time() - began)
    assert min(took) < 0.05
