"""What's new in sentences: none, one, many; what is known and what is read told apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from components.news import answer, change_words, freshness, nothing_changed, releases

RELEASE: dict[str, Any] = {
    "version": "2.1.0",
    "date": dt.date(2026, 11, 24),
    "added": 426,
    "changed": 0,
    "withdrawn": 1,
    "what": "inspections: 2 rows added, 0 removed; codes: <b> is new",
}


@pytest.mark.parametrize(
    ("reports", "areas", "unread", "said"),
    [
        (0, 0, 0, "Since 1 May 2026 <b>no report</b> is known to us."),
        (1, 1, 0, "Since 1 May 2026 <b>1 report</b> of 1 area came out, as far as known; it is read."),
        (1, 1, 1, "Since 1 May 2026 <b>1 report</b> of 1 area came out, as far as known; <b>it is not read yet</b>."),
        (9, 8, 0, "Since 1 May 2026 <b>9 reports</b> of 8 areas came out, as far as known; all of them are read."),
        (9, 8, 2, "Since 1 May 2026 <b>9 reports</b> of 8 areas came out, as far as known; <b>2 not read yet</b>."),
    ],
)
def test_the_answer(reports: int, areas: int, unread: int, said: str) -> None:
    assert answer("2026-05-01", reports, areas, unread) == said


@pytest.mark.parametrize(
    ("known", "read", "said"),
    [
        (dt.date(2026, 8, 20), dt.date(2026, 8, 20), "known to us, published on 20 August 2026, is read."),
        (dt.date(2026, 8, 20), dt.date(2026, 5, 18), "published 20 August 2026. Latest read: published 18 May 2026."),
        (dt.date(2026, 8, 20), None, "was published on 20 August 2026; none has been read."),
    ],
)
def test_latest_known_and_latest_read_are_told_apart(known: dt.date, read: dt.date | None, said: str) -> None:
    bounds = {"last_published": known, "last_read": read, "retrieved": dt.date(2026, 11, 24)}
    assert said in freshness(bounds)
    assert "Sources last looked at on 24 November 2026." in freshness(bounds)


def test_a_release_says_what_became_of_inspections_and_of_tables() -> None:
    assert change_words(RELEASE) == "426 inspections added, none changed, 1 withdrawn"
    assert change_words({**RELEASE, "added": 0}) == "No inspection added, none changed, 1 withdrawn"
    assert change_words({**RELEASE, "added": 1}).startswith("1 inspection added")
    shown = releases([RELEASE], "2026-05-01")
    assert "Version 2.1.0, 24 November 2026" in shown
    assert "<li>codes: &lt;b&gt; is new</li>" in shown
    assert "No version of the record came out since 1 May 2026" in releases([], "2026-05-01")


def test_why_nothing_changed() -> None:
    assert "as it was first put together" in nothing_changed(None, "2026-05-01")
    assert "None since 1 May 2026" in nothing_changed(dt.date(2026, 4, 1), "2026-05-01")
