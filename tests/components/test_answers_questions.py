"""Sentences and titles of the pages of questions: none, one, many, ties, unknown – and the record's own numbers."""

import datetime as dt
from typing import Any

import pytest

from components import answers_questions as answers
from components.figures import boards, cycle, judgements, letters, selection, themes
from queries import rows

DAY = "1 May 2026"


def chosen(high: int = 40, known: int = 68, inadequate: int = 0) -> dict[str, Any]:
    return {"inspections": 71, "known": known, "high_performing": high, "previously_inadequate": inadequate}


@pytest.mark.parametrize(
    ("stated", "total", "said"),
    [
        (
            1,
            chosen(),
            "<b>It is stated for 1 of at least 71 joint inspections.</b> Of 68 areas with an earlier judgement on "
            "record, 40 were good or outstanding and none is known to have been inadequate; the mix of all areas on "
            "the same days would give 9 of 61. Record of 1 May 2026.",
        ),
        (0, chosen(1, 1, 1), "<b>It is stated for none of at least 71 joint inspections.</b> Of 1 areas"),
        (2, chosen(0, 9, 2), "record, none were good or outstanding and 2 were inadequate;"),
        (0, chosen(0, 0, 0), "For none of the areas a judgement before is on record. Record of 1 May 2026."),
    ],
)
def test_selection(stated: int, total: dict[str, Any], said: str) -> None:
    assert said in answers.selection_sentence(stated, total, {"expected": 8.5416, "inspections": 61}, DAY)


@pytest.mark.parametrize(
    ("of", "none", "later", "said"),
    [
        ((46, 61, 11), 0, 0, "11 were inadequate. No later report is known that was not read. Record"),
        ((46, 61, 1), 1, 1, "1 was inadequate. 1 was inspected since overall grades ended in April 2026"),
        ((46, 61, 0), 2, 1, "None were inadequate. 2 were inspected since"),
        ((46, 61, 0), 0, 2, "For 2 councils a later report is known and not read yet. Record"),
    ],
)
def test_judgements(of: tuple[int, int, int], none: int, later: int, said: str) -> None:
    grades = dict(zip(("outstanding", "good", "inadequate"), of, strict=True))
    sentence = answers.judgements_sentence(grades, none, 153, later, DAY)
    assert sentence.startswith("<b>107 of 153 councils were good or outstanding at their latest graded inspection</b>")
    assert said in sentence


def framework(begun: int, listed: int, most: int) -> dict[str, Any]:
    return {
        "areas": 152,
        "begun": begun,
        "begun_share": begun / 152,
        "listed_then": listed,
        "at_most": most,
        "promise_ends": dt.date(2016, 10, 31),
    }


@pytest.mark.parametrize(
    ("counts", "reached", "start", "end"),
    [
        (framework(111, 4, 116), 152, "<b>No.</b> By 31 October 2016", "it was all of them. Record of 1 May 2026."),
        (framework(152, 0, 152), 152, "<b>Yes.</b>", "in at least 152 of 152 areas (100\N{NO-BREAK SPACE}%). By"),
        (framework(140, 12, 152), 150, "<b>It is not known.</b>", "it was at least 150. Record"),
    ],
)
def test_cycle(counts: dict[str, Any], reached: int, start: str, end: str) -> None:
    last = {"month": dt.date(2017, 12, 31), "at_least": reached, "areas": 152}
    said = answers.cycle_sentence(counts, last, DAY)
    assert said.startswith(start)
    assert end in said


@pytest.mark.parametrize(
    ("letters", "priority", "read", "head", "end"),
    [
        (0, 0, 0, "No letter with lists of findings has been read yet.", "none of them read yet."),
        (9, 0, 4, "None of 9 letters names an area for priority action", "all read."),
        (9, 1, 1, "1 of 9 letters names an area for priority action", "1 read."),
        (63, 8, 0, "8 of 63 letters name an area for priority action", "none of them read yet."),
    ],
)
def test_themes(letters: int, priority: int, read: int, head: str, end: str) -> None:
    total = {"letters": letters, "priority_letters": priority, "inspections": 71}
    newest = {"theme": "neglect", "inspections": 4, "read": read, "first_published": dt.date(2026, 1, 2)}
    said = answers.themes_sentence(total, 10, newest, DAY)
    assert said.startswith(f"<b>{head}")
    assert f"Newest: neglect, 4 letters since 2 January 2026, {end}" in said


