"""The quick check of a record finds what the standard's own tool finds, and says where and what."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.record import tables
from ingest.record.faults import DESCRIPTOR, MOST, faults_of
from ingest.record.standard import standard_faults_of

URL = "https://files.example/1"
SHA = "0" * 64
SMALL: dict[str, list[dict[str, str]]] = {
    "areas": [
        {"area_code": "E06000001", "slug": "wexcombe", "name": "Wexcombe", "la_number": "901", "urn": "90001"},
        {"area_code": "E06000002", "slug": "northam", "name": "Northam", "la_number": "902", "urn": "90002"},
    ],
    "sources": [{"source_id": "a-source", "url": URL, "retrieved": "2026-01-31", "rows": "3"}],
    "neighbours": [{"area_code": "E06000001", "neighbour_code": "E06000002", "rank": "1"}],
    "milestones": [{"date": "2016-02-01", "title": "First letters", "note": 'With "quotes", and a comma'}],
    "topic_agreement": [{"topic": "leadership", "precision": "0.95", "recall": "1", "f1": "1e-05"}],
}
"""Invented rows of five tables of the real Data Package; what must not be empty is filled in."""

Change = Callable[[dict[str, list[dict[str, str]]]], object]


@pytest.fixture(scope="module")
def package() -> dict[str, Any]:
    """The real description, of the small record's tables alone."""
    whole = json.loads((tables.DATA / DESCRIPTOR).read_text(encoding="utf-8"))
    return {**whole, "resources": [each for each in whole["resources"] if each["name"] in SMALL]}


def write(folder: Path, package: dict[str, Any], change: Change = lambda _: None) -> None:
    """Lay the small record out in `folder`, changed."""
    rows = {}
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        rows[resource["name"]] = [
            {f["name"]: row.get(f["name"], _filled(f)) for f in fields} for row in SMALL[resource["name"]]
        ]
    change(rows)
    for resource in package["resources"]:
        with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, [field["name"] for field in resource["schema"]["fields"]], lineterminator="\n"
            )
            writer.writeheader()
            writer.writerows(rows[resource["name"]])
    (folder / DESCRIPTOR).write_text(json.dumps(package), encoding="utf-8")


def _filled(field: dict[str, Any]) -> str:
    """A value that breaks no rule of a column: empty where it may be."""
    rules = field.get("constraints", {})
    if not rules.get("required"):
        return ""
    if "enum" in rules:
        return str(rules["enum"][0])
    if rules.get("pattern") == "^[0-9a-f]{64}$":
        return SHA
    return {"string": "x", "integer": "5", "number": "0.5", "date": "2020-01-01"}[field["type"]]


def put(table: str, column: str, value: str, row: int = 0) -> Change:
    return lambda rows: rows[table][row].update({column: value})


