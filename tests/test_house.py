"""Rules of the house: what must be in the docs, what must not be in the record."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.registry import FOLDER as FOLDER_OF_PAGES
from components.registry import PAGES, readme_rows
from ingest.record import tables
from queries import FOLDER
from queries.header import header

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = ("bench", "components", "ingest", "pages", "queries", "service")
"""Folders of the project's own code, tests aside."""
MODULES = sorted(path for folder in CODE for kind in ("*.py", "*.sql") for path in (ROOT / folder).rglob(kind))
MAKE_TARGETS = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("target", MAKE_TARGETS)
def test_readme_names_every_make_target(target: str) -> None:
    assert f"make {target}" in README


def test_the_registry_holds_every_page_once_and_readme_lists_them_in_its_words() -> None:
    assert sorted(page.name for page in PAGES) == sorted(path.stem for path in FOLDER_OF_PAGES.glob("*.py"))
    table = README.partition("| page | its question |\n|---|---|\n")[2].partition("\n\n")[0]
    assert table.splitlines() == readme_rows()


def rows_under(heading: str) -> list[str]:
    """Lines of the README's table below that line of headings."""
    found = README.partition(f"| {heading} |\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
    assert found
    return found


def test_readme_lists_every_table_once_and_no_other() -> None:
    assert sorted(row.split("`")[1] for row in rows_under("table | one row per")) == sorted([*tables.tables(), "words"])


def test_readme_lists_every_query_once_with_the_question_of_its_header() -> None:
    questions = {path.stem: header(path.stem).question.partition("?")[0] for path in FOLDER.glob("*.sql")}
    listed = sorted(f"| `{name}` | {question}? |" for name, question in questions.items())
    assert sorted(rows_under("query | its question")) == listed


def test_no_module_and_no_query_is_long() -> None:
    assert len(MODULES) > 200
    long = {path for path in (ROOT / "dashboard.py", *MODULES) if path.read_text(encoding="utf-8").count("\n") > 300}
    assert not long


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


SQL = re.compile(r"(?is:\bselect\b.*\bfrom\b)|\A\s*from\s+\w+\s*(?:\Z|\b(?:where|join|limit|select|group|order)\b)")
"""A statement of any number of lines; DuckDB takes one that begins with `from` too."""
FETCHING = {"duckdb", "requests", "httpx", "urllib.request"}


def strings(source: str) -> Iterator[str]:
    """Every string of a module, those of several lines and literals in a row as one; of an f-string what is fixed."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "x".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))


def imported(source: str) -> set[str]:
    """Modules that a module imports."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


EXAMPLES = ROOT / "components" / "examples.py"
"""The statements that Ask in SQL offers its readers."""
SHOWN = sorted({path for folder in ("pages", "components") for path in (ROOT / folder).rglob("*.py")} - {EXAMPLES})


@pytest.mark.parametrize("module", SHOWN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_shown_holds_no_sql_and_fetches_nothing(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert not [text for text in strings(source) if SQL.search(text)]
    assert not imported(source) & FETCHING


@pytest.mark.parametrize(
    "source",
    [
        'run("""select area\nfrom areas""")',
        'run("select area " "from areas")',
        'run(f"""\nSELECT {column}\nFROM {table}""")',
        'run("from areas")',
        'run("from areas\\nwhere area is null")',
    ],
)
def test_the_guard_sees_sql_across_lines(source: str) -> None:
    assert any(SQL.search(text) for text in strings(source))
