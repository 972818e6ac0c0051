"""High performers beside areas judged inadequate before: groups, counts and tests, recomputed from the CSV files."""

import statistics
from collections import Counter

import pytest
from scipy import stats

from queries import QueryError, contrast, records, rows, run
from queries.detectable import detectable_order, detectable_shares
from tests.queries import contrast_plain as plain


@pytest.mark.parametrize("definition", contrast.DEFINITIONS)
@pytest.mark.parametrize("high", contrast.HIGHS)
def test_every_inspection_stands_in_the_cohort_of_the_files(definition: str, high: str) -> None:
    for kind in contrast.COMPARED:
        found = {
            row["inspection_id"]: row["cohort"]
            for row in rows("contrast", definition=definition, high_performing=high, compared=kind)
        }
        assert found == {r["id"]: plain.cohort(r, definition, high) for r in plain.compared() if r["kind"] == kind}


@pytest.mark.parametrize("definition", contrast.DEFINITIONS)
def test_sizes_are_those_of_the_members_and_nobody_is_lost(definition: str) -> None:
    found = contrast.sizes(definition, "good_or_outstanding")
    for kind in contrast.COMPARED:
        mine = Counter(
            plain.cohort(r, definition, "good_or_outstanding") for r in plain.compared() if r["kind"] == kind
        )
        for cohort in contrast.COHORTS:
            seen = sum(found[kind, period, cohort]["inspections"] for period in contrast.periods(kind))
            assert seen == mine[cohort]


def test_the_deciding_judgement_is_published_before_the_day_and_fits_the_cohort() -> None:
    for definition in contrast.DEFINITIONS:
        for row in rows("contrast", definition=definition, high_performing="good_or_outstanding", compared="joint"):
            if row["deciding_published"] is not None:
                assert row["deciding_published"] < row["day"]
            if row["cohort"] == "previously_inadequate":
                assert row["deciding_grade"] == "inadequate"
            if row["cohort"] == "high_performing":
                assert row["deciding_grade"] in ("good", "outstanding")


def test_kirklees_was_once_inadequate_as_its_report_says() -> None:
    # Kirklees: single framework report published 25 November 2016, page 1 (inadequate); joint inspection since 2022
    (row,) = [
        r
        for r in rows("contrast", definition="ever_inadequate", high_performing="outstanding", compared="joint")
        if r["area"] == "Kirklees"
    ]
    assert (row["cohort"], row["deciding_published"].date().isoformat()) == ("previously_inadequate", "2016-11-25")
    assert (row["deciding_page"], row["deciding_aspect"]) == (1, "overall")


def test_the_default_definition_is_the_one_with_both_groups_in_both_eras() -> None:
    least = {
        definition: min(
            Counter(
                (r["era"], plain.cohort(r, definition, "good_or_outstanding"))
                for r in plain.compared()
                if r["kind"] == "joint"
            )[era, cohort]
            for era in contrast.ERAS
            for cohort in (contrast.FIRST, contrast.SECOND)
        )
        for definition in contrast.DEFINITIONS
    }
    assert least == {d: contrast.smallest(d) for d in contrast.DEFINITIONS}
    assert least[contrast.default_definition()] == max(least.values())


@pytest.mark.parametrize(("kind", "measure"), [("joint", "strength"), ("visit", "improvement"), ("sif", "improvement")])
def test_medians_are_those_of_the_files(kind: str, measure: str) -> None:
    for row in records(contrast.summary("ever_since_2009", "good_or_outstanding", kind, measure)):
        listed = [
            r["lists"][measure]
            for r in plain.compared()
            if r["kind"] == kind
            and r["lists"]
            and measure in r["lists"]
            and plain.cohort(r, "ever_since_2009", "good_or_outstanding") == row["cohort"]
            and _in_period(r, row["period"])
        ]
        assert row["with_section"] == len(listed)
        assert row["median"] == (statistics.median(listed) if listed else None)


def test_shares_with_priority_action_are_those_of_the_files() -> None:
    for kind in ("joint", "visit"):
        for row in records(contrast.summary("ever_since_2009", "good_or_outstanding", kind, "priority_action")):
            mine = [
                r["lists"]["priority_action"] > 0
                for r in plain.compared()
                if r["kind"] == kind
                and r["lists"]
                and plain.cohort(r, "ever_since_2009", "good_or_outstanding") == row["cohort"]
                and _in_period(r, row["period"])
            ]
            assert (row["some"], row["letters"]) == (sum(mine), len(mine))


def _in_period(row: dict, period: str) -> bool:
    bounds = {
        "in_person_before": ("2018-01-01", "2020-08-31"),
        "remote": ("2020-09-01", "2021-09-30"),
        "in_person_since": ("2021-10-01", "9999-12-31"),
    }
    if period in bounds:
        return bounds[period][0] <= row["day"].isoformat() <= bounds[period][1]
    return period in (row["era"], row["kind"])


