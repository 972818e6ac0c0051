"""Intervals agree with published values; small samples have none."""

import pytest

from queries.intervals import median, share


def test_exact_interval_of_a_share_agrees_with_the_textbook() -> None:
    # Clopper-Pearson for 4 of 20 (Newcombe 1998, Statistics in Medicine 17:857-872): 0.0573 to 0.4366
    estimate = share(4, 20)
    assert estimate.value == 0.2
    assert estimate.low == pytest.approx(0.0573, abs=1e-4)
    assert estimate.high == pytest.approx(0.4366, abs=1e-4)


def test_median_interval_encloses_the_median_and_is_repeatable() -> None:
    values = [3, 5, 8, 8, 9, 12, 14, 21]
    estimate = median(values)
    assert estimate.value == 8.5
    assert 3 <= estimate.low <= 8.5 <= estimate.high <= 21
    assert median(values) == estimate


def test_small_samples_have_a_value_but_no_interval() -> None:
    assert (median([1, 2, 3, 4]).value, median([1, 2, 3, 4]).low) == (2.5, None)
    assert (share(1, 4).value, share(1, 4).high) == (0.25, None)


def test_nothing_has_no_value() -> None:
    assert median([]).value is None
    assert share(0, 0).value is None


def test_impossible_count_raises() -> None:
    with pytest.raises(ValueError, match="between 0 and 3"):
        share(4, 3)
