"""Every model is what its header says, stands after what it reads, and refers to what is on record."""

import duckdb
import pytest

from queries import names, text
from queries.codes import labels
from queries.header import model_header
from queries.models import FOLDER, ModelError, in_order, models, tables_of
from queries.record import connection

REFERENCES = {"area_code": "areas", "indicator": "indicators", "inspection_id": "inspections", "source_id": "sources"}
NEVER_EMPTY = ("area", "slug", "era", "prior_group", "ever_inadequate", "status", "programme", "event")
EMPTY_BY_MEANING = {
    "latest_overall": ("programme",),
    "standings_today": ("programme",),
    "register": ("prior_group", "ever_inadequate"),
}


def made(name: str) -> duckdb.DuckDBPyRelation:
    """The rows of one table of the record."""
    return connection().cursor().table(name)


def values(name: str, column: str) -> set[str]:
    """The different values of one column, the empty one left out."""
    return {value for (value,) in made(name).select(column).distinct().fetchall() if value is not None}


@pytest.mark.parametrize("name", models())
def test_a_model_has_the_columns_that_its_header_promises(name: str) -> None:
    promised = {column: described.type for column, described in model_header(name).columns.items()}
    types = [str(each).lower() for each in made(name).types]
    assert dict(zip(made(name).columns, types, strict=True)) == promised


@pytest.mark.parametrize("name", models())
def test_no_two_rows_of_a_model_have_the_same_key(name: str) -> None:
    stated, rows = model_header(name), made(name)
    if not stated.key:
        assert len(rows) == 1
        return
    assert len(rows.select(*stated.key).distinct()) == len(rows)
    for column in stated.key:
        assert (len(rows.filter(f"{column} is null")) > 0) == (column in stated.optional), column


@pytest.mark.parametrize("name", models())
def test_what_a_model_names_is_on_record(name: str) -> None:
    for column in model_header(name).columns:
        for key, table in REFERENCES.items():
            if column == key or column.endswith(f"_{key}"):
                assert values(name, column) <= values(table, key), column


@pytest.mark.parametrize("name", models())
def test_columns_that_always_say_something_are_never_empty(name: str) -> None:
    for column in set(model_header(name).columns) & set(NEVER_EMPTY) - set(EMPTY_BY_MEANING.get(name, ())):
        assert len(made(name).filter(f"{column} is null")) == 0, column


LISTS = {
    "aspect": "aspect",
    "board_outcome": "board_outcome",
    "cohort_by": "cohort_by",
    "era": "era",
    "event": "event",
    "ever_inadequate": "ever_inadequate",
    "extraction": "extraction",
    "prior_basis": "prior_basis",
    "prior_group": "cohort",
    "programme": "programme",
    "scale": "scale",
    "section": "section",
    "theme": "theme",
}
"""List of codes by the name of a column that holds one."""


@pytest.mark.parametrize("name", models())
def test_every_code_of_a_model_is_a_declared_one(name: str) -> None:
    for column in model_header(name).columns:
        of = "grade" if column.endswith("grade") else LISTS.get(column)
        if of:
            assert values(name, column) <= set(labels(of)), column


def test_a_model_that_one_query_alone_reads_says_that_it_is_for_speed() -> None:
    readers: dict[str, set[str]] = {name: set() for name in models()}
    for kind, files in (("query", {n: text(n) for n in names()}), ("model", models())):
        for reader, sql in files.items():
            for table in tables_of(sql, reader) & set(models()):
                readers[table].add(f"{kind} {reader}")
    for name, found in readers.items():
        alone = len(found) == 1 and next(iter(found)).startswith("query ")
        assert bool(model_header(name).speed) == alone, (name, found)
        if alone:
            assert next(iter(found)).removeprefix("query ") in model_header(name).speed


def test_a_model_stands_after_every_model_that_it_reads() -> None:
    built: set[str] = set()
    for name, sql in models().items():
        assert tables_of(sql, name) & set(models()) <= built, name
        built.add(name)
    assert built == {path.stem for path in FOLDER.glob("*.sql")}


def test_models_that_read_each_other_raise_and_are_named() -> None:
    with pytest.raises(ModelError, match=r"circle: (one → two → one|two → one → two)"):
        in_order({"one": "select a from two", "two": "select a from one"})


def test_a_model_that_reads_an_unknown_table_raises_and_names_both() -> None:
    with pytest.raises(ModelError, match="model one reads nowhere"):
        in_order({"one": "select a from nowhere inner join areas using (a)"}, ["areas"])


def test_what_is_not_sql_raises_and_is_named() -> None:
    with pytest.raises(ModelError, match="broken can't be parsed"):
        in_order({"broken": "select from from"})


def test_a_table_is_found_wherever_it_is_read_and_what_a_query_defines_is_not_one() -> None:
    sql = """
    with mine as (select a from deep where b in (select b from deeper))
    select grouping(a), $value from mine asof join beside on mine.a >= beside.a group by rollup (a)
    """
    assert tables_of(sql, "example") == {"deep", "deeper", "beside"}


@pytest.mark.parametrize("name", [*names(), *models()])
def test_columns_are_named_and_never_all_of_them(name: str) -> None:
    sql = models().get(name) or text(name)
    (tree,) = connection().cursor().execute("select json_serialize_sql($sql)", {"sql": sql}).fetchone() or ("",)
    assert '"SELECT_NODE"' in tree
    assert '"STAR"' not in tree
