"""Counts of a query's rows as shares with exact intervals."""

from __future__ import annotations

import pandas as pd

from queries.intervals import share


def with_share(frame: pd.DataFrame, count: str, n: str, name: str = "share") -> pd.DataFrame:
    """The frame with three more columns: `name`, `name_low`, `name_high` (95 % exact interval; none below n = 5).

    Args:
        frame: rows of a query.
        count: column that counts the part.
        n: column that counts all of them.
        name: name of the share.

    Raises:
        ValueError: a count is not between 0 and its n.
    """
    estimates = [share(int(some), int(total)) for some, total in zip(frame[count], frame[n], strict=True)]
    return frame.assign(
        **{
            name: pd.Series([e.value for e in estimates], dtype="float64", index=frame.index),
            f"{name}_low": pd.Series([e.low for e in estimates], dtype="float64", index=frame.index),
            f"{name}_high": pd.Series([e.high for e in estimates], dtype="float64", index=frame.index),
        }
    )
