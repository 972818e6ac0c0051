"""Words as the record counts them: stems, and how they were written."""

import pytest

from ingest.text.words import Word, words_of


def stems(text: str) -> list[str]:
    return [word.stem for word in words_of(text)]


def test_endings_and_apostrophes_go_and_figures_of_three_digits_stay() -> None:
    assert stems("Children’s lives: unborn babies, section 47 (2018)") == [
        "children",
        "live",
        "unborn",
        "babi",
        "section",
        "47",
    ]


@pytest.mark.parametrize(
    "address",
    ["firstname.lastname@ofsted.gov.uk", "https://www.gov.uk/firstname", "www.firstname.org", "firstname.nhs.uk/x"],
)
def test_addresses_are_no_words(address: str) -> None:
    assert stems(f"write to {address} soon") == ["write", "to", "soon"]


def test_it_is_told_how_a_word_is_written() -> None:
    assert list(words_of("The MASH IROs met at A")) == [
        Word("the", False, False),
        Word("mash", False, True),
        Word("iro", False, True),
        Word("met", True, False),
        Word("at", True, False),
        Word("a", False, False),
    ]
