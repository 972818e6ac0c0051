"""Rules of the house: what must be in the docs, what must not be in the record."""

import re
from pathlib import Path

import pytest

from components.registry import FOLDER as FOLDER_OF_PAGES
from components.registry import PAGES, readme_rows
from ingest.record import tables
from queries import FOLDER

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKE_TARGETS = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("target", MAKE_TARGETS)
def test_readme_names_every_make_target(target: str) -> None:
    assert f"make {target}" in README


def test_the_registry_holds_every_page_once_and_readme_lists_them_in_its_words() -> None:
    assert sorted(page.name for page in PAGES) == sorted(path.stem for path in FOLDER_OF_PAGES.glob("*.py"))
    table = README.partition("| page | its question |\n|---|---|\n")[2].partition("\n\n")[0]
    assert table.splitlines() == readme_rows()


@pytest.mark.parametrize("table", sorted(tables.tables()))
def test_readme_names_every_table(table: str) -> None:
    assert f"`{table}`" in README


@pytest.mark.parametrize("query", sorted(path.stem for path in FOLDER.glob("*.sql")))
def test_readme_names_every_query(query: str) -> None:
    assert f"`{query}`" in README


@pytest.mark.parametrize("table", sorted(tables.tables()))
def test_no_cell_of_the_record_is_a_passage_of_text(table: str) -> None:
    allowed = {
        "codes": 160,
        "milestones": 200,
        "sources": 200,
        "selection": 300,
        "quarantine": 400,
        "corrections": 400,
        "published_counts": 250,
        "releases": 2000,
        "postcodes": 4000,  # runs of postcodes, four characters each
    }
    longest = max((len(v) for row in tables.read_table(table) for v in row.values()), default=0)
    assert longest <= allowed.get(table, 140)


@pytest.mark.parametrize("module", sorted(ROOT.glob("pages/*.py")), ids=lambda path: path.stem)
def test_a_page_holds_no_sql_and_fetches_nothing(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert not re.search(r"\b(select|from)\b .*\bfrom\b|import (duckdb|requests|plotly\.express)", source)
