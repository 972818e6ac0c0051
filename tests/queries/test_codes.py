"""The vocabulary: one declared table of codes, the same in facts, Data Package, record and words."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from ingest import declared, facts
from ingest.record import tables
from queries import FOLDER
from queries.codes import codes, labels, letter_sections, shorts, starts
from queries.models import FOLDER as MODELS

ROOT = FOLDER.parent
LITERALS = {
    "programme": facts.Programme,
    "event": facts.Event,
    "theme": facts.Theme,
    "scale": facts.Scale,
    "grade": facts.Grade,
    "section": facts.Section,
    "topic": facts.TopicCode,
    "preparer": facts.Preparer,
    "stated_reason": facts.StatedReason,
}
LISTS = sorted({row["list"] for row in tables.read_table("codes")})


@pytest.mark.parametrize("name", LITERALS)
def test_the_facts_know_the_declared_codes_and_no_others(name: str) -> None:
    assert set(get_args(LITERALS[name])) == set(labels(name))


@pytest.mark.parametrize("name", LISTS)
def test_positions_run_from_one_without_gaps_and_labels_are_unique(name: str) -> None:
    assert [code.position for code in codes(name)] == list(range(1, len(codes(name)) + 1))
    assert Counter(labels(name).values()).most_common(1)[0][1] == 1


def test_every_list_of_codes_in_the_data_package_is_declared() -> None:
    package = json.loads((tables.DATA / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    named = [field for field in fields if field["name"] in LITERALS and "enum" in field.get("constraints", {})]
    assert len(named) > 8
    for field in named:
        assert set(field["constraints"]["enum"]) <= set(labels(field["name"])), field["name"]


def test_every_aspect_and_indicator_on_record_has_its_words() -> None:
    for table, column, name in (("judgements", "aspect", "aspect"), ("context", "indicator", "indicator")):
        on_record = {row[column] for row in tables.read_table(table)}
        assert on_record <= set(labels(name)), table


def test_grades_stand_best_first_and_lead_to_their_cohort() -> None:
    four = [code for code in codes("grade") if code.belongs_to]
    assert [(code.code, code.short, code.belongs_to) for code in four] == [
        ("outstanding", "O", "high_performing"),
        ("good", "G", "high_performing"),
        ("requires_improvement", "RI", "requires_improvement"),
        ("inadequate", "I", "previously_inadequate"),
    ]


def test_a_short_form_is_the_label_where_none_is_declared() -> None:
    assert shorts("theme")["neglect"] == "Neglect"
    assert shorts("programme")["jtai"] == "JTAI"


def test_an_unknown_list_raises() -> None:
    with pytest.raises(KeyError, match="no list 'grades'"):
        labels("grades")


def sql_files() -> list[Path]:
    """Every query and every model."""
    return sorted((*FOLDER.glob("*.sql"), *MODELS.glob("*.sql")))


GRADE = "(?:outstanding|good|requires_improvement|inadequate)"
DECLARED_ONCE = {
    "an order of grades": rf"'{GRADE}'\s*,\s*'{GRADE}'\s*,\s*'{GRADE}'",
    "a grade that leads to a cohort": rf"'{GRADE}'\s*\)?\s*then\s*'(?:high_|requires_|previously_)",
    "an order of sections": r"'priority_action'\s*,\s*'improvement'",
    "an order of programmes": r"\[\s*'(?:jtai|sif|ilacs)'",
    "an order of states": r"\[\s*'(?:none|read|listed)'\s*,",
    "a list of peer sets": r"'neighbours'\s*,\s*'region'",
    "an era": "|".join(f"'{code}'" for code in labels("era")),
    "the start of the single inspection framework": r"2013-1[01]-",
}


@pytest.mark.parametrize("what", DECLARED_ONCE)
@pytest.mark.parametrize("path", sql_files(), ids=lambda path: path.stem)
def test_sql_declares_nothing_that_the_codes_declare(path: Path, what: str) -> None:
    body = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--"))
    assert not re.search(DECLARED_ONCE[what], body)


IN_PYTHON = {
    "an order of grades": rf'"{GRADE}",\s*"{GRADE}",\s*"{GRADE}"',
    "an era": "|".join(f"[\"']{code}[\"']" for code in labels("era")),
    "the words for an era": "|".join(f"(?i:{label})" for label in labels("era").values()),
    "the start of the single inspection framework": r"2013-11-|2013, 11\b",
}
PYTHON = sorted(path for room in ("components", "pages", "queries", "service") for path in (ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("what", IN_PYTHON)
@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_declares_nothing_that_the_codes_declare(path: Path, what: str) -> None:
    assert not re.search(IN_PYTHON[what], path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("what", "python"),
    [
        ("an order of grades", '("outstanding", "good", "requires_improvement")'),
        ("an order of grades", '(\n    "good",\n    "requires_improvement",\n    "inadequate",\n)'),
        ("an era", 'row["era"] == "since 2022"'),
        ("the words for an era", "Letters since 2022 list fewer points"),
        ("the start of the single inspection framework", "dt.date(2013, 11, 1)"),
    ],
)
def test_the_guard_sees_a_literal_in_python(what: str, python: str) -> None:
    assert re.search(IN_PYTHON[what], python)


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        ("an order of grades", "list_position([\n    'outstanding',\n    'good',\n    'inadequate'\n], grade)"),
        ("a grade that leads to a cohort", "when grade in ('outstanding', 'good')\n    then 'high_performing'"),
        ("an era", "where era = 'since 2022'"),
        ("the start of the single inspection framework", "date '2013-11-01'"),
    ],
)
def test_the_guard_sees_a_literal_across_lines(what: str, sql: str) -> None:
    assert re.search(DECLARED_ONCE[what], sql)


def test_sections_are_those_of_letters_or_of_boards() -> None:
    assert letter_sections() == ("priority_action", "improvement", "strength", "practice_study")
    assert {code.belongs_to for code in codes("section")} == {"letter", "board"}


def test_the_single_inspection_framework_started_in_november_2013() -> None:
    assert starts("sif") == dt.date(2013, 11, 1)
    with pytest.raises(KeyError, match="no start of the programme 'cpi'"):
        starts("cpi")


def test_milestones_and_codes_state_the_same_days() -> None:
    stated = {row["title"]: row["date"] for row in tables.read_table("milestones")}
    assert stated["Single inspection framework starts"] == starts("sif").isoformat()
    assert stated["ILACS starts"] == starts("ilacs").isoformat()


def test_the_record_is_published_with_the_declared_codes() -> None:
    declared_codes = (Path(str(declared.__file__)).parent / "codes.csv").read_text(encoding="utf-8").splitlines()
    published = (tables.DATA / "codes.csv").read_text(encoding="utf-8").splitlines()
    assert sorted(declared_codes) == sorted(published)
