"""Every headline is the one of the files; `python -m tests.queries.as_of` prints them side by side."""

from tests.queries.headlines import headlines


def test_every_headline_is_recomputed_from_the_files() -> None:
    found = list(headlines())
    assert len(found) > 40
    assert [one for one in found if one[1] != one[2]] == []
