"""What the page "How were areas chosen?" says, recomputed from the CSV files in plain Python."""

import datetime as dt
import statistics

import pytest

from queries import rows, yardsticks
from tests.queries import as_of
from tests.queries.plain import table

HIGH = ("outstanding", "good")


def period(rows_: list[dict], name: str) -> dict:
    """The row of one period."""
    return next(row for row in rows_ if row["period"] == name)


def cell(frame, name: str, category: str) -> dict:
    """The row of one period and category."""
    return frame[(frame["period"] == name) & (frame["category"] == category)].to_dict("records")[0]


@pytest.mark.parametrize("name", ["all", "2016–2020", "since 2022"])
def test_counts_of_a_period_are_those_of_the_files(name: str) -> None:
    joint = [j for j in as_of.joint_inspections() if name in ("all", j["era"])]
    row = period(rows("selection_by_period", high_performing="good_or_outstanding"), name)
    assert row["inspections"] == len(joint)
    assert row["areas"] == len({j["area"] for j in joint})
    assert row["high_performing"] == sum(j["prior"] in HIGH for j in joint)
    assert row["requires_improvement"] == sum(j["prior"] == "requires_improvement" for j in joint)
    assert row["previously_inadequate"] == sum(j["prior"] == "inadequate" for j in joint)
    assert row["ever_inadequate"] == sum(j["ever"] == "yes" for j in joint)
    assert row["unknown"] == sum(j["prior"] is None for j in joint)
    assert row["undated"] == sum(j["start"] is None and j["prior"] is None for j in joint)
    assert row["bounded"] == sum(j["start"] is None and j["prior"] is not None for j in joint)
    assert row["bounded_high_performing"] == sum(j["start"] is None and j["prior"] in HIGH for j in joint)
    assert row["within_window"] == sum(j["start"] is not None and (j["end"] - j["start"]).days < 28 for j in joint)


def test_inspectorates_of_a_period_are_those_of_the_files() -> None:
    parsed = {j["id"] for j in as_of.joint_inspections() if j["parsed"]}
    parties = [i for i in table("inspectorates") if i["inspection_id"] in parsed]
    row = period(rows("selection_by_period", high_performing="good_or_outstanding"), "all")
    assert row["read"] == row["one_letter"] == len(parsed)
    for key, name in {"cqc": "CQC", "hmi_probation": "HMI Probation", "hmi_prisons": "HMI Prisons"}.items():
        assert row[key] == sum(i["inspectorate"] == name for i in parties)


def test_switch_to_outstanding_only_moves_the_good_ones() -> None:
    wide = period(rows("selection_by_period", high_performing="good_or_outstanding"), "all")
    narrow = period(rows("selection_by_period", high_performing="outstanding"), "all")
    joint = as_of.joint_inspections()
    assert narrow["high_performing"] == sum(j["prior"] == "outstanding" for j in joint)
    assert narrow["good"] + narrow["high_performing"] == wide["high_performing"]


@pytest.mark.parametrize("name", ["all", "2016–2020", "since 2022"])
def test_expected_numbers_are_the_mix_of_all_areas_on_the_same_days(name: str) -> None:
    history = as_of.overall_judgements()
    high = inadequate = ever = unknown = known = 0.0
    for j in as_of.joint_inspections():
        if j["start"] is None or name not in ("all", j["era"]):
            continue
        mix = [as_of.standing(history.get(area, []), j["start"]) for area in as_of.areas_on(j["start"])]
        judged = [m for m in mix if m[0] is not None]
        unknown += (len(mix) - len(judged)) / len(mix)
        if j["prior"] is not None:
            known += 1
            high += sum(grade in HIGH for grade, _ in judged) / len(judged)
            inadequate += sum(grade == "inadequate" for grade, _ in judged) / len(judged)
            ever += sum(e == "yes" for _, e in judged) / len(judged)
    frame = yardsticks.representation("good_or_outstanding")
    assert cell(frame, name, "high_performing")["expected"] == pytest.approx(high)
    assert cell(frame, name, "previously_inadequate")["expected"] == pytest.approx(inadequate)
    assert cell(frame, name, "ever_inadequate")["expected"] == pytest.approx(ever)
    assert cell(frame, name, "unknown")["expected"] == pytest.approx(unknown)
    assert cell(frame, name, "high_performing")["inspections"] == known


def test_every_day_has_all_areas_that_existed_then() -> None:
    # 152 councils until March 2019; Bournemouth, Poole and Dorset became two: 151 until Northamptonshire split in 2021
    assert len(as_of.areas_on(dt.date(2016, 2, 22))) == 152
    assert len(as_of.areas_on(dt.date(2020, 1, 20))) == 151
    assert len(as_of.areas_on(dt.date(2022, 1, 10))) == 152
    assert len(as_of.areas_on(dt.date(2024, 1, 22))) == 153


def test_categories_of_a_day_share_all_known_areas_out() -> None:
    frame = yardsticks.representation("outstanding")
    for _, chosen in frame[frame["inspections"] > 0].groupby("period"):
        grades = ["high_performing", "good", "requires_improvement", "previously_inadequate"]
        shares = chosen[chosen["category"].isin(grades)]
        assert shares["all_areas_share"].sum() == pytest.approx(1)
        assert shares["observed"].sum() == shares["inspections"].iloc[0]


def test_median_of_days_to_publication_is_that_of_the_files() -> None:
    days = [(j["published"] - j["end"]).days for j in as_of.joint_inspections() if j["end"]]
    row = period(yardsticks.days_to_publication().to_dict("records"), "all")
    assert (row["median"], row["shortest"], row["longest"]) == (statistics.median(days), min(days), max(days))


def test_areas_are_counted_once_in_the_order_of_their_letters() -> None:
    first: dict[str, dt.date] = {}
    for j in sorted(as_of.joint_inspections(), key=lambda j: (j["published"], j["id"])):
        first.setdefault(j["area"], j["published"])
    assert yardsticks.day_reached(20) == list(first.values())[19]
    assert yardsticks.day_reached(10_000) is None


def test_ratio_is_observed_over_expected_with_the_scaled_exact_interval() -> None:
    # Clopper-Pearson for 4 of 20 (Newcombe 1998): 0.0573 to 0.4366; all areas 10 %, so twice as often
    estimate = yardsticks.ratio(4, 20, 2.0)
    assert estimate.value == pytest.approx(2.0)
    assert (estimate.low, estimate.high) == (pytest.approx(0.573, abs=1e-3), pytest.approx(4.366, abs=1e-3))


def test_ratio_of_nothing_or_few_has_no_interval() -> None:
    assert yardsticks.ratio(0, 0, 0.0).value is None
    assert yardsticks.ratio(1, 8, 0.0).value is None
    assert (yardsticks.ratio(1, 4, 1.0).value, yardsticks.ratio(1, 4, 1.0).low) == (1.0, None)
