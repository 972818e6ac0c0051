"""The rooms of the project: an import only ever points down the straight line, from what is shown to what is known."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BELOW: dict[str, set[str]] = {
    "ingest": set(),
    "queries": set(),
    "components": {"queries"},
    "pages": {"queries", "components"},
    "service": {"queries", "components"},
}
"""What each room may import beside its own modules."""
JUDGE = "service/judge.py"
"""Holds a snapshot against the Data Package and the bounds before it is served: the only way from service to ingest."""
OWN = {*BELOW, "bench", "tests", "dashboard"}
MODULES = sorted(path for room in BELOW for path in (ROOT / room).rglob("*.py"))


def rooms_of(source: str) -> set[str]:
    """Rooms of this project that a module imports from, wherever the import stands; it must not be a relative one."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            found.add(str(node.module).split(".")[0])
    return found & OWN


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_an_import_points_down(path: Path) -> None:
    name = path.relative_to(ROOT)
    room = name.parts[0]
    allowed = {room, *BELOW[room]} | ({"ingest"} if str(name) == JUDGE else set())
    assert rooms_of(path.read_text(encoding="utf-8")) <= allowed


def test_every_folder_with_modules_is_a_room() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/*.py") if not path.parent.name.startswith(".")}
    assert folders == OWN - {"dashboard"}


@pytest.mark.parametrize(
    ("source", "rooms"),
    [
        ("from service import api", {"service"}),
        ("import service.api as other", {"service"}),
        ("def make():\n    from pages import data\n", {"pages"}),
        ("import json\nfrom queries.record import current\n", {"queries"}),
    ],
)
def test_the_guard_sees_an_import_wherever_it_stands(source: str, rooms: set[str]) -> None:
    assert rooms_of(source) == rooms
