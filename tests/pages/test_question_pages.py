"""How chosen, how judged now, 2013 to 2017, themes: choices in the address, sentences made from the record."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from queries import rows
from queries.codes import labels
from tests.pages.test_pages import opened

PAGES = ("selection", "judgements", "cycle", "themes")


def written(at: AppTest) -> str:
    """All HTML of the page's own parts."""
    assert not at.exception
    return "\n".join(block.proto.body for block in at.get("html"))


@pytest.mark.parametrize("page", PAGES)
def test_one_question_one_dated_answer_one_caveat(page: str) -> None:
    html = written(opened(page))
    (title,) = re.findall(r"<h1>([^<]+)</h1>", html)
    assert title.endswith("?")
    (answer,) = re.findall(r'<p class="ji-answer">(.*?)</p>', html)
    assert re.search(r"Record of \d+ \w+ \d{4}\.$", answer)
    assert html.count("Read with care.") == 1


@pytest.mark.parametrize("page", PAGES)
def test_each_entry_of_the_jump_list_leads_to_a_part_of_the_page(page: str) -> None:
    html = written(opened(page))
    jump = re.findall(r'<ul class="ji-jump">(.*?)</ul>', html)[0]
    places = re.findall(r'href="#([^"]+)"', jump)
    assert len(places) > 1
    assert set(places) <= set(re.findall(r' id="([^"]+)"', html))


@pytest.mark.parametrize("period", ["all", "since 2022", "2016–2020"])
def test_selection_says_the_records_shares_of_each_period_and_that_the_form_did_not_go_ahead(period: str) -> None:
    html = written(opened("selection", period=period))
    row = next(r for r in rows("selection_by_period", high_performing="good_or_outstanding") if r["period"] == period)
    assert f"{row['high_performing']} of {row['known']} areas were good or outstanding before" in html
    assert "a form that did not go ahead" in html
    assert "at least" in html


@pytest.mark.parametrize("page", ["selection", "compare"])
def test_bounded_judgements_are_counted_and_totals_stand_without_them(page: str) -> None:
    sizes = rows("cohort_sizes", cohort="prior_group")
    bounded = sum(row["bounded"] for row in sizes)
    high = sum(row["inspections"] - row["bounded"] for row in sizes if row["cohort"] == "high_performing")
    html = written(opened(page))
    if bounded:
        assert f"for {bounded} of them; without these {high} were high performers" in html
    else:
        assert "without these" not in html


@pytest.mark.parametrize("by", ["ever_inadequate", "prior_group"])
def test_compare_draws_one_point_for_every_letter_it_counts(by: str) -> None:
    html = written(opened("compare", by=by, section="strength"))
    points = len(re.findall(r'<a class="ji-d"[^>]* title="[^"]*, letter of', html))
    strengths = [r for r in rows("findings_by_prior_judgement", cohort=by) if r["section"] == "strength"]
    assert points == len(strengths) > 0


def test_compare_divides_by_all_letters_with_lists() -> None:
    html = written(opened("compare", by="ever_inadequate"))
    shown = re.findall(r"<td>(\d+) of (\d+)", html[html.index("Of these, name an area") :])[:2]
    found = rows("letters_by_cohort", cohort="ever_inadequate", section="priority_action")
    of = {r["cohort"]: (str(r["with_item"]), str(r["letters"])) for r in found if r["era"] == "since 2022"}
    assert shown[0] == of["yes"]
    assert int(shown[1][1]) <= int(of["no"][1])  # of those never inadequate the high performers alone


@pytest.mark.parametrize("by", ["prior_group", "ever_inadequate", "ever_since_2009", "within_five_years", "nonsense"])
@pytest.mark.parametrize("high", ["good_or_outstanding", "outstanding"])
def test_compare_answers_under_every_definition_with_a_day(by: str, high: str) -> None:
    html = written(opened("compare", by=by, high=high))
    assert re.search(r"<b>[^<]+\.</b> As of \d+ \w+ \d{4}, joint letters on areas ", html)
    assert "What the words mean" in html


