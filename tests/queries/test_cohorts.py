"""What the page on high performers and previously inadequate areas says, recomputed from the CSV files."""

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from queries import cohorts, rows
from tests.queries import as_of
from tests.queries.contrast_plain import started_alike
from tests.queries.plain import table

RANK = ("outstanding", "good", "requires_improvement", "inadequate")


def group(prior: str | None) -> str:
    """Cohort by prior grade."""
    if prior is None:
        return "unknown"
    names = {"inadequate": "previously_inadequate", "requires_improvement": "requires_improvement"}
    return names.get(prior, "high_performing")


@pytest.mark.parametrize("by", ["prior_group", "ever_inadequate"])
def test_share_with_priority_action_is_that_of_the_files(by: str) -> None:
    items = defaultdict(dict)
    for f in table("findings"):
        items[f["inspection_id"]][f["section"]] = int(f["items"])
    letters, some = Counter(), Counter()
    for j in as_of.joint_inspections():
        if {"priority_action", "improvement", "strength"} & set(items[j["id"]]):
            key = j["era"], group(j["prior"]) if by == "prior_group" else j["ever"]
            letters[key] += 1
            some[key] += items[j["id"]].get("priority_action", 0) > 0
    for row in rows("priority_action_by_cohort", cohort=by):
        key = row["era"], row["cohort"]
        assert (row["letters"], row["with_priority_action"]) == (letters[key], some[key])


@pytest.mark.parametrize("era", [None, "2016–2020", "since 2022"])
def test_what_came_next_and_the_matched_areas_are_those_of_the_files(era: str | None) -> None:
    history = as_of.overall_judgements()
    joint, matched = Counter(), Counter()
    for j in as_of.joint_inspections():
        if j["prior"] is None or j["start"] is None or era not in (None, j["era"]):
            continue
        joint[j["prior"], as_of.following(history[j["area"]], j["end"])] += 1
        alike = started_alike(j)
        for area in alike:
            matched[j["prior"], as_of.following(history[area], j["end"])] += 1 / len(alike)
    cells = {(row["prior_grade"], row["next_grade"]): row for row in rows("next_after_joint", era=era)}
    assert set(cells) == set(joint) | set(matched)
    for key, row in cells.items():
        assert row["joint"] == joint[key]
        assert row["matched"] == pytest.approx(matched[key])


def test_matched_areas_weigh_as_much_as_their_joint_inspections() -> None:
    cells = rows("next_after_joint", era=None)
    for grade in {row["prior_grade"] for row in cells}:
        chosen = [row for row in cells if row["prior_grade"] == grade]
        assert sum(row["matched"] for row in chosen) == pytest.approx(sum(row["joint"] for row in chosen))


def test_directions_follow_the_order_of_grades() -> None:
    for row in rows("next_after_joint", era=None):
        if row["next_grade"] != "waiting":
            steps = RANK.index(row["next_grade"]) - RANK.index(row["prior_grade"])
            assert row["direction"] == ("same" if steps == 0 else "worse" if steps > 0 else "better")


def test_outcomes_by_cohort_are_those_of_the_files() -> None:
    history = as_of.overall_judgements()
    grades = {
        j["inspection_id"]: j["grade"]
        for j in table("judgements")
        if j["aspect"] in ("overall", "experiences_and_outcomes")
    }
    every, best = Counter(), Counter()
    first_framework = {j["inspection_id"] for j in table("judgements") if j["scale"] == "area_send_2016"}
    for i in table("inspections"):
        if i["programme"] in cohorts.BEST and i["inspection_id"] not in first_framework:
            day = as_of.date(i["fieldwork_start"] or i["published"])
            key = i["programme"], group(as_of.standing(history.get(i["area_code"], []), day)[0])
            every[key] += 1
            best[key] += grades.get(i["inspection_id"]) in cohorts.BEST[i["programme"]]
    for row in cohorts.outcomes("prior_group").to_dict("records"):
        key = row["programme"], row["cohort"]
        assert (row["inspections"], row["best"]) == (every[key], best[key])


def test_transitions_are_consecutive_judgements_of_the_files() -> None:
    pairs = Counter()
    for history in as_of.overall_judgements().values():
        for earlier, later in pairwise(history):
            if later["programme"] == "ilacs":
                step = "sif_to_ilacs" if earlier["programme"] == "sif" else "ilacs_to_ilacs"
                pairs[step, earlier["grade"], later["grade"]] += 1
    found = cohorts.transitions()
    graded = found[found["to_grade"].notna()]
    assert {(r["step"], r["from_grade"], r["to_grade"]): r["pairs"] for r in graded.to_dict("records")} == pairs
    assert found[found["to_grade"].isna()]["pairs"].sum() == sum(pairs.values())


def test_holm_adjusts_as_in_the_textbook() -> None:
    # Holm 1979: p 0.01, 0.04, 0.03, 0.005 of four tests become 0.03, 0.06, 0.06, 0.02
    assert cohorts.holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert cohorts.holm([None, 0.2]) == [None, 0.2]
