"""What a search for words says: each outcome in one sentence; nothing typed becomes markup; what is chosen is kept."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from components import found_words, word_filters
from queries import report_text
from queries.find import find
from queries.words import search


def said(text: str) -> str:
    """The answer without its markup."""
    return unescape(re.sub(r"<[^>]+>", "", found_words.answer(find(text), search(text))))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("the of", "“the”, “of”: such words stand on nearly every page. Add a rarer one."),
        (
            "county zzzzzz",
            "No report known to us holds “zzzzzz”, as far as words are on record. Names of people, and words in fewer "
            "than three reports, are not.",
        ),
        ("Farnworth", "Farnworth lies in Bolton."),
        ("Boltn", "Nothing on record is called “Boltn”. Did you mean Bolton?"),
        ("unborn cannabis", "No page that is looked at holds unborn cannabis together."),
    ],
)
def test_the_answer(text: str, sentence: str) -> None:
    assert said(text) == sentence


def test_words_that_are_found_are_counted_by_pages_and_reports() -> None:
    hits = search("county lines")
    assert said("county lines") == (
        f"county lines stand together on {hits.pages} pages of {len(hits.reports)} reports known to us."
    )


def test_a_phrase_is_found_by_its_words_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(report_text._place, "file", tmp_path / "none")
    assert "The order of words is not on record" in said('"county lines"')
    assert "Left out as too common: “the”, “of”." in said("the voice of the child")
    assert "MASH is also found as multi-agency safeguarding hub." in said("MASH")


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)> neglect", '"><img>neglect', "neglect&a<i>", "zz<script>"]
)
def test_what_was_typed_stays_text(text: str) -> None:
    hits = search(text)
    shown = found_words.everything(find(text), hits, {}) + found_words.answer(find(text), hits)
    assert not re.search(r"<(?:img|script|i>)", shown)


def test_results_open_the_report_on_the_page_and_lead_on_to_csv_json_and_feed() -> None:
    given = {"programme": "jtai", "council": "leeds", "among": "peers", "from": "2016"}
    chosen = word_filters.chosen(lambda name: given.get(name, ""))
    hits = search("domestic abuse", word_filters.filters(chosen))
    shown = unescape(found_words.results(hits, chosen))
    assert hits.reports
    linked = next(one for one in hits.reports if one.row["report_url"])
    assert f'href="{linked.row["report_url"]}#page={linked.pages[0]}"' in shown
    for path in ("api/v1/report-pages.csv?", "api/v1/report-pages.json?", "find.atom?q=domestic+abuse&"):
        assert path in shown
    assert "Council: Leeds; Whose reports: Those of its statistical neighbours" in shown
    assert "Related topics: " in re.sub(r"<[^>]+>", "", shown)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"programme": "jtai", "theme": "nonsense", "from": "2016"}, {"programme": "jtai", "from": "2016"}),
        ({"among": "peers"}, {}),
        ({"council": "nowhere", "among": "peers"}, {}),
        ({"from": "20166", "to": "٢٠١٦"}, {}),
        ({"region": "<b>", "section": "improvement"}, {"section": "improvement"}),
    ],
)
def test_only_what_is_known_is_chosen(given: dict[str, str], kept: dict[str, str]) -> None:
    assert word_filters.chosen(lambda name: given.get(name, "")) == kept


def test_inspections_are_found_by_council_programme_and_year() -> None:
    shown = found_words.inspections("Leeds 2018")
    assert re.search(r'href="inspection\?id=[a-z_]+-leeds-2018-', shown)
    assert "-leeds-2022-" not in shown
    assert found_words.inspections("zzzz") == ""
