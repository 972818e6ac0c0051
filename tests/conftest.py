"""What tests share: the published corpus where it stands beside the project, and the record of this checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


LIVE = {"browser", "page", "server", "start", "site", "client"}
"""Fixtures that start a server or a browser."""
_WEIGHTS = {"slow": 2, "live": 1, "corpus": 1}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server or a browser; skip what needs the published files where they are absent, and say so.

    Files with slow tests come first and quick ones last, so that both workers are busy to the end.
    """
    for item in items:
        if LIVE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("live")
    weight: dict[Path, int] = {}
    for item in items:
        weight[item.path] = max(weight.get(item.path, 0), max(_WEIGHTS.get(name, 0) for name in item.keywords))
    items.sort(key=lambda item: -weight[item.path])
    if (SHARED / "reports" / "index.csv").is_file():
        return
    absent = pytest.mark.skip(reason=f"the published reports are not at {SHARED} (they are not part of the project)")
    for item in items:
        if "corpus" in item.keywords:
            item.add_marker(absent)


@pytest.fixture(scope="session")
def reports() -> Path:
    """Folder of the published reports."""
    return SHARED / "reports"


@pytest.fixture(scope="session")
def reference() -> Path:
    """Folder of the reference tables."""
    return SHARED / "reference"