def test_the_answers_are_the_records() -> None:
    total = next(r for r in rows("selection_by_period", high_performing="good_or_outstanding") if r["period"] == "all")
    assert f"at least {total['inspections']} joint inspections" in answers.selection()
    (counts,) = rows("cycle_counts")
    assert f"at least {counts['begun']} of {counts['areas']} areas" in answers.cycle()
    priority = next(row for row in rows("theme_totals") if row["era"] == "all")
    assert f"{priority['priority_letters']} of {priority['letters']} letters" in answers.themes()
    standing = [row["standing"] for row in rows("standing_today")]
    best = standing.count("outstanding") + standing.count("good")
    assert answers.judgements().startswith(f"<b>{best} of {len(standing)} councils")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            selection.mix_title(0, 8.54),
            "None is known to have been inadequate at the time; the mix of all areas would give 9",
        ),
        (selection.mix_title(1, 3.0), "1 was inadequate at the time; the mix of all areas would give 3"),
        (selection.mix_title(2, 3.0), "2 were inadequate at the time; the mix of all areas would give 3"),
        (selection.shares_title(0, 0), "No inspected area has a judgement on record before"),
        (
            selection.shares_title(0, 3),
            "None of 3 areas were good or outstanding before; at least 25 % had been proposed",
        ),
        (selection.shares_title(1, 3), "1 of 3 areas was good or outstanding before; at least 25 % had been proposed"),
        (letters.reasons_title(0, 71), "Why an area was chosen is stated for none of 71 joint inspections"),
        (letters.reasons_title(1, 71), "Why an area was chosen is stated for 1 of 71 joint inspections"),
        (
            letters.days_title({"2016 to 2020": 46.0, "since 2022": None}),
            "From the visit to the letter, in the middle: 46 days, 2016 to 2020; – days, since 2022",
        ),
        (
            judgements.map_title(0, 153),
            "None of 153 councils were good or outstanding at their latest graded inspection",
        ),
        (judgements.later_words(0), "no later report is known that was not read"),
        (judgements.later_words(1), "for 1 council a later report is known and not read yet"),
        (judgements.next_title(0, 0, 0), "No area has a later judgement on record"),
        (judgements.next_title(1, 0, 1), "Of 1 area, 1 were judged better, 0 the same and 0 worse"),
        (judgements.next_title(7, 3, 20), "Of 20 areas, 7 were judged better, 10 the same and 3 worse"),
        (cycle.areas_title(0, 30), "No area whose report was read waited longer than three years; the last 30 months"),
        (cycle.areas_title(1, 40), "At least one area waited longer than the promised three years, the last 40 months"),
        (cycle.months_title(9, 0, 10, DAY), "By 1 May 2026, 9 of 10 areas had been inspected"),
        (boards.boards_title(0, 0, 0, 0), "No report that was read grades both council and board"),
        (boards.agreement_title({}), "No year has a report that grades both council and board"),
        (boards.agreement_title({"2014": 0.5}), "Both got the same grade in 50\N{NO-BREAK SPACE}% of reports in 2014"),
        (themes.priority_title(0, 0, {}), "No letter with lists of findings has been read yet"),
        (themes.priority_title(0, 4, {"Neglect": 0}), "None of 4 letters names an area for priority action"),
        (
            themes.priority_title(3, 4, {"Neglect": 2, "Early help": 1}),
            "3 of 4 letters name an area for priority action, on no theme more than 2",
        ),
        (themes.points_title("strengths", {}), "No letter read in these years lists strengths"),
        (
            themes.points_title("strengths", {"A": 4.0, "B": 4.0}),
            "Letters of each theme list as many strengths: 4 in the middle",
        ),
        (themes.points_title("strengths", {"A": 4.0, "B": 7.5}), "From 4 strengths in the middle to 7.5, by theme"),
        (themes.letters_title("Neglect", 0, ""), "Neglect: no letter"),
        (themes.letters_title("Neglect", 1, ", councils like Leeds"), "Neglect: 1 letter, councils like Leeds"),
    ],
)
def test_titles_of_figures(title: str, said: str) -> None:
    assert title == said


def test_years_are_compared_from_the_first_in_which_every_area_was_graded() -> None:
    years = [
        {"label": label, "areas": 10, "outstanding": o, "good": 1, "unknown": u, "sif": s, "ilacs": 10 - s - u}
        for label, o, u, s in (("2016", 1, 2, 8), ("2017", 2, 0, 6), ("2018", 4, 0, 0))
    ]
    assert judgements.years_title(years) == "Good or outstanding: 3 of 10 areas in 2017, 5 of 10 areas in 2018"
    assert judgements.years_title(years[-1:]) == "Good or outstanding: 5 of 10 areas in 2018"
    assert (
        judgements.frameworks_title(years) == "By the end of 2018 no area’s latest grade was from the single framework"
    )
    assert judgements.frameworks_title(years[:2]) == "6 of 10 areas’ latest grade is still from the single framework"


def test_a_bounded_judgement_is_counted_and_said() -> None:
    row = {"bounded": 7, "known": 68, "high_performing": 40, "bounded_high_performing": 6}
    assert "For 7 of them" in selection.bounded_note(row)
    assert "without these 34 of 61 were good or outstanding" in selection.bounded_note(row)
    assert selection.bounded_note({**row, "bounded": 0}) == ""
