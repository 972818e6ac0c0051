"""The benchmark's headline, matrix and context recomputed from the CSVs in plain Python."""

import itertools
import statistics

import pytest

from queries import QueryError, rows
from tests.queries import plain

ORDER = ["outstanding", "good", "requires_improvement", "inadequate"]
CHOSEN = ["sunderland", "croydon", "solihull", "cumberland", "isles-of-scilly", "westmorland-and-furness"]
AREAS = {row["slug"]: row for row in plain.table("areas")}


def neighbours(code: str) -> list[str]:
    """Codes of a council's statistical neighbours, most similar first."""
    listed = sorted((int(r["rank"]), r["neighbour_code"]) for r in plain.table("neighbours") if r["area_code"] == code)
    return [neighbour for _, neighbour in listed]


def latest_overall() -> dict[str, tuple[str, str]]:
    """Publication date and grade of each area's latest overall judgement."""
    grades = plain.grades()
    found = {}
    for row in sorted(plain.table("inspections"), key=lambda r: (r["published"], r["inspection_id"])):
        overall = grades[row["inspection_id"]].get("overall", "")
        if row["programme"] in ("sif", "ilacs") and overall in ORDER:
            found[row["area_code"]] = (row["published"], overall)
    return found


@pytest.mark.parametrize("slug", CHOSEN)
def test_peers_are_the_departments_neighbours_in_its_order(slug: str) -> None:
    code = AREAS[slug]["area_code"]
    found = rows("benchmark_peers", area=code, peer_set="neighbours", own=None)
    assert [row["area_code"] for row in found] == [code, *neighbours(code)]
    assert [row["place"] for row in found] == list(range(11))


@pytest.mark.parametrize(
    ("peer_set", "column"), [("region", "region"), ("area_type", "area_type"), ("police_force",) * 2]
)
def test_peers_share_what_the_set_says(peer_set: str, column: str) -> None:
    chosen = AREAS["bristol"]
    found = rows("benchmark_peers", area=chosen["area_code"], peer_set=peer_set, own=None)
    same = {r["area_code"] for r in AREAS.values() if r["status"] == "current" and r[column] == chosen[column]}
    assert {row["area_code"] for row in found} == same
    assert found[0]["area"] == "Bristol"


def test_own_list_never_repeats_the_chosen_council_and_leaves_out_the_abolished() -> None:
    own = [AREAS[slug]["area_code"] for slug in ("cumbria", "cornwall", "bristol")]
    found = rows("benchmark_peers", area=AREAS["bristol"]["area_code"], peer_set="own", own=own)
    assert [row["area"] for row in found] == ["Bristol", "Cornwall"]


def test_unknown_set_of_peers_is_refused() -> None:
    with pytest.raises(QueryError, match="benchmark_peers"):
        rows("benchmark_peers", area="E08000024", peer_set="friends", own=None)


@pytest.mark.parametrize("slug", CHOSEN)
def test_headline_counts_are_those_of_the_tables(slug: str) -> None:
    code, latest = AREAS[slug]["area_code"], latest_overall()
    peers = neighbours(code)
    jointly = [r["area_code"] for r in plain.table("inspections") if r["programme"] == "jtai"]
    published, grade = latest[code]
    steps = [ORDER.index(latest[peer][1]) - ORDER.index(grade) for peer in peers if peer in latest]
    found = rows("benchmark_counts", area=code, areas=[code, *peers])[0]
    assert (found["grade"], found["published"].date().isoformat()) == (grade, published)
    assert (found["peers"], found["judged"]) == (10, len(steps))
    assert found["better"] == sum(step < 0 for step in steps)
    assert found["same"] == steps.count(0)
    assert found["worse"] == sum(step > 0 for step in steps)
    assert (found["joint"], found["peers_joint"]) == (jointly.count(code), sum(peer in jointly for peer in peers))


def test_matrix_of_all_councils_has_the_latest_grade_of_each_aspect() -> None:
    codes = [row["area_code"] for row in AREAS.values() if row["status"] == "current"]
    aspects = {
        "overall": ("overall",),
        "leaders": ("leaders", "leadership"),
        "help_protection": ("help_protection",),
        "in_care": ("in_care", "looked_after", "in_care_and_care_leavers"),
        "care_leavers": ("care_leavers", "in_care_and_care_leavers"),
    }
    grades, expected = plain.grades(), {}
    for row in sorted(plain.table("inspections"), key=lambda r: r["published"]):
        for column, names in aspects.items() if row["programme"] in ("sif", "ilacs") else ():
            for name in names:
                if name in grades[row["inspection_id"]]:
                    expected[row["area_code"], column] = (grades[row["inspection_id"]][name], row["published"])
    found = rows("benchmark_judgements", areas=codes)
    assert [row["area_code"] for row in found] == codes
    for row in found:
        for column in aspects:
            shown = (row[column], row[f"{column}_published"].date().isoformat())
            assert shown == expected[row["area_code"], column]


def test_overall_judgements_follow_each_other_without_gap_or_overlap() -> None:
    codes = [row["area_code"] for row in AREAS.values()]
    found = rows("benchmark_overall", areas=codes)
    graded = [
        r
        for r in plain.table("judgements")
        if r["aspect"] == "overall" and r["grade"] in ORDER and r["inspection_id"].startswith(("sif", "ilacs"))
    ]
    assert len(found) == len(graded)
    for row, after in itertools.pairwise(found):
        if row["area_code"] == after["area_code"]:
            assert row["published"] < after["published"] == row["until"]
        else:
            assert row["until"] is None


def test_context_has_rank_and_median_of_the_peers_alone() -> None:
    code = AREAS["gateshead"]["area_code"]
    codes = [code, *neighbours(code)]
    table = plain.table("context")
    for row in rows("benchmark_context_summary", area=code, areas=codes):
        year = max(int(r["year"]) for r in table if r["indicator"] == row["indicator"])
        values = {
            r["area_code"]: float(r["value"])
            for r in table
            if (r["indicator"], int(r["year"])) == (row["indicator"], year) and r["area_code"] in codes
        }
        own, peers = values[code], [value for area, value in values.items() if area != code]
        assert (row["year"], row["value"]) == (year, own)
        assert row["rank"] == 1 + sum(value > own for value in peers)
        assert (row["councils"], row["peers"]) == (len(values), len(peers))
        assert row["peer_median"] == pytest.approx(statistics.median(peers))


def test_every_council_keeps_a_row_for_every_indicator() -> None:
    codes = ["E08000024", "E06000052", "E09000008"]
    found = rows("benchmark_context", areas=codes)
    shown = [row["indicator"] for row in plain.table("indicators") if row["in_benchmark"] == "yes"]
    assert len(found) == 3 * len(shown) == 3 * 6
    assert [row["area_code"] for row in found] == codes * 6
