"""Words that lead to the glossary: at first use, and only in running text."""

from __future__ import annotations

import re

import pytest

from components import glossary, terms


def test_the_first_use_leads_to_the_glossary_and_no_other() -> None:
    html = terms.linked("<p>A joint inspection, then joint inspections.</p>")
    assert html == (
        '<p>A <a class="ji-term" href="glossary#joint-inspection" target="_self">joint inspection</a>, '
        "then joint inspections.</p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<b>71 joint inspections</b>",
        '<a href="inspections">All joint inspections</a>',
        "<h2>Joint or joint inspections</h2>",
        '<p title="joint inspections">none</p>',
        "",
    ],
)
def test_links_headings_bold_words_and_attributes_stay_as_they_are(html: str) -> None:
    assert terms.linked(html) == html


def test_text_around_whole_elements_is_kept_in_order() -> None:
    html = "one <b>two</b> three <br> median <a href='x'>four</a> five"
    assert re.sub(r"</?a[^>]*ji-term[^>]*>|(?<=median)</a>", "", terms.linked(html)) == html


def test_every_word_has_a_definition() -> None:
    assert set(terms.SAID.values()) <= set(glossary.TERMS)


def test_an_abbreviation_is_spelt_out_once() -> None:
    assert terms.spelt_out("<p>By CQC and HMI Probation; CQC again.</p>") == (
        "<p>By Care Quality Commission (CQC) and HM Inspectorate of Probation; CQC again.</p>"
    )
