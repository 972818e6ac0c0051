"""Date ranges in the forms that the published reports use (each form seen in a report)."""

import datetime as dt

import pytest

from ingest.errors import ParseError
from ingest.text.dates import first_range, single_date

D = dt.date


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Between 14 and 18 March 2016, Ofsted", D(2016, 3, 14), D(2016, 3, 18)),
        ("took place from 20 to 24 May 2024.", D(2024, 5, 20), D(2024, 5, 24)),
        ("Between 31 October and 4 November 2016", D(2016, 10, 31), D(2016, 11, 4)),
        ("29 January 2024 to 02 February 2024", D(2024, 1, 29), D(2024, 2, 2)),
        ("Inspection date: 14 January 2014- 5 February 2014", D(2014, 1, 14), D(2014, 2, 5)),
        ("19 November–30 November 2018", D(2018, 11, 19), D(2018, 11, 30)),
        ("30 September to 11 October 2024 and 13 to 16 January 2025", D(2024, 9, 30), D(2025, 1, 16)),
        ("8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019", D(2019, 7, 8), D(2019, 8, 8)),
        ("30 December to 4 January 2023", D(2022, 12, 30), D(2023, 1, 4)),
        ("13 November 2023 to 17 November", D(2023, 11, 13), D(2023, 11, 17)),
        ("20 June 2023", D(2023, 6, 20), D(2023, 6, 20)),
        ("Inspection dates: 19 November-11 December 2013 and 28 – 30 January 2014", D(2013, 11, 19), D(2014, 1, 30)),
        ("22nd to 26th May 2017", D(2017, 5, 22), D(2017, 5, 26)),
    ],
)
def test_range_is_read_as_written(text: str, start: dt.date, end: dt.date) -> None:
    assert first_range(text) == (start, end)


def test_missing_year_is_the_last_before_publication() -> None:
    assert first_range("Between 20 and 24 June,", D(2016, 8, 3)) == (D(2016, 6, 20), D(2016, 6, 24))
    assert first_range("between 4 and 8 December", D(2018, 1, 30)) == (D(2017, 12, 4), D(2017, 12, 8))


@pytest.mark.parametrize(
    "text", ["", "between 16 and 18 years old", "31 February 2020", "20 to 24 June", "9 May 2020 to 3 March 2020"]
)
def test_what_is_no_range_raises(text: str) -> None:
    with pytest.raises(ParseError):
        first_range(text)


def test_single_date_needs_day_month_and_year() -> None:
    assert single_date("5 April 2016") == D(2016, 4, 5)
    with pytest.raises(ParseError):
        single_date("April 2016")


def test_weekdays_that_fit_their_dates_are_read() -> None:
    text = "between Monday 4 June and Tuesday the 5th of June 2018"
    assert first_range(text) == (D(2018, 6, 4), D(2018, 6, 5))
    assert single_date("Friday, 6 April 2018") == D(2018, 4, 6)


@pytest.mark.parametrize("text", ["Tuesday 4 and Wednesday 5 June 2018", "on 4 June to Monday 5 June 2018"])
def test_a_weekday_that_does_not_fit_its_date_raises(text: str) -> None:
    with pytest.raises(ParseError, match=r"expected a weekday that fits its date, found \w+ for 2018-06-0[45], a \w+"):
        first_range(text)
