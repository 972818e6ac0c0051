"""Topics of findings: every query recomputed from the files in plain Python; places that a person read."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import product

import pytest
from scipy import stats

from queries import records, rows, topics
from tests.queries.plain import table

TO_DO = ("priority_action", "improvement")
VISIT = "focused visit"


@cache
def reports() -> dict[str, dict[str, str]]:
    """Inspections with coded items, each with its kind."""
    coded = {row["inspection_id"] for row in table("topics")}
    found = {}
    for row in table("inspections"):
        if row["inspection_id"] in coded:
            era = "2016–2020" if (row["fieldwork_start"] or row["published"]) < "2021" else "since 2022"
            form = VISIT if row["event"] == VISIT else row["programme"]
            found[row["inspection_id"]] = row | {"form": form, "kind": era if form == "jtai" else form}
    return found


@cache
def codes() -> dict[tuple[str, str], dict[int, set[str]]]:
    """Topics by item of every list."""
    found: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in table("topics"):
        found[row["inspection_id"], row["section"]][int(row["item"])].add(row["topic"])
    return found


def raised(key: str) -> set[str]:
    """Topics in what a report lists to be done."""
    found = (codes().get((key, section), {}).values() for section in TO_DO)
    return {topic for items in found for topics_ in items for topic in topics_} - {"other"}


def lists_to_do(key: str) -> bool:
    return any((key, section) in codes() for section in TO_DO)


def next_reports(key: str) -> list[str]:
    """The first later report of the same area, of each form."""
    one = reports()[key]
    later = [
        (row["form"], row["published"], other)
        for other, row in reports().items()
        if row["area_code"] == one["area_code"] and row["published"] > one["published"] and lists_to_do(other)
    ]
    return [min(r for r in later if r[0] == form)[2] for form in sorted({form for form, _, _ in later})]


def neighbours(area: str) -> set[str]:
    return {row["neighbour_code"] for row in table("neighbours") if row["area_code"] == area}


def test_shares_by_kind_and_section_are_those_of_the_files() -> None:
    found = rows("topic_shares", sections=None)
    assert {(r["kind"], r["section"]) for r in found} == {(reports()[key]["kind"], section) for key, section in codes()}
    for row in found:
        lists = [
            items for (key, s), items in codes().items() if (reports()[key]["kind"], s) == (row["kind"], row["section"])
        ]
        assert row["reports"] == len(lists)
        assert row["items"] == sum(map(len, lists))
        assert row["with_topic"] == sum(any(row["topic"] in one for one in items.values()) for items in lists)
        assert row["items_with_topic"] == sum(row["topic"] in one for items in lists for one in items.values())


def test_every_counted_item_is_coded_so_shares_speak_of_all_of_them() -> None:
    for row in table("findings"):
        if row["section"] != "practice_study" and not row["inspection_id"].startswith("area_send"):
            assert len(codes().get((row["inspection_id"], row["section"]), {})) == int(row["items"]), row


def test_cohorts_hold_the_letters_that_compare_counts_and_fisher_is_scipys() -> None:
    sizes = {
        (r["era"], r["cohort"]): r["with_item"]
        for r in rows("letters_by_cohort", cohort="ever_inadequate", section="improvement")
    }
    found = rows("topics_by_prior_judgement", cohort="ever_inadequate", section="improvement")
    assert {(r["era"], r["cohort"]): r["letters"] for r in found} == sizes
    tests = records(topics.tests("ever_inadequate", "improvement"))
    cells = {(r["era"], r["cohort"], r["topic"]): r for r in found}
    ps = []
    for row in tests:
        yes, no = (cells[row["era"], cohort, row["topic"]] for cohort in ("yes", "no"))
        square = [[r["with_topic"], r["letters"] - r["with_topic"]] for r in (yes, no)]
        assert row["p"] == pytest.approx(stats.fisher_exact(square)[1])
        ps.append(row["p"])
    assert min(r["p_holm"] for r in tests) == pytest.approx(min(1, min(ps) * len(ps)))
    assert {row["tried"] for row in tests} == {len(tests)}


def test_supervision_stands_in_none_of_the_letters_on_once_inadequate_areas() -> None:
    """All lists of improvement since 2022 were read for it: none of 14 letters, nine of 15 others.

    Among the nine, item and page: Solihull 5 and 7 (page 2), Windsor and Maidenhead 1 (1), Cheshire East 6 (2), Walsall
    4 (2), Bedford 2 and 3 (2), Blackburn with Darwen 6 (2), Sutton 1 (2), Merton 3 and 7 (3), Richmond upon
    Thames 6 (2).
    """
    found = [r for r in records(topics.by_cohort("ever_inadequate", "improvement")) if r["topic"] == "oversight"]
    seen = {(r["era"], r["cohort"]): (r["with_topic"], r["letters"]) for r in found}
    assert seen["since 2022", "yes"] == (0, 14)
    assert seen["since 2022", "no"] == (9, 15)


def test_said_again_holds_every_topic_against_the_next_report_of_each_form() -> None:
    keys = [key for key in reports() if lists_to_do(key)]
    pairs = [(key, later, topic) for key in keys for later in next_reports(key) for topic in raised(key)]
    again = {(key, later, topic) for key, later, topic in pairs if topic in raised(later)}
    found = rows("said_again", inspection=None, area=None, forms=None)
    assert {(r["inspection_id"], r["later_inspection_id"], r["topic"]) for r in found} == again
    assert len(found) == len(again)
    part = {
        kind: [raised(key) for key in keys if reports()[key]["kind"] == kind]
        for kind in {reports()[key]["kind"] for key in keys}
    }
    for row in rows("said_again_by_topic", forms=["jtai"]):
        mine = [(k, later) for k, later, topic in pairs if topic == row["topic"] and k.startswith("jtai")]
        assert row["pairs"] == len(mine)
        assert row["again"] == sum((k, later, row["topic"]) in again for k, later in mine)
        of = [part[reports()[later]["kind"]] for _, later in mine]
        assert row["expected"] == pytest.approx(sum(sum(row["topic"] in one for one in p) / len(p) for p in of))


def test_pages_of_what_is_said_again_are_those_of_the_items() -> None:
    pages = {(r["inspection_id"], r["section"], r["item"], r["topic"]): r["page"] for r in table("topics")}
    for row in rows("said_again", inspection=None, area=None, forms=["jtai"]):
        for which in ("", "later_"):
            key = (row[f"{which}inspection_id"], row[f"{which}section"], str(row[f"{which}item"]), row["topic"])
            assert pages[key] == str(row[f"{which}page"])


@pytest.mark.parametrize("key", ["jtai-lewisham-2023-01-31", "ilacs-leeds-2022-05-09", "sif-hackney-2016-09-21"])
@pytest.mark.parametrize("beside", ["neighbours", "theme"])
def test_not_mentioned_is_what_comparable_reports_raise_and_no_list_of_this_one_speaks_of(
    key: str, beside: str
) -> None:
    one = reports()[key]
    near = neighbours(one["area_code"])
    alike = [
        other
        for other, row in reports().items()
        if other != key
        and lists_to_do(other)
        and row["kind"] == one["kind"]
        and (row["area_code"] in near if beside == "neighbours" else row["theme"] == one["theme"] != "")
    ]
    mentioned = {topic for (k, _), items in codes().items() if k == key for item in items.values() for topic in item}
    expected = {topic for other in alike for topic in raised(other)} - mentioned
    found = rows("not_mentioned", inspection=key, beside=beside)
    assert {row["topic"] for row in found} == expected
    for row in found:
        assert row["reports"] == len(alike)
        assert row["with_topic"] == sum(row["topic"] in raised(other) for other in alike)
        assert row["topic"] in raised(row["example_inspection"])


def test_where_a_report_is_not_coded_nothing_is_said_to_be_unmentioned() -> None:
    unread = next(row["inspection_id"] for row in table("inspections") if row["extraction"] == "listed")
    assert rows("not_mentioned", inspection=unread, beside="neighbours") == []
    assert rows("inspection_items", inspection=unread) == []


def test_topics_of_one_council_beside_its_neighbours_are_those_of_the_files() -> None:
    area = next(row["area_code"] for row in table("areas") if row["slug"] == "leeds")
    forms = ["ilacs", VISIT]
    mine = [k for k, r in reports().items() if r["area_code"] == area and r["form"] in forms and lists_to_do(k)]
    near = [
        k for k, r in reports().items() if r["area_code"] in neighbours(area) and r["form"] in forms and lists_to_do(k)
    ]
    for row in rows("area_topics", area=area, forms=forms):
        topic = row["topic"]
        assert (row["own_reports"], row["peer_reports"]) == (len(mine), len(near))
        assert row["own_with_topic"] == sum(topic in raised(k) for k in mine)
        assert row["peer_with_topic"] == sum(topic in raised(k) for k in near)
        assert row["peers_with_topic"] == len({reports()[k]["area_code"] for k in near if topic in raised(k)})


def test_topics_and_items_of_a_theme_are_those_of_the_files() -> None:
    keys = [k for k, r in reports().items() if r["theme"] == "early_help"]
    for row in rows("theme_topics", themes=["early_help"], like=None):
        lists = [codes()[k, row["section"]] for k in keys if (k, row["section"]) in codes()]
        assert row["letters"] == len(lists)
        assert row["with_topic"] == sum(any(row["topic"] in one for one in items.values()) for items in lists)
        assert row["items"] == sum(row["topic"] in one for items in lists for one in items.values())
    found = rows("theme_items", themes=["early_help"], like=None)
    assert {(r["inspection_id"], r["section"], r["item"]) for r in found} == {
        (k, section, item)
        for k, section in product(keys, (*TO_DO, "strength"))
        for item in codes().get((k, section), {})
    }
    assert all(set(r["topics"].split()) == codes()[r["inspection_id"], r["section"]][r["item"]] for r in found)


def test_lewisham_has_its_items_where_the_letter_has_them() -> None:
    """Letter of 31 January 2023: improvement on page 2; strengths 1 to 4 on page 2, the rest on page 3, read by eye."""
    found = {
        (r["section"], r["item"]): (r["page"], set(r["topics"].split()))
        for r in rows("inspection_items", inspection="jtai-lewisham-2023-01-31")
    }
    assert len(found) == 18
    assert found["improvement", 5] == (2, {"strategy_discussions"})
    assert found["improvement", 1] == (2, {"police", "out_of_hours"})
    assert found["strength", 10][0] == 3


def test_agreement_is_measured_on_items_whose_misses_nobody_looked_at() -> None:
    assert topics.agreement()[topics.ALL]["f1"] >= 0.87
    assert {row["set"] for row in rows("topic_agreement_by_set", set=None)} == {
        "developed_on",
        "first_look",
        "held_out",
    }


def test_case_studies_are_not_coded_and_have_no_share() -> None:
    assert rows("topics_by_prior_judgement", cohort="prior_group", section="practice_study") == []
