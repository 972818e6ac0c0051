"""Ask in SQL: a link gives the same answer, a wrong query gets its reason, and a chart's query leads here."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.examples import examples
from queries import QueryError, package, rows, run
from queries.console.results import results
from queries.filled import fill, literal
from tests.service.conftest import ROOT


def opened(sql: str = "") -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "ask.py"), default_timeout=20)
    if sql:
        app.query_params["sql"] = sql
    return app.run()


def shown(app: AppTest) -> str:
    """Everything that the page shows in the site's own HTML."""
    return "\n".join(part.proto.body for part in app.get("html"))


def result(app: AppTest) -> tuple[list[str], int]:
    """Headings of the answer's table and the number of its rows; nothing where there is none."""
    tables = re.findall(r'<div class="ji-result">(.*?)</table>', shown(app), re.DOTALL)
    if not tables:
        return [], 0
    return re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', tables[0]), tables[0].count('<th scope="row">')


def test_page_opens_without_a_query_and_explains_every_table() -> None:
    app = opened()
    assert not app.exception
    assert result(app) == ([], 0)
    assert all(f'id="table-{table.name}"' in shown(app) for table in package.tables())


def test_link_with_a_query_shows_its_rows() -> None:
    app = opened("select slug, name from areas order by slug limit 3")
    assert not app.exception
    assert result(app) == (["slug", "name"], 3)


def test_a_query_can_be_written_and_run() -> None:
    app = opened()
    app.text_area[0].set_value("select 1 as one, 2 as one").run()
    assert result(app) == ([], 0)
    next(button for button in app.button if button.label == "Run").click().run()
    assert not app.exception
    assert result(app) == (["one (1)", "one (2)"], 1)
    assert "select 1 as one, 2 as one" in app.query_params["sql"]


@pytest.mark.parametrize(
    ("sql", "title"),
    [("drop table areas", "Not run"), ("select * from nowhere", "DuckDB could not run it"), ("select (", "DuckDB")],
)
def test_wrong_query_gets_its_reason(sql: str, title: str) -> None:
    app = opened(sql)
    assert not app.exception
    alert = re.findall(r'<div class="ji-alert" role="alert">(.*?)</div>', shown(app), re.DOTALL)
    assert title in alert[0]
    assert "<pre" in alert[0]
    assert result(app) == ([], 0)


def test_empty_answer_has_a_sentence() -> None:
    assert "no row fits it" in shown(opened("select 1 where false"))


def test_examples_run() -> None:
    app = opened()
    assert [button.label for button in app.button] == [*examples(), "Run"]
    for number in range(len(app.button) - 1):
        app = opened()
        app.button[number].click().run()
        assert not app.exception
        assert result(app)[1] > 0, app.text_area[0].value


def test_priority_actions_per_theme_are_those_of_the_themes_page() -> None:
    told = results().run(examples()["Priority actions per theme"], "a test").rows
    total = next(row for row in rows("theme_totals") if row["era"] == "all")
    assert sum(row[2] for row in told) == total["priority_letters"]


def test_a_long_answer_comes_in_pages_and_markup_in_it_is_text() -> None:
    app = opened("select '<b>' || range as words from range(250)")
    assert result(app) == (["words"], 100)
    assert "<b>250 rows</b>" in shown(app)
    assert "&lt;b&gt;0" in shown(app)


def test_a_charts_query_with_the_values_of_the_view_gives_its_rows() -> None:
    sql = fill("findings_by_prior_judgement", cohort="ever_inadequate")
    asked = run("findings_by_prior_judgement", cohort="ever_inadequate")
    assert f"<b>{len(asked)} rows</b>" in shown(opened(sql))


def test_values_are_written_as_sql() -> None:
    assert literal(["it's", "b"]) == "['it''s', 'b']"
    assert (literal(None), literal(3), literal(True)) == ("null", "3", "true")
    with pytest.raises(KeyError, match="nothing"):
        fill("areas", nothing=1)
    with pytest.raises(QueryError):
        fill("no_such_query")


def test_a_draft_that_was_typed_but_not_run_outlives_its_process() -> None:
    """A browser that comes to another process brings the editor's text and the address of the last query run."""
    app = AppTest.from_file(str(ROOT / "pages" / "ask.py"), default_timeout=20)
    app.session_state["editor"] = "select 2 as draft"
    app.query_params["sql"] = "select 1 as run"
    app.run()
    assert app.text_area[0].value == "select 2 as draft"
    app.query_params["sql"] = "select 3 as other"
    app.run()
    assert app.text_area[0].value == "select 3 as other"
