"""Topics in words: titles for none, one, many, ties; agreement that is not known; one report, item by item."""

from __future__ import annotations

from typing import Any

import pytest

from components import answers_topics, inspection, inspection_topics, topics
from components.figure import LONGEST_TITLE
from components.figures.topics import prior_title, spoken_title, theme_title
from components.figures.topics_of_council import again_title, peers_title, returned_title
from components.figures.topics_of_inspection import unsaid_title
from queries.codes import labels

LEWISHAM = "jtai-lewisham-2023-01-31"


def spoken(*counts: tuple[str, int], reports: int = 29) -> list[dict[str, Any]]:
    return [{"topic": topic, "with_topic": n, "reports": reports, "letters": reports} for topic, n in counts]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ([], "No report of this kind lists points to improve"),
        (spoken(("police", 1), reports=1), "Most often to improve: police practice, in 1 of 1 joint letter"),
        (
            spoken(("information_sharing", 24), ("police", 15)),
            "Most often to improve: information sharing, in 24 of 29 joint letters",
        ),
        (
            spoken(("police", 9), ("missing", 9), ("other", 2)),
            "Most often to improve: 2 topics, each in 9 of 29 joint letters",
        ),
    ],
)
def test_what_is_spoken_of_most(listed: list[dict[str, Any]], said: str) -> None:
    assert spoken_title(listed, "since 2022", "improvement") == said


def test_no_title_of_what_is_spoken_of_is_too_long() -> None:
    for kind in topics.kinds():
        for section in topics.SECTIONS_CODED:
            for topic in labels("topic"):
                assert len(spoken_title(spoken((topic, 299), reports=320), kind, section)) <= LONGEST_TITLE


def tried(p: float, topic: str = "oversight", cohorts: str = "yes no") -> dict[str, Any]:
    return {"topic": topic, "cohorts": cohorts, "letters": "14 15", "with_topic": "0 9", "p_holm": p}


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ([], "Too few letters list strengths in these years to tell groups apart"),
        ([tried(0.4)], "No topic of strengths tells the groups apart beyond chance (1 topic tried)"),
        ([tried(0.05), tried(1)], "No topic of strengths tells the groups apart beyond chance (2 topics tried)"),
        (
            [tried(0.02), tried(1)],
            "Supervision and management oversight: in 0 of 14 letters on once-inadequate areas, 9 of 15 on others",
        ),
        ([tried(0.02), tried(0.03)], "2 of 2 topics of strengths tell the groups apart beyond chance"),
    ],
)
def test_whether_a_topic_tells_groups_apart(tests: list[dict[str, Any]], said: str) -> None:
    assert prior_title(tests, "strengths") == said


def test_a_title_that_would_not_fit_names_the_topic_alone() -> None:
    long = tried(0.01, "strategy_discussions", "requires_improvement high_performing")
    assert len(prior_title([long], "strengths")) <= LONGEST_TITLE
    assert prior_title([long], "strengths").startswith("Strategy discussions and enquiries")


def test_themes_peers_returns_and_what_is_unsaid_have_words_for_none_one_and_many() -> None:
    assert theme_title([], "Neglect", "strengths") == "Neglect: no letter read lists strengths"
    assert (
        theme_title(spoken(("police", 2), reports=2), "Neglect", "x")
        == "Neglect: police practice stands in 2 of 2 letters"
    )
    assert theme_title(spoken(("police", 1), ("missing", 1), reports=1), "Neglect", "x").endswith(
        "2 topics stand in 1 of 1 letter each"
    )
    assert again_title(0, 0, 0) == "No topic was raised before another report"
    assert (
        again_title(1736, 326, 314.6)
        == "A next report raises an earlier one’s topic again 326 of 1,736 times; chance would give 315"
    )
    assert returned_title("Leeds", 0, 0) == "Leeds: no topic of a joint letter or visit is said again in a later report"
    assert returned_title("Leeds", 1, 1) == "Leeds: 1 topic said again, 1 time in all"
    row = {"own_reports": 6, "own_with_topic": 0, "peer_with_topic": 4}
    assert peers_title("Leeds", [], "All reports") == "Leeds: all reports, none on record that is coded by topic"
    assert (
        peers_title("Leeds", [row], "All reports")
        == "Leeds: its reports raise none of 1 topic that those on similar councils raise"
    )
    assert peers_title("Leeds", [row | {"own_with_topic": 2}], "").endswith(
        "raise every topic that those on similar councils raise"
    )
    assert unsaid_title(0, 0, False).startswith("What this report does not mention is not known")
    assert unsaid_title(0, 5, True) == "No topic that comparable reports raise goes unmentioned here"
    assert unsaid_title(1, 1, True) == "1 topic that comparable reports raise is not mentioned here (1 report compared)"


def test_agreement_says_what_is_not_known() -> None:
    row = {"items": 1, "precision": None, "recall": 0.5, "f1": 0.0}
    assert (
        "held against 1 item that a person coded: precision not known, recall 0.50, F1 0.00"
        in topics.agreement_sentence(row)
    )
    assert topics.agreement("no such topic").endswith("is not measured.")
    assert "F1 0." in topics.agreement()


def test_the_answer_has_words_for_none_one_and_ties() -> None:
    sums = {"pairs": 0, "again": 0, "expected": 0.0}
    assert (
        answers_topics.spoken_sentence([], sums, "24 November 2026")
        == "<b>No joint letter that was read lists points to improve.</b> Record of 24 November 2026."
    )
    one = answers_topics.spoken_sentence(spoken(("police", 1), reports=1), sums, "24 November 2026")
    assert "1 of 1 joint letter asks for improvement in police practice</b>, more than any other topic." in one
    tie = answers_topics.spoken_sentence(
        spoken(("police", 2), ("missing", 2), reports=2), {"pairs": 4, "again": 1, "expected": 0.8}, "today"
    )
    assert "as many as in missing children." in tie
    assert (
        "1 of 4 topics of joint letters and focused visits are raised again (25\N{NO-BREAK SPACE}%); 1 would be" in tie
    )


def test_the_code_book_has_every_topic_with_what_it_means_and_its_agreement() -> None:
    html = answers_topics.code_book()
    assert html.count("<tr>") == 2 + len(labels("topic"))  # two tables: the first rows, and those folded away
    assert "Pathway plans, personal advisers, homes for care leavers" in html


def test_a_report_in_a_sentence_has_its_counts_and_pages() -> None:
    """Letter of 31 January 2023 to Lewisham: 8 to improve and 10 strengths, both from page 2."""
    one = inspection.load(LEWISHAM)
    assert one is not None
    assert inspection_topics.quotable(one) == (
        "The joint inspection letter for Lewisham, on front door, published 31 January 2023 lists 8 points to improve "
        "(page 2) and 10 strengths (page 2)."
    )
    assert [table.anchor for table in inspection_topics.item_tables(one)] == ["items-improvement", "items-strength"]
    assert "page=3" in inspection_topics.items_html(one)


def test_a_report_without_coded_lists_says_so() -> None:
    one = inspection.load("jtai-lewisham-2023-01-31")
    assert one is not None
    bare = inspection.Inspection({**one.row, "inspection_id": "nothing"}, (), (), None, ())
    assert inspection_topics.quotable(bare) == ""
    assert inspection_topics.items_html(bare) == ""
    assert "nothing can be said of what comes back" in inspection_topics.again_html(bare)
    assert inspection_topics.calendar_link(bare) == ""
