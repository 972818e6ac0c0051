"""The record as one workbook: a sheet of notes first, then a sheet for each table."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import xlsxwriter

from queries.record import Record

_WIDEST = 60
_ROWS_TO_MEASURE = 200


def record_workbook(record: Record, described: dict[str, Any], path: Path, created: dt.datetime) -> None:
    """Write the record to `path`.

    Args:
        record: the record.
        described: its Data Package.
        path: file to write.
        created: date that the file states (so that the same record gives the same file).
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": described["title"], "created": created.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _notes(book.add_worksheet("notes"), described, record.version, bold, wrapped)
        for resource in described["resources"]:
            sheet = book.add_worksheet(resource["name"][:31])
            found = record.connection.cursor().table(resource["name"])
            _table(sheet, found.columns, found.fetchall(), bold)


def _notes(sheet: Any, described: dict[str, Any], version: str, bold: Any, wrapped: Any) -> None:
    lines = [
        ("Title", described["title"]),
        ("About", described["description"]),
        ("Version", version),
        ("Licence", "; ".join(f"{licence['title']} {licence['path']}" for licence in described["licenses"])),
        ("Sources", "; ".join(f"{source['title']} {source['path']}" for source in described["sources"])),
        ("Reading", "An empty cell means not stated or not known; 0 means that the report says there are none."),
        ("Caveat", "Counts of findings are not scores. Areas were not chosen at random; numbers are small."),
    ]
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 100, wrapped)
    for row, (label, text) in enumerate(lines):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 2, text, wrapped)
    row = len(lines) + 1
    for column, label in enumerate(("Sheet", "Column", "Meaning")):
        sheet.write_string(row, column, label, bold)
    for resource in described["resources"]:
        row += 1
        sheet.write_string(row, 0, resource["name"][:31])
        sheet.write_string(row, 2, resource.get("title", ""))
        for field in resource["schema"]["fields"]:
            row += 1
            sheet.write_string(row, 1, field["name"])
            sheet.write_string(row, 2, field.get("description", ""))


def _table(sheet: Any, columns: list[str], rows: list[tuple[Any, ...]], bold: Any) -> None:
    sheet.freeze_panes(1, 1)
    for number, name in enumerate(columns):
        sheet.write_string(0, number, name, bold)
        longest = max((len(str(row[number])) for row in rows[:_ROWS_TO_MEASURE] if row[number] is not None), default=0)
        sheet.set_column(number, number, min(_WIDEST, max(len(name), longest) + 2))
    for line, row in enumerate(rows, 1):
        for number, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(line, number, dt.datetime.combine(value, dt.time()))
            elif value is not None:
                sheet.write(line, number, value)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
