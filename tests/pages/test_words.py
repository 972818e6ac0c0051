"""Six words for what is not there, the same everywhere; abbreviations spelt out; no words of programmers."""

from __future__ import annotations

import re
from html import unescape

import pytest

from components.registry import PAGES
from tests.pages.test_pages import opened

CHOICES = {
    "council": {"area": "leeds"},
    "inspection": {"id": "jtai-lewisham-2023-01-31"},
    "benchmark": {"area": "leeds"},
    "find": {"q": "Newport"},
    "inspections": {"programme": "all"},
}
OTHER_WORDS = re.compile(
    r"\b(?:n/a|N/A|not available|no data|data missing|unavailable|not yet read|unread|unknown|NaN|None type|null|"
    r"not specified|not given|currently|cohorts?|quarantined|extraction|JTAIs?)\b"
)
"""Words that mean one of the six, or that only a programmer would say."""
APPARATUS = re.compile(r'<pre.*?</pre>|<code.*?</code>|<div class="ji-panel".*?</details>|<[^>]*>', re.DOTALL)
LONG = {
    "CQC": "Care Quality Commission",
    "HMICFRS": "Inspectorate of Constabulary",
    "ILACS": "nspections? of local authority children’s services",
    "SEND": "special educational needs and disabilities",
    "GSS": "Government Statistical Service",
}


def running_text(page: str) -> str:
    """What a reader sees of a page without opening a panel."""
    html = "\n".join(block.proto.body for block in opened(page, **CHOICES.get(page, {})).get("html"))
    return unescape(APPARATUS.sub(" ", html))


@pytest.mark.parametrize(
    "page", [page.name for page in PAGES if page.name not in ("data", "ask", "glossary", "method")]
)
def test_what_is_not_there_has_one_of_six_words(page: str) -> None:
    assert OTHER_WORDS.findall(running_text(page)) == []


@pytest.mark.parametrize("page", ["council", "inspection"])
def test_abbreviations_are_spelt_out(page: str) -> None:
    text = running_text(page)
    assert [
        short for short, long in LONG.items() if re.search(rf"\b{short}\b", text) and not re.search(long, text)
    ] == []