def test_judgements_list_every_council_and_a_grade_narrows_it() -> None:
    standing = rows("standing_today")
    names = re.findall(r'<li><a href="council\?area=([^"]+)"', written(opened("judgements")))
    assert names == [row["slug"] for row in standing]
    good = re.findall(r'<li><a href="council\?area=([^"]+)"', written(opened("judgements", standing="Good")))
    assert good == [row["slug"] for row in standing if row["standing"] == "good"]


def test_judgements_say_when_no_council_stands_at_a_grade() -> None:
    known = {row["standing"] for row in rows("standing_today")}
    empty = next((code for code in ("unknown", "no_overall") if code not in known), None)
    assert empty is not None  # a record in which both occur needs another choice here
    assert "No council stands at this grade." in written(opened("judgements", standing=empty))


def test_a_later_report_that_was_not_read_is_said_with_the_grade() -> None:
    later = [row for row in rows("standing_today") if row["unread_published"] is not None]
    html = written(opened("judgements"))
    assert html.count(" not read</small></li>") == len(later)
    assert ("No later report is known that was not read." in html) == (not later)


@pytest.mark.parametrize("choice", [("Inadequate", "Good"), ("inadequate", "good")], ids=["words", "codes"])
def test_cycle_shows_the_reports_of_a_cell(choice: tuple[str, str]) -> None:
    html = written(opened("cycle", council_grade=choice[0], board_grade=choice[1]))
    cell = next(c for c in rows("board_matrix") if (c["overall"], c["board"]) == ("inadequate", "good"))
    assert f"{cell['reports']} report{'s' * (cell['reports'] != 1)} of these choices" in html


def test_cycle_says_when_a_cell_is_empty() -> None:
    html = written(opened("cycle", council_grade="Outstanding", board_grade="Inadequate"))
    assert "No report that was read fits all of these choices." in html


def test_cycle_opens_without_a_list_of_reports() -> None:
    assert "of these choices" not in written(opened("cycle"))


def test_themes_stand_newest_first() -> None:
    latest = max(rows("themes"), key=lambda row: row["last_published"])
    html = written(opened("themes"))
    assert f"Newest: {labels('theme')[latest['theme']].lower()}, {latest['inspections']} letter" in html
    assert 'id="theme-letters"' in html


@pytest.mark.parametrize("address", [{"about_theme": "Neglect"}, {"theme": "neglect"}], ids=["before", "now"])
def test_themes_list_the_letters_of_a_theme_with_their_pages(address: dict[str, str]) -> None:
    html = written(opened("themes", **address))
    letters = rows("theme_letters", themes=["neglect"], like=None)
    assert f"Neglect: {len(letters)} letters" in html
    assert any(letter["improvement_page"] is not None for letter in letters)
    for letter in letters:
        assert f'href="inspection?id={letter["inspection_id"]}"' in html
        if letter["improvement_page"] is not None:
            assert f'href="{letter["report_url"]}#page={letter["improvement_page"]}"' in html


def test_themes_narrow_to_councils_like_one() -> None:
    (area,) = {row["area_code"] for row in rows("areas") if row["slug"] == "leeds"}
    alike = {row["neighbour_slug"] for row in rows("neighbours", areas=[area])}
    found = rows("theme_letters", themes=["domestic_abuse"], like=area)
    every = rows("theme_letters", themes=["domestic_abuse"], like=None)
    assert [row["slug"] for row in found] == [row["slug"] for row in every if row["slug"] in alike]
    html = written(opened("themes", theme="domestic_abuse", area="leeds"))
    assert f"Domestic abuse: {len(found)} letter{'s' * (len(found) != 1)}, councils like Leeds" in html


def test_liverpools_lists_start_on_the_pages_of_its_letter() -> None:
    # Letter of 3 August 2016: priority actions from page 2, improvements from page 4, strengths from page 7, by eye
    letter = next(r for r in rows("theme_letters", themes=None, like=None) if r["slug"] == "liverpool")
    assert (letter["priority_page"], letter["improvement_page"], letter["strength_page"]) == (2, 4, 7)
