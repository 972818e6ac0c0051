"""The search page: what it says for an address, and that nothing typed becomes markup."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import DASHBOARD


def html_of(text: str | None) -> str:
    """All HTML of `/find?q=…`."""
    at = AppTest.from_file(str(DASHBOARD), default_timeout=120)
    if text is not None:
        at.query_params["q"] = text
    at.switch_page("pages/find.py").run()
    assert not at.exception
    return "\n".join(element.proto.body for element in at.get("html"))


def test_a_town_leads_to_its_council_and_the_field_keeps_what_was_typed() -> None:
    shown = html_of("Farnworth")
    assert shown.count("<h1>Find a council, or words in reports</h1>") == 1
    assert 'href="council?area=bolton"' in shown
    assert 'value="Farnworth"' in shown


def test_without_a_text_it_asks_for_one_and_lists_nothing() -> None:
    shown = html_of(None)
    assert "Type the name of a council" in shown
    assert "ji-list" not in shown.partition("</style>")[2]


def test_words_of_reports_are_found_with_their_pages_and_a_form_to_narrow_the_search() -> None:
    shown = html_of("county lines")
    assert "stand together on" in shown
    assert '<h2 id="found-pages-of-reports">' in shown
    assert '<select id="ji-programme" name="programme">' in shown


@pytest.mark.parametrize("text", ['"><img src=x>', "\x00\x1b", "x" * 5000, "東京"])
def test_hostile_texts_are_answered_with_a_sentence(text: str) -> None:
    shown = html_of(text)
    assert "<img" not in shown
    assert 'class="ji-answer"' in shown
