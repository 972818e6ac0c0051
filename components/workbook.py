"""Tables of a page as one workbook: first what it is, then a sheet for each table, written as the page writes it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter

from components.tables import Column
from components.words import day, is_missing
from queries import records

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDEST = 60

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Sheet:
    """One table: name of the sheet (31 characters at most), caption, rows, and the columns shown."""

    name: str
    caption: str
    frame: pd.DataFrame
    columns: Sequence[Column]


def workbook(about: Mapping[str, str], sheets: Sequence[Sheet], created: dt.date, base: str = "") -> bytes:
    """The workbook as bytes, the same for the same content.

    Args:
        about: lines of the first sheet, words by label.
        sheets: tables in order.
        created: date that the file states.
        base: public address of the site with a slash at its end, put before links into the site.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"created": dt.datetime.combine(created, dt.time())})
        bold, date = book.add_format({"bold": True}), book.add_format({"num_format": "d mmmm yyyy", "align": "left"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        first = book.add_worksheet("About")
        first.set_column(0, 0, 16, bold)
        first.set_column(1, 1, 100, wrapped)
        for line, (label, words) in enumerate(about.items()):
            first.write_string(line, 0, label, bold)
            first.write_string(line, 1, words, wrapped)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, bold, date, base)
    return target.getvalue()


def _write(page: Any, sheet: Sheet, bold: Any, date: Any, base: str) -> None:
    page.write_string(0, 0, sheet.caption)
    page.freeze_panes(2, 1)
    for number, column in enumerate(sheet.columns):
        page.write_string(1, number, column.label, bold)
    widths = [len(column.label) for column in sheet.columns]
    for line, row in enumerate(records(sheet.frame), 2):
        for number, column in enumerate(sheet.columns):
            value = row[column.name]
            if is_missing(value):
                continue
            text = column.words(value)
            widths[number] = max(widths[number], len(text))
            link = _absolute(column.href(row) if column.href else None, base)
            if link:  # a date or a number written over it keeps the link
                page.write_url(line, number, link, string=text)
            if column.words is day:
                page.write_datetime(line, number, pd.Timestamp(str(value)).to_pydatetime(), date)
            elif isinstance(value, int | float):
                page.write_number(line, number, value)
            elif not link:
                page.write_string(line, number, text)
    for number, width in enumerate(widths):
        page.set_column(number, number, min(_WIDEST, width + 2))


def _absolute(href: str | None, base: str) -> str | None:
    """Where a link of the page leads to from a file; None where the site's own address is not known."""
    if not href or href.startswith(("https://", "http://")):
        return href
    return base + href if base.startswith("http") else None
