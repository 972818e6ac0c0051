"""Published letters of joint inspections have the values that a person read from them."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ingest.families.jtai.letter import parse
from ingest.families.jtai.sections import read_sections
from ingest.text.lines import lines_of
from ingest.text.pdf import read

GOLDEN: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "golden" / "jtai.json").read_text(encoding="utf-8")
)


@pytest.mark.corpus
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["path"].split("/")[0])
def test_published_letter_has_the_values_read_by_eye(golden: dict[str, Any], reports: Path) -> None:
    document = read(reports / _paths_by_hash(reports)[golden["sha256"]])
    facts = parse(lines_of(document.pages)).model_dump(mode="json", exclude={"reply", "topics"})
    assert document.sha256 == golden["sha256"]
    expected = {key: value for key, value in golden.items() if key not in ("sha256", "path", "read", "note")}
    assert facts == {"programme": "jtai", "judgements": [], **expected}


@pytest.mark.corpus
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["path"].split("/")[0])
def test_items_of_a_published_letter_are_as_many_as_were_counted_and_full_sentences(
    golden: dict[str, Any], reports: Path
) -> None:
    items = read_sections(lines_of(read(reports / _paths_by_hash(reports)[golden["sha256"]]).pages)).items
    counted = {f["section"]: f["items"] for f in golden["findings"] if f["section"] != "practice_study" and f["items"]}
    assert Counter(item.section for item in items) == counted
    assert all(15 < len(item.text) < 3500 for item in items)


def _paths_by_hash(reports: Path) -> dict[str, str]:
    with (reports / "index.csv").open(encoding="utf-8", newline="") as file:
        return {row["sha256"]: row["path"] for row in csv.DictReader(file)}
