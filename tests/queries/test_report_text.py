"""Phrases, nearness and snippets from an index of invented pages, and every way in which an index may be useless."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries import report_text
from queries.words import search

KEYS = [report.row["inspection_id"] for report in search("county lines").reports]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Path]:
    """An index in which one report holds the phrase, another its words apart."""
    file = tmp_path / report_text.NAME
    one, other = (next(r for r in search("county lines").reports if r.row["inspection_id"] == key) for key in KEYS[:2])
    with sqlite3.connect(file) as db:
        for statement in report_text.MAKE:
            db.execute(statement)
        far = "the county council " + "says nothing " * 20 + "about lines <b> of sight"
        texts = [("invented & exploited by county lines", one), (far, other)]
        for number, (text, report) in enumerate(texts, start=1):
            db.execute("insert into places values (?, ?, ?)", (number, report.row["inspection_id"], report.pages[0]))
            db.execute("insert into pages (rowid, text) values (?, ?)", (number, text))
    before = report_text._place.file
    report_text.use(file)
    yield file
    report_text.use(before)


def test_a_phrase_finds_only_the_pages_that_have_it_and_the_snippet_is_marked_and_escaped(index: Path) -> None:
    (report,) = search('"county lines"').reports
    assert report.row["inspection_id"] == KEYS[0]
    assert report.snippets[report.pages[0]] == "invented &amp; exploited by <mark>county lines</mark>"
    assert search("county lines").reports[1].row["inspection_id"] == KEYS[1]


def test_words_far_apart_are_not_near(index: Path) -> None:
    assert [one.row["inspection_id"] for one in search("county NEAR lines").reports] == KEYS[:1]


HOSTILE = ['"county" OR *', '"""', "county lines) AND (", "county^lines", 'text:"county lines"', "-county lines"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_question_to_the_index(index: Path, text: str) -> None:
    assert "damaged" not in search(text).lacking


def test_without_an_index_words_are_found_and_it_is_said_what_is_missing(tmp_path: Path, index: Path) -> None:
    report_text.use(tmp_path / "none")
    hits = search('"county lines"')
    assert len(hits.reports) == len(KEYS)
    assert hits.lacking == report_text.MISSING


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.write_bytes(b"no database" * 1000), "damaged"),
        (lambda file: file.write_bytes(file.read_bytes()[:5000]), "damaged"),
        (lambda file: sqlite3.connect(file).execute("pragma user_version = 99"), "another version"),
    ],
)
def test_a_damaged_index_and_one_of_another_version_cost_only_snippets(index: Path, spoil, said: str) -> None:  # type: ignore[no-untyped-def]
    spoil(index)
    hits = search('"county lines"')
    assert said in hits.lacking
    assert len(hits.reports) == len(KEYS)
