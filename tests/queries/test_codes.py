"""The vocabulary: one declared table of codes, the same in facts, Data Package, record and words."""

import json
from collections import Counter
from typing import get_args

import pytest

from ingest import facts
from ingest.record import tables
from queries.codes import codes, labels, shorts

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
