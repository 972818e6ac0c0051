"""The rooms of `ingest/`: an arrow only ever points to a room named before its own, and nothing lies outside."""

import ast
from pathlib import Path

import pytest

INGEST = Path(__file__).resolve().parents[2] / "ingest"
ROOMS = ("text", "families", "reading", "reference", "site", "record")
"""In order: each may import from those before it."""
LOBBY = {"errors", "facts", "rows", "declared"}
"""What every room may import."""
COMMANDS = {"__main__", "rebuild", "refresh", "command_refresh"}
"""What may import every room, and is imported by none."""
MODULES = sorted(path for path in INGEST.rglob("*.py") if path.name != "__init__.py" or path.parent != INGEST)


def imports(path: Path) -> set[str]:
    """First names below `ingest` of all that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "ingest":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("ingest."):
            found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("ingest.")}
    return found


def test_nothing_lies_outside_the_rooms() -> None:
    assert {path.stem for path in INGEST.glob("*.py")} == COMMANDS | LOBBY - {"declared"} | {"__init__"}
    assert {path.name for path in INGEST.iterdir() if path.is_dir() and path.name != "__pycache__"} == {
        *ROOMS,
        "declared",
    }


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(INGEST)))
def test_an_arrow_points_down(path: Path) -> None:
    room = path.relative_to(INGEST).parts[0]
    if room not in ROOMS:
        return
    allowed = {*ROOMS[: ROOMS.index(room) + 1], *LOBBY}
    if room == "text":
        allowed -= {"declared", "rows"}
    assert imports(path) <= allowed
