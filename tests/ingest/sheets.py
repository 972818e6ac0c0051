"""Small workbooks with a sheet as the real ones lay it out."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter


def write_sheet(path: Path, name: str, rows: Sequence[Sequence[object]]) -> Path:
    """Write one sheet; dates become date cells, an empty text an empty cell."""
    with xlsxwriter.Workbook(path) as book:
        sheet, date = book.add_worksheet(name), book.add_format({"num_format": "yyyy-mm-dd"})
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(at, column, cell, date)
                elif cell != "":
                    sheet.write(at, column, cell)
    return path
