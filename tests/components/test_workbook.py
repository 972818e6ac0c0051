"""A workbook holds the rows of the page as the page writes them, and nothing that a spreadsheet would run."""

import datetime as dt
import io

import pandas as pd
from python_calamine import CalamineWorkbook

from components.tables import Column
from components.words import GRADES, day, whole, word
from components.workbook import Sheet, workbook

FRAME = pd.DataFrame(
    {
        "area": ["=1+1", "Anytown"],
        "grade": ["good", None],
        "published": pd.to_datetime(["2024-05-16", None]),
        "items": pd.array([0, None], dtype="Int64"),
        "report_url": ["https://example.org/report.pdf", None],
    }
)
COLUMNS = [
    Column("area", "Council", href=lambda row: f"council?area={row['area']}"),
    Column("grade", "Grade", lambda code: word(code, GRADES), href=lambda row: row["report_url"]),
    Column("published", "Published", day),
    Column("items", "Items", whole),
]


def made() -> bytes:
    """A workbook of one sheet."""
    return workbook({"Title": "A test"}, [Sheet("Rows", "Two rows", FRAME, COLUMNS)], dt.date(2026, 1, 2))


def test_cells_are_words_dates_and_numbers_and_an_empty_cell_stays_empty() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made()))
    assert book.sheet_names == ["About", "Rows"]
    assert book.get_sheet_by_name("About").to_python() == [["Title", "A test"]]
    assert book.get_sheet_by_name("Rows").to_python(skip_empty_area=False)[:4] == [
        ["Two rows", "", "", ""],
        ["Council", "Grade", "Published", "Items"],
        ["=1+1", "Good", dt.date(2024, 5, 16), 0],
        ["Anytown", "", "", ""],
    ]


def test_the_same_content_gives_the_same_file() -> None:
    assert made() == made()
