"""The runbook names tests, figures and settings that there are."""

from __future__ import annotations

import re
from pathlib import Path

from prometheus_client import generate_latest

from service import watch
from service.metrics import registry
from service.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
RUNBOOK = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")


def test_each_fault_is_rehearsed_by_a_test_that_there_is() -> None:
    rows = [line for line in RUNBOOK.partition("## Faults")[2].splitlines() if line.startswith("|")][2:]
    assert len(rows) >= 15
    for row in rows:
        found = re.fullmatch(r"`(tests/\S+\.py)::(test_\w+)`", row.strip("| ").rpartition(" | ")[2])
        assert found, row
        assert f"def {found[2]}(" in (ROOT / found[1]).read_text(encoding="utf-8")


def test_each_figure_and_setting_that_it_names_is_there() -> None:
    assert watch.Standing
    figures = generate_latest(registry).decode()
    for name in set(re.findall(r"joint_inspections_\w+", RUNBOOK)):
        assert re.search(rf"^{name}\b", figures, re.MULTILINE), name
    for name in set(re.findall(r"JOINT_INSPECTIONS_(\w+)", RUNBOOK)):
        assert name.lower() in Settings.model_fields, name
