"""Ask the data: a link gives the same answer, a wrong query gets its reason, and a chart's query leads here."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from queries import QueryError, run
from queries.filled import filled, literal
from tests.service.conftest import ROOT


def opened(sql: str = "") -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "ask.py"), default_timeout=20)
    if sql:
        app.query_params["sql"] = sql
    return app.run()


def test_page_opens_without_a_query_and_explains_every_table() -> None:
    app = opened()
    assert not app.exception
    assert not app.dataframe
    labels = [expander.label for expander in app.expander]
    assert any(label.startswith("inspections:") for label in labels)


def test_link_with_a_query_shows_its_rows() -> None:
    app = opened("select slug, name from areas order by slug limit 3")
    assert not app.exception
    frame = app.dataframe[0].value
    assert list(frame.columns) == ["slug", "name"]
    assert len(frame) == 3


def test_a_query_can_be_written_and_run() -> None:
    app = opened()
    app.text_area[0].set_value("select 1 as one, 2 as one").run()
    assert not app.dataframe
    next(button for button in app.button if button.label == "Run").click().run()
    assert not app.exception
    assert list(app.dataframe[0].value.columns) == ["one (1)", "one (2)"]
    assert "select 1 as one, 2 as one" in app.query_params["sql"]


@pytest.mark.parametrize(
    ("sql", "title"),
    [("drop table areas", "Not run"), ("select * from nowhere", "DuckDB could not run it"), ("select (", "DuckDB")],
)
def test_wrong_query_gets_its_reason(sql: str, title: str) -> None:
    app = opened(sql)
    assert not app.exception
    assert title in app.error[0].value
    assert not app.dataframe


def test_empty_answer_has_a_sentence() -> None:
    assert "no row" in opened("select 1 where false").info[0].value


def test_examples_run() -> None:
    app = opened()
    for number in range(len(app.button) - 1):
        app = opened()
        app.button[number].click().run()
        assert not app.exception
        assert len(app.dataframe) == 1


def test_a_charts_query_with_the_values_of_the_view_gives_its_rows() -> None:
    sql = filled("findings_by_prior_judgement", cohort="ever_inadequate")
    frame = opened(sql).dataframe[0].value
    assert len(frame) == len(run("findings_by_prior_judgement", cohort="ever_inadequate"))


def test_values_are_written_as_sql() -> None:
    assert literal(["it's", "b"]) == "['it''s', 'b']"
    assert (literal(None), literal(3), literal(True)) == ("null", "3", "true")
    with pytest.raises(KeyError, match="nothing"):
        filled("areas", nothing=1)
    with pytest.raises(QueryError):
        filled("no_such_query")


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
