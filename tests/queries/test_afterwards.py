"""What came after: placebo intervals and Kaplan-Meier against textbooks, spells and matches against the CSV files."""

import pytest
from scipy import stats

from queries import afterwards, records, rows
from tests.queries import as_of
from tests.queries import contrast_plain as plain

RANK = ("outstanding", "good", "requires_improvement", "inadequate")


def test_the_curve_agrees_with_the_textbook() -> None:
    # Freireich 1963, 6-MP group, as in Cox and Oakes 1984, table 1.1: weeks, and those still in remission
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    watched = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    spells = [{"days": d, "better": True} for d in ended] + [{"days": d, "better": False} for d in watched]
    found, _ = afterwards.curve(spells)
    for week, share in ((6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)):
        assert float(found.evaluate(week)) == pytest.approx(share, abs=0.001)


def test_chances_of_equal_parts_are_binomial() -> None:
    assert afterwards.chances_of([0.3] * 8) == pytest.approx(stats.binom.pmf(range(9), 8, 0.3))
    assert afterwards.chances_of([1, 0, 0.5]) == pytest.approx([0, 0.5, 0.5, 0])


def test_spells_are_those_of_the_files() -> None:
    found = {
        (r["area_code"], r["began"].date(), r["ended"].date() if r["better"] else None) for r in rows("time_to_better")
    }
    ungraded_first = {(r["area_code"], r["began"].date()) for r in rows("time_to_better") if not r["better"]}
    for area, began, better in plain.spells():
        if (area, began) in ungraded_first and better is not None:
            continue  # the watch ended before: a report that was not read, or one without an overall grade
        assert (area, began, better) in found
    assert len(found) == len(plain.spells())


def test_buckinghamshire_waited_as_long_as_its_reports_say() -> None:
    # Reports published 8 August 2014 (inadequate, page 1) and 11 February 2022 (requires improvement, page 1)
    (row,) = [r for r in rows("time_to_better") if r["area"] == "Buckinghamshire"]
    assert (row["began"].date().isoformat(), row["ended"].date().isoformat()) == ("2014-08-08", "2022-02-11")
    assert (row["days"], row["next_grade"]) == (2744, "requires_improvement")


def test_shares_better_grow_and_stand_within_their_intervals() -> None:
    shares = [r["share"] for r in records(afterwards.better_within())]
    assert shares == sorted(shares)
    for r in records(afterwards.better_within()):
        assert r["low"] is None or r["low"] <= r["share"] <= r["high"]
    middle, low, high = afterwards.median_years()
    assert 0 < low <= middle <= high


def test_matches_and_directions_are_those_of_the_files() -> None:
    history = as_of.overall_judgements()
    found = {r["inspection_id"]: r for r in rows("next_by_inspection")}
    joint = [j for j in as_of.joint_inspections() if j["start"] and j["prior"]]
    assert {j["id"] for j in joint} == set(found)
    for j in joint:
        row, alike = found[j["id"]], plain.started_alike(j)
        if row["matched_unread"] or row["unread_after"]:
            continue
        assert row["matched"] == len(alike)
        ways = [_way(j["prior"], as_of.following(history[area], j["end"])) for area in alike]
        for way in ("better", "same", "worse", "waiting"):
            assert row[way] == pytest.approx(ways.count(way) / len(ways))
        assert row["direction"] == _way(j["prior"], as_of.following(history[j["area"]], j["end"]))


def test_placebo_counts_each_inspection_once() -> None:
    for era in (None, "2016–2020", "since 2022"):
        every = [r for r in records(afterwards.placebo(era)) if r["prior_grade"] == afterwards.ALL]
        of = every[0]["of"]
        assert sum(r["joint"] for r in every) == of
        assert sum(r["expected"] for r in every) == pytest.approx(of)
        assert of + sum(afterwards.left_out(era)) == sum(era in (None, r["era"]) for r in rows("next_by_inspection"))
        for r in every:
            assert r["low"] <= r["expected"] <= r["high"]


def _way(before: str, after: str) -> str:
    if after == "waiting":
        return after
    step = RANK.index(after) - RANK.index(before)
    return "same" if step == 0 else "worse" if step > 0 else "better"
