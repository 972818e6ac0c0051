"""What tests share: the published corpus where it stands beside the project, and the record of this checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


LIVE = {"browser", "page", "server", "start", "site", "client"}
"""Fixtures that start a server or a browser."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server or a browser; skip what needs the published files where they are absent, and say so."""
    for item in items:
        if LIVE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("live")
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
