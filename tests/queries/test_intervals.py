"""Intervals agree with published values; small samples have none."""

import pytest

from queries.intervals import median, share


def test_exact_interval_of_a_share_agrees_with_the_textbook() -> None:
    # Clopper-Pearson for 4 of 20 (Newcombe 1998, Statistics in Medicine 17:857-872): 0.0573 to 0.4366
    estimate = share(4, 20)
    assert estimate.value == 0.2
    assert estimate.low == pytest.approx(0.0573, abs=1e-4)
    assert estimate.high == pytest.approx(0.4366, abs=1e-4)


def test_median_interval_lies_between_the_values_of_the_table() -> None:
    # David and Nagaraja 2003, Order Statistics, 7.1: of 10 values the 2nd and the 9th, of 6 the 1st and the 6th
    assert (median(range(1, 11)).low, median(range(1, 11)).high) == (2, 9)
    assert (median([4, 1, 9, 2, 7, 3]).low, median([4, 1, 9, 2, 7, 3]).high) == (1, 9)
    assert median([3, 5, 8, 8, 9, 12, 14, 21]).value == 8.5


def test_small_samples_have_a_value_but_no_interval() -> None:
    assert (median([1, 2, 3, 4]).value, median([1, 2, 3, 4]).low) == (2.5, None)
    assert median([1, 2, 3, 4, 5]).low is None
    assert (share(1, 4).value, share(1, 4).high) == (0.25, None)


def test_nothing_has_no_value() -> None:
    assert median([]).value is None
    assert share(0, 0).value is None


def test_impossible_count_raises() -> None:
    with pytest.raises(ValueError, match="between 0 and 3"):
        share(4, 3)
