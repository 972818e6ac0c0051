"""Ways to spoil a record that lies in a folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

Change = Callable[[dict[str, Any], Path], object]


def described(data: Path, change: Change) -> None:
    """Change the record's description (and its files, by `change`)."""
    file = data / "datapackage.json"
    package = json.loads(file.read_text(encoding="utf-8"))
    change(package, data)
    file.write_text(json.dumps(package), encoding="utf-8")


def table_of(package: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in package["resources"] if each["name"] == name)


def cut(data: Path, name: str, lines: int) -> None:
    file = data / f"{name}.csv"
    kept = file.read_text(encoding="utf-8").splitlines(keepends=True)[: lines + 1]
    file.write_text("".join(kept), encoding="utf-8")


def column_gone(package: dict[str, Any], data: Path) -> None:
    """The last column of the milestones, in the file and in the description alike."""
    table_of(package, "milestones")["schema"]["fields"].pop()
    file = data / "milestones.csv"
    kept = [line.rpartition(",")[0] for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")


def moved_outside(package: dict[str, Any], data: Path) -> None:
    shutil.copy(data / "milestones.csv", data.parent / "elsewhere.csv")
    table_of(package, "milestones")["path"] = "../elsewhere.csv"