def test_one_family_adjusts_for_everything_that_a_reader_can_switch_to() -> None:
    family = records(contrast.family())
    choices = {(r["definition"], r["high_performing"], r["compared"], r["period"], r["measure"]) for r in family}
    assert len(choices) == len(family) == 8 * (2 * 3 + 3 * 2 + 2 + 2)
    tested = sorted((r["p"], r["p_holm"]) for r in family if r["p"] is not None)
    assert len(tested) == contrast.tested() > 40
    assert tested[0][1] == pytest.approx(min(1, tested[0][0] * len(tested)))
    assert all(adjusted >= p for p, adjusted in tested)
    for row in family:
        if min(row["n_first"], row["n_second"]) < 5:
            assert row["p"] is None


def test_tests_are_those_of_the_counts() -> None:
    row = contrast.test_of("ever_since_2009", "good_or_outstanding", "visit", "in_person_since", "priority_action")
    a, n, b, m = (row[k] for k in ("some_first", "n_first", "some_second", "n_second"))
    assert row["p"] == pytest.approx(stats.fisher_exact([[a, n - a], [b, m - b]]).pvalue)
    counted = contrast.test_of("ever_since_2009", "good_or_outstanding", "visit", "in_person_since", "improvement")
    frame = run("contrast", definition="ever_since_2009", high_performing="good_or_outstanding", compared="visit")
    mine = frame[frame["lists_read"] & (frame["period"] == "in_person_since") & frame["improvement"].notna()]
    first, second = (list(mine[mine["cohort"] == c]["improvement"]) for c in (contrast.FIRST, contrast.SECOND))
    wins = sum((x > y) + 0.5 * (x == y) for x in first for y in second)
    assert counted["more_often"] == pytest.approx(wins / len(first) / len(second))


def test_labels_are_shuffled_within_strata() -> None:
    # one stratum lists 1 to 5 and the other 101 to 105: all of one cohort from the lower would be a gap without strata
    level = [("a", first, n) for n, first in enumerate([True, False, True, False, True])]
    level += [("b", first, 100 + n) for n, first in enumerate([False, True, False, True, False])]
    n, p = contrast.within_strata(level)
    assert n == 10
    assert p > 0.5
    apart = [("a", first, 100 * first + n) for n, first in enumerate([True, False] * 8)]
    assert contrast.within_strata(apart)[1] == pytest.approx(1 / 2000, abs=0.0006)
    assert contrast.within_strata([("a", True, 1)] * 20) == (0, None)


def test_exact_spread_agrees_with_shuffling() -> None:
    members = [(n % 3, n % 2 == 0, (n * 7) % 11 + (n % 2)) for n in range(39)]
    shuffled = contrast.within_strata(members)[1]
    exact = contrast.within_strata([*members, (1, True, 5)])[1]
    assert exact == pytest.approx(shuffled, abs=0.12)


def test_detectable_shares_have_the_power_that_they_claim() -> None:
    below, above = detectable_shares(20, 20, 0.5)
    assert below < 0.5 < above
    for share, enough in ((above, True), (above - 0.005, False)):
        power = sum(
            stats.binom.pmf(a, 20, share) * stats.binom.pmf(b, 20, 0.5)
            for a in range(21)
            for b in range(21)
            if stats.fisher_exact([[a, 20 - a], [b, 20 - b]]).pvalue <= 0.05
        )
        assert (power >= 0.8) == enough
    assert detectable_shares(3, 3, 0.5) == (None, None)


def test_detectable_order_agrees_with_noether() -> None:
    # Noether 1987, JASA 82:645-647: 65.4 in all, half in each group, for a chance of 0.7 with 80 % power at 5 %
    assert detectable_order(33, 33) == pytest.approx(0.7, abs=0.002)
    assert detectable_order(2, 2) is None


@pytest.mark.parametrize("wrong", [{"definition": "x"}, {"high_performing": "x"}, {"compared": "x"}])
def test_unknown_choices_are_refused(wrong: dict[str, str]) -> None:
    asked = {"definition": "prior_group", "high_performing": "outstanding", "compared": "joint"}
    with pytest.raises(QueryError, match="must be"):
        run("contrast", **{**asked, **wrong})


def test_visits_list_what_their_letters_print() -> None:
    # South Gloucestershire, letter of 14 December 2021, page 2: two and six bullets
    # Bournemouth, Christchurch and Poole, letter of 27 November 2020, pages 3 and 4: two and ten; no judgement before
    found = {
        (r["area"], r["published"].date().isoformat()): r
        for r in rows("contrast", definition="ever_inadequate", high_performing="outstanding", compared="visit")
    }
    first = found["South Gloucestershire", "2021-12-14"]
    assert (first["priority_action"], first["improvement"], first["cohort"]) == (2, 6, "previously_inadequate")
    second = found["Bournemouth, Christchurch and Poole", "2020-11-27"]
    assert (second["priority_action"], second["improvement"], second["cohort"]) == (2, 10, "unknown")
    assert (first["period"], second["period"]) == ("in_person_since", "remote")