BROKEN: dict[str, tuple[Change, str]] = {
    "no integer": (
        put("neighbours", "rank", "first"),
        "neighbours: line 2: rank: expected a whole number, found 'first'",
    ),
    "a fraction": (put("neighbours", "rank", "1.5"), "neighbours: line 2: rank: expected a whole number, found '1.5'"),
    "no number": (
        put("topic_agreement", "recall", "much"),
        "topic_agreement: line 2: recall: expected a number, found 'much'",
    ),
    "no date": (
        put("milestones", "date", "soon"),
        "milestones: line 2: date: expected a date as 2024-01-31, found 'soon'",
    ),
    "a day that no month has": (
        put("milestones", "date", "2024-02-30"),
        "milestones: line 2: date: expected a date as 2024-01-31, found '2024-02-30'",
    ),
    "a code of no list": (put("areas", "status", "lost"), "areas: line 2: status: expected one of "),
    "not of the form": (
        put("areas", "urn", "90 001"),
        "areas: line 2: urn: expected a text of the form ^[0-9]+$, found '90 001'",
    ),
    "too small": (put("neighbours", "rank", "0"), "neighbours: line 2: rank: expected at least 1, found '0'"),
    "too large": (
        put("topic_agreement", "f1", "1.01"),
        "topic_agreement: line 2: f1: expected at most 1, found '1.01'",
    ),
    "nothing": (put("sources", "retrieved", ""), "sources: line 2: retrieved: expected a value, found nothing"),
    "the same key": (
        lambda rows: rows["milestones"].append(dict(rows["milestones"][0])),
        "milestones: line 3: date + title: expected each once, found '2016-02-01' + 'First letters' as on line 2",
    ),
    "the same where each is its own": (
        put("areas", "name", "Wexcombe", row=1),
        "areas: line 3: name: expected each once, found 'Wexcombe' as on line 2",
    ),
    "a row of another table that is not there": (
        put("neighbours", "neighbour_code", "E06000009"),
        "neighbours: line 2: neighbour_code: expected one of the table areas, found 'E06000009'",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_rule_is_found_as_by_the_standards_tool(package: dict[str, Any], tmp_path: Path, kind: str) -> None:
    change, sentence = BROKEN[kind]
    write(tmp_path, package, change)
    (found,) = faults_of(tmp_path)
    assert found.startswith(sentence)
    assert [line.partition(":")[0] for line in standard_faults_of(tmp_path)] == [sentence.partition(":")[0]]


def test_every_kind_of_rule_in_the_data_package_is_broken_above(package: dict[str, Any]) -> None:
    whole = json.loads((tables.DATA / DESCRIPTOR).read_text(encoding="utf-8"))
    fields = [field for resource in whole["resources"] for field in resource["schema"]["fields"]]
    assert {rule for field in fields for rule in field.get("constraints", {})} == {
        *("required", "unique", "enum", "pattern", "minimum", "maximum")
    }
    assert {field["type"] for field in fields} == {"string", "integer", "number", "date"}


def test_both_find_nothing_in_a_sound_record(package: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, package)
    assert faults_of(tmp_path) == standard_faults_of(tmp_path) == []


@pytest.mark.slow
def test_both_find_nothing_in_the_record() -> None:
    assert faults_of(tables.DATA) == standard_faults_of(tables.DATA) == []


FORMS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a cell too many": (lambda body: body[:-1] + b",more\n", "line 2: expected 4 cells, found 5"),
    "a cell too few": (lambda body: body.rpartition(b",")[0] + b"\n", "line 2: expected 4 cells, found 3"),
    "an empty line": (lambda body: body + b"\n", "line 3: expected 4 cells, found 0"),
    "columns in another order": (
        lambda body: body.replace(b"date,title", b"title,date"),
        "line 1: expected the columns ['date', 'title', 'note', 'url'], found ['title', 'date', 'note', 'url']",
    ),
    "no UTF-8": (lambda body: body.replace(b"First", b"F\xffrst"), "milestones.csv can't be read as CSV in UTF-8: "),
    "empty": (lambda _: b"", "line 1: expected the columns ['date', 'title', 'note', 'url'], found []"),
}


@pytest.mark.parametrize("kind", FORMS)
def test_a_file_of_another_form_is_found_as_by_the_standards_tool(
    package: dict[str, Any], tmp_path: Path, kind: str
) -> None:
    write(tmp_path, package)
    file = tmp_path / "milestones.csv"
    spoil, sentence = FORMS[kind]
    file.write_bytes(spoil(file.read_bytes()))
    (found,) = faults_of(tmp_path)
    assert found.startswith(f"milestones: {sentence}")
    assert {line.partition(":")[0] for line in standard_faults_of(tmp_path)} == {"milestones"}


def test_a_quote_that_is_never_closed_is_found(package: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, package)
    with (tmp_path / "milestones.csv").open("a", encoding="utf-8") as file:
        file.write('2017-01-01,"Never closed,,\n')
    assert "unexpected end of data" in faults_of(tmp_path)[0]


def test_a_missing_file_is_named_and_its_rows_are_not_asked_for(package: dict[str, Any], tmp_path: Path) -> None:
    write(tmp_path, package)
    (tmp_path / "areas.csv").unlink()
    assert faults_of(tmp_path) == ["areas: areas.csv is missing"]


def test_a_line_is_that_of_the_file_behind_cells_of_several_lines(package: dict[str, Any], tmp_path: Path) -> None:
    def change(rows: dict[str, list[dict[str, str]]]) -> None:
        rows["milestones"][0]["note"] = "one\ntwo\nthree"
        rows["milestones"].append({"date": "never", "title": "A day"})

    write(tmp_path, package, change)
    assert faults_of(tmp_path) == ["milestones: line 5: date: expected a date as 2024-01-31, found 'never'"]


def test_many_faults_of_one_kind_are_counted(package: dict[str, Any], tmp_path: Path) -> None:
    def change(rows: dict[str, list[dict[str, str]]]) -> None:
        rows["milestones"] += [{"date": "never", "title": f"Day {number}"} for number in range(2_000)]

    write(tmp_path, package, change)
    *first, last = faults_of(tmp_path)
    assert len(first) == MOST
    assert last == "milestones: and 1,980 more like the last"


@pytest.mark.parametrize(
    ("where", "rule", "value"),
    [
        ("constraints", "maxLength", 3),
        ("field", "rdfType", "x"),
        ("field", "type", "geopoint"),
        ("schema", "uniqueKeys", []),
    ],
)
def test_a_rule_that_is_not_known_here_is_a_fault(
    package: dict[str, Any], tmp_path: Path, where: str, rule: str, value: object
) -> None:
    changed = json.loads(json.dumps(package))
    schema = next(each["schema"] for each in changed["resources"] if each["name"] == "milestones")
    place = {
        "schema": schema,
        "field": schema["fields"][1],
        "constraints": schema["fields"][1].setdefault("constraints", {}),
    }
    place[where][rule] = value
    write(tmp_path, package)
    (tmp_path / DESCRIPTOR).write_text(json.dumps(changed), encoding="utf-8")
    (found,) = faults_of(tmp_path)
    assert found.startswith("milestones: its description has a rule that this release can't check: ")
    assert str(value if rule == "type" else rule) in found


def test_a_copy_of_the_record_is_sound_wherever_it_lies(tmp_path: Path) -> None:
    assert faults_of(Path(shutil.copytree(tables.DATA, tmp_path / "data"))) == []
