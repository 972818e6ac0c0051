"""The recipes of CONTRIBUTING, followed in a copy of the project: the files that each names, and no others, change."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from queries.record import CACHE, DATA, build
from tests.toys import CHART, FAMILY, PAGE, QUERY, Edit

ROOT = Path(__file__).resolve().parent.parent
_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", ".cache", "__pycache__", ".*_cache", ".hypothesis", "site", "node_modules"
)
_MADE = ("__pycache__", ".cache", ".pytest_cache")


@dataclass(frozen=True)
class Recipe:
    """A section of CONTRIBUTING as a toy follows it.

    Attributes:
        heading: of the section.
        names: what stands in its file list for `<family>`, `<query>`, ….
        edits: what is done to each file of the list.
        tests: arguments for pytest, run in the copy.
        script: Python, run in the copy.
    """

    heading: str
    names: Mapping[str, str]
    edits: Mapping[str, Edit]
    tests: tuple[str, ...]
    script: str = ""

    def path(self, pattern: str) -> str:
        """The toy's file for an entry of the list."""
        return re.sub(r"<(\w+)>", lambda found: self.names[found[1]], pattern)


RECIPES = (
    Recipe(
        "Add a report family",
        {"family": "fostering"},
        FAMILY,
        (
            "tests/ingest/families/test_fostering_report.py",
            "tests/ingest/test_rooms.py",
            "tests/queries/test_codes.py",
            "-k",
            "fostering or codes",
        ),
    ),
    Recipe(
        "Add a query",
        {"query": "councils_by_region"},
        QUERY,
        (
            "tests/test_house.py",
            "tests/queries/test_headers.py",
            "tests/queries/test_figures.py",
            "-k",
            "councils_by_region or london or readme_lists",
        ),
        """
import asyncio, csv, io
import httpx
from starlette.applications import Starlette
from service import api
async def get():
    site = httpx.ASGITransport(Starlette(routes=api.routes()))
    async with httpx.AsyncClient(transport=site, base_url="http://site") as client:
        return await client.get("/api/v1/councils-by-region.csv")
answer = asyncio.run(get())
assert answer.status_code == 200
assert {row["region"]: row["councils"] for row in csv.DictReader(io.StringIO(answer.text))}["London"] == "33"
""",
    ),
    Recipe(
        "Add a page",
        {"page": "regions"},
        PAGE,
        ("tests/test_house.py", "tests/pages/test_pages.py", "-k", "(regions and opens) or registry or shown"),
        """
from components.registry import PAGES, indexed_paths, parts
assert "/regions" in indexed_paths()
assert [page.name for page in parts()["Questions"]][-1] == "regions"
""",
    ),
    Recipe(
        "Add a chart",
        {"module": "by_region", "page": "about"},
        CHART,
        ("tests/test_house.py", "tests/components/test_figures.py", "-k", "regions or about"),
        """
import csv, io
from xml.etree import ElementTree
from components.figures import all_figures
from queries import rows
from service.figures import KINDS
from tests.pages.test_pages import opened
figure = all_figures()["council-regions"]()
answers = {kind: KINDS[kind](figure, "http://site").body.decode() for kind in ("html", "svg", "csv")}
assert figure.title in answers["html"]
assert ElementTree.fromstring(answers["svg"]).tag == "{http://www.w3.org/2000/svg}svg"
assert len(list(csv.DictReader(io.StringIO(answers["csv"])))) == len(rows("areas"))
shown = opened("about")
assert not shown.exception
assert any('id="council-regions"' in block.proto.body for block in shown.get("html"))
""",
    ),
)


def files_of(heading: str) -> list[str]:
    """The entries of the line `Files:` in one section of CONTRIBUTING."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    (listed,) = re.findall(r"^Files: (.*?)(?:\n\n|\Z)", section, re.MULTILINE | re.DOTALL)
    return re.findall(r"`([^`]+)`", listed)


def digests(copy: Path) -> dict[str, str]:
    """Digest by path of every file that is not made by running something."""
    return {
        str(path.relative_to(copy)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in copy.rglob("*")
        if path.is_file() and not any(part in _MADE for part in path.parts)
    }


def tried(copy: Path, recipe: Recipe) -> str:
    """What the recipe's tests and script print in the copy, run in one process of its own; both have to end well."""
    arguments = ["-q", "-n", "0", "-p", "no:cacheprovider", *recipe.tests]
    script = f"import pytest\nif code := pytest.main({arguments!r}):\n    raise SystemExit(code)\n{recipe.script}"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=copy, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-2000:]}"
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.heading)
def test_a_recipe_works_with_the_files_that_it_names_and_no_others(recipe: Recipe, tmp_path: Path) -> None:
    named = files_of(recipe.heading)
    assert sorted(named) == sorted(recipe.edits)
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=_NOT_COPIED)
    (copy / ".cache").mkdir()
    path = build(DATA, CACHE)
    for kept in path.parent.glob(f"{path.stem}*"):
        shutil.copy(kept, copy / ".cache")  # made of the same data: it need not be built again
    before = digests(copy)
    for pattern in named:
        path = copy / recipe.path(pattern)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(recipe.edits[pattern](text), encoding="utf-8")
    passed = tried(copy, recipe)
    assert int(re.findall(r"(\d+) passed", passed)[0]) >= 2
    now = digests(copy)
    assert {path for path in before | now if before.get(path) != now.get(path)} == {recipe.path(one) for one in named}
