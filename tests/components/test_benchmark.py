"""Sentences and titles of a comparison: none, one, many, unknown; the reader's own list keeps to its limits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from components.benchmark import MOST, OwnLists, answer, group
from components.figures.benchmark import benchmark_judgements, judgements_title, overall_title
from components.figures.benchmark_context import context_title
from queries import rows

DAY = dt.date(2026, 11, 24)
AREA = {"area": "Northwick", "region": "Utopia", "area_type": "County", "police_force": "Utopia Police"}
COUNTS: dict[str, Any] = {
    "grade": "good",
    "published": dt.date(2024, 1, 31),
    "unread_published": None,
    "peers": 10,
    "judged": 10,
    "better": 0,
    "same": 1,
    "worse": 9,
    "peers_unread": 0,
    "peers_joint": 1,
    "joint": 1,
}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "latest overall judgement is good</b> (published 31 January 2024). Of its neighbours, none has a better"),
        ({"better": 1, "same": 0}, "1 has a better latest grade, none the same and 9 a worse one."),
        ({"better": 2}, "2 have a better latest grade"),
        ({"grade": None, "published": None}, "has no overall judgement on record</b>. Of its neighbours, 10 have one."),
        ({"grade": None, "judged": 0}, "Of its neighbours, none has one."),
        ({"joint": 0}, "No joint inspection of Northwick is known to us"),
        ({"joint": 2}, "had at least 2 joint inspections (known to us)"),
        ({"peers_joint": 0}, "none of the others was inspected jointly"),
        ({"peers_joint": 7}, "7 of the others were inspected jointly"),
        ({"peers_unread": 1}, "(1 of them has a later report that is known and was not read)"),
        ({"unread_published": DAY}, "a later report, published 24 November 2026, is known but was not read"),
    ],
)
def test_the_answer_in_every_case(changed: dict[str, Any], said: str) -> None:
    assert said in answer(AREA, {**COUNTS, **changed}, "its neighbours", DAY)


def test_the_others_in_words() -> None:
    assert group(AREA, "neighbours", 1) == "its 1 statistical neighbour (2025 model)"
    assert group(AREA, "region", 11) == "the 11 other councils of its region, Utopia"
    assert group(AREA, "own", 1) == "the 1 council of your own list"


@pytest.mark.parametrize(
    ("own", "others", "said"),
    [
        (None, ["good"], "No overall judgement of Northwick is on record"),
        ("good", [], "Northwick was last judged good overall"),
        ("good", ["inadequate", None], "Northwick was last judged good overall; none of the 2 others was"),
        ("good", [None], "Northwick was last judged good overall; the other was not"),
        ("good", ["good", None], "Northwick was last judged good overall, as was 1 of 2"),
        ("good", ["good", "good"], "Northwick was last judged good overall, as were 2 of the 2 others"),
    ],
)
def test_the_title_of_judgements(own: str | None, others: list[str | None], said: str) -> None:
    assert judgements_title("Northwick", own, others) == said


def test_titles_of_time_and_context() -> None:
    assert overall_title(0, 11) == "No joint inspection of these 11 councils’ areas is known to us"
    assert overall_title(8, 11) == "A joint inspection is known to us for 8 of these 11 councils"
    assert context_title("Northwick", 0, 0, 0).startswith("No indicator of need or workforce is published")
    assert context_title("Northwick", 1, 0, 0).endswith("on any of 1 indicator")
    assert context_title("Northwick", 6, 1, 2) == (
        "Northwick is highest on 1 and lowest on 2 of 6 indicators of need and workforce"
    )


def test_own_lists_hold_codes_of_today_up_to_the_limit() -> None:
    allowed = OwnLists(("",))
    current = [row["area_code"] for row in rows("areas") if row["status"] == "current"]
    assert "" in allowed
    assert ",".join(current[:MOST]) in allowed
    for wrong in (",".join(current[: MOST + 1]), "E08000024,", "Sunderland", "E10000006", 7):
        assert wrong not in allowed


def test_a_figure_of_an_own_list_stands_alone_at_its_address() -> None:
    figure = benchmark_judgements(area="leeds", bench_set="own", bench_own="E08000024,E09000007")
    assert list(figure.frame["area"]) == ["Leeds", "Camden", "Sunderland"]
    assert "bench_own=E08000024%2CE09000007" in figure.address
    with pytest.raises(ValueError, match="bench_own can't be 'Leeds'"):
        benchmark_judgements(area="leeds", bench_set="own", bench_own="Leeds")


def test_judgements_of_sunderland_are_those_that_a_person_read() -> None:
    """Sunderland's ILACS report published 11 March 2025, first page: overall outstanding."""
    figure = benchmark_judgements(area="sunderland")
    drawn = figure.drawing.html()
    assert "<b>Sunderland</b></th>" in drawn
    first = drawn.split("<b>Sunderland</b></th>")[1].split("</td>")[0]
    assert 'data-g="outstanding"' in first
    assert "Mar </span>2025" in first
