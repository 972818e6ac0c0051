"""What is kept in memory for all visitors is what would be made anew: nobody changed it, no choice got another's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1.element_tree import Block

from queries.bounded import Cache
from tests.pages.test_pages import opened

LATEST, EVER = "prior_group", "ever_inadequate"
VIEWS: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    *(("inspections", {"theme": theme}) for theme in ("Neglect", "Domestic abuse")),
    *(("council", {"area": slug}) for slug in ("camden", "cumbria")),
    *(("compare", {"by": by, "section": section}) for by, section in ((LATEST, "Strengths"), (EVER, ""), (LATEST, ""))),
    *(("benchmark", {"area": "camden", "bench_set": peers}) for peers in ("", "region")),
    *(("selection", {"period": period}) for period in ("", "since 2022")),
    *(("judgements", {"by": by, "standing": grade}) for by, grade in (("", ""), ("framework", "Good"))),
    *(("cycle", {"against": outcome}) for outcome in ("", "Board worse")),
    *(("themes", {"theme": theme, "area": area}) for theme, area in (("", ""), ("neglect", "leeds"))),
    *(("topics", {"kind": kind, "area": area}) for kind, area in (("", ""), ("sif", "leeds"))),
    *(("prepare", {"area": "leeds", "theme": theme}) for theme in ("early_help", "neglect")),
    *(("news", {"since": since}) for since in ("2026-06-01", "2020-01-01")),
    ("about", {}),
    ("method", {}),
    ("data", {}),
]
_ANEW = re.compile(r"(url|deferred_file_id): .*\n")


def shown(page: str, parameters: dict[str, str]) -> list[str]:
    """Everything that a page sends to the browser, but for the addresses of its downloads."""
    at = opened(page, **{name: value for name, value in parameters.items() if value})
    assert not at.exception
    return list(_sent(at.main))


def _sent(block: Block) -> Iterator[str]:
    for child in block.children.values():
        if child.proto is not None:
            yield _ANEW.sub("", _rounded(str(child.proto)))
        if isinstance(child, Block):
            yield from _sent(child)


def _rounded(words: str) -> str:
    """Without the last digits of long fractions: the engine adds up in an order that it does not promise.

    Streamlit makes a chart's id from its digits.
    """
    return re.sub(r"(\.\d{12})\d+|ID-[0-9a-f]{32}", r"\1", words)


@pytest.mark.slow
def test_pages_from_what_is_kept_are_those_that_would_be_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [shown(*view) for view in VIEWS]
    monkeypatch.setattr(Cache, "get", lambda _self, _kind, _key: None)
    for view, was in zip(VIEWS, kept, strict=True):
        assert shown(*view) == was, view
    assert len({str(sent) for sent in kept}) == len(VIEWS)
