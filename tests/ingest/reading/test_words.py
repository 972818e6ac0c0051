"""Words by page and section: an item's words are found again on its pages, over page breaks and furniture."""

import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.families.items import Item
from ingest.reading.report import Listing, examine, index
from ingest.reading.words import count_words, placed_words, read_words

PAGES = (
    "What needs to improve\n• the timeliness of strategy discussions when children are at\n2",
    "Letter to Wexcombe\nrisk of harm\n• the quality of plans\nNext steps: send plans",
)
ITEMS = (
    Item("improvement", 1, "the timeliness of strategy discussions when children are at risk of harm"),
    Item("improvement", 2, "the quality of plans"),
)


def in_item(pages: Sequence[str], items: Sequence[Item], wanted: int | None) -> list[tuple[int, str]]:
    placed = placed_words(pages, items)
    return [(p, w) for w, p, item in zip(*placed, strict=True) if item == wanted]


def test_an_item_over_a_page_break_is_followed_past_what_belongs_to_the_page() -> None:
    assert in_item(PAGES, ITEMS, 0)[-4:] == [(1, "at"), (2, "risk"), (2, "of"), (2, "harm")]
    assert [word for _, word in in_item(PAGES, ITEMS, None)] == [
        *("What", "needs", "to", "improve", "2", "Letter", "to", "Wexcombe", "Next", "steps", "send", "plans")
    ]


def test_rows_count_each_page_and_section_apart() -> None:
    read = read_words(count_words(PAGES, ITEMS))
    rows = dict(zip(zip(read["page"], read["section"], read["stem"], strict=True), read["n"], strict=True))
    assert rows[2, "improvement", "plan"] == 1
    assert rows[2, "", "plan"] == 1
    assert rows[1, "improvement", "the"] == 1


def test_an_item_that_is_not_on_its_page_gives_no_section() -> None:
    assert in_item(PAGES, [Item("strength", 2, "quite another text than the one that is there")], 0) == []


@pytest.mark.parametrize("packed", [b"", b"no words", zlib.compress(b"[]"), zlib.compress(b"{")])
def test_what_is_no_table_of_words_raises(packed: bytes) -> None:
    with pytest.raises(ValueError):
        read_words(packed)


@pytest.mark.corpus
def test_a_letter_read_by_eye_has_its_words_on_the_page_and_in_the_section_where_they_stand(
    letter: Listing,
) -> None:
    outcome = examine(letter.path)
    assert outcome.words is not None
    sections = set(read_words(outcome.words)["section"])
    assert outcome.facts is not None
    assert {finding.section for finding in outcome.facts.findings if finding.items} - {"practice_study"} <= sections


@pytest.fixture
def letter(reports: Path) -> Listing:
    """The newest joint letter of the folder."""
    known = [entry for entry in index(reports) if entry.path.name.startswith("joint-area")]
    return max(known, key=lambda entry: entry.published)
