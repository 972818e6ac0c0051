"""Frames made by way of Arrow are those that DuckDB makes itself."""

import duckdb
import pandas as pd
import pytest

from queries import frame, names, text
from queries.frames import to_frame
from queries.record import connection
from tests.queries.test_headers import examples

ROWS = """
values
    (1::bigint, 'a', 1.5::double, date '2020-02-29'), (null, null, null, null), (3, 'ä', -0.0::double, '1999-12-31')
"""


@pytest.mark.parametrize("name", names())
def test_every_query_gives_the_frame_that_duckdb_gives(name: str) -> None:
    given = examples(name)
    pd.testing.assert_frame_equal(
        frame(name, **given), connection().cursor().execute(text(name), given or None).df(), check_exact=True
    )


@pytest.mark.parametrize("some", ["", "where n is not null", "where n is null", "where false"])
def test_empty_cells_and_empty_frames_have_the_same_types(some: str) -> None:
    rows = duckdb.sql(f"from ({ROWS}) as rows (n, words, share, day) {some}")
    pd.testing.assert_frame_equal(to_frame(rows.to_arrow_table()), rows.df(), check_exact=True)
