"""Rows of a query as a frame, by way of Arrow: text is taken over as it is, not turned into one object per cell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import types

_WHOLE = {pa.int64(): pd.Int64Dtype()}


def to_frame(table: pa.Table) -> pd.DataFrame:
    """A frame of the same columns, of the types that DuckDB's own `df()` gives.

    Text (a column of nothing but empty cells: objects), whole numbers (bigint; nullable where a cell is empty), floats,
    days as points in time.
    """
    columns = zip(table.column_names, table.columns, strict=True)
    return pd.DataFrame({name: _column(column) for name, column in columns}, copy=False)


def _column(column: Any) -> Any:
    if types.is_date(column.type):
        return column.cast(pa.timestamp("us")).to_numpy()
    if types.is_string(column.type):
        return column.to_pandas().array if column.null_count < len(column) else np.full(len(column), None)
    if column.type == pa.int64() and column.null_count:
        return column.to_pandas(types_mapper=_WHOLE.get).array
    return column.to_numpy()
