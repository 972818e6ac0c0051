"""Where a page of a report is shown with what was counted on it, if copies of the reports are kept here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.columns import paged
from components.words import is_missing
from queries import report_store


def address(key: str, page: object, root: str = "") -> str | None:
    """Address of the page of an inspection's report as a picture; None where none is stated or kept."""
    if is_missing(page) or not report_store.holds(key):
        return None
    return f"{root}proof/{key}/{int(str(page))}"


def proved(found: pd.DataFrame, key: str) -> pd.DataFrame:
    """Rows of one inspection whose links lead to the picture of their page, where it can be shown."""
    if found.empty or not report_store.holds(key):
        return found
    links = [address(key, row["page"]) or row["report_url"] for row in found.to_dict("records")]
    return found.assign(report_url=links)


def link(row: Mapping[str, Any], key: str, root: str = "") -> str | None:
    """Where a fact's page leads: to its picture, else to the report at the page; None without either."""
    return address(key, row["page"], root) or paged(dict(row))
