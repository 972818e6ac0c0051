"""Every query says truly what it asks, takes and returns."""

import ast
import re

import pytest

from queries import QueryError, names, run, text
from queries.header import header, meaning
from queries.record import connection


def examples(name: str) -> dict[str, object]:
    """The example values of a query's header."""
    return {p: ast.literal_eval(str(d.example)) for p, d in header(name).parameters.items()}


@pytest.mark.parametrize("name", names())
def test_header_promises_the_columns_that_come_back(name: str) -> None:
    cursor = connection().cursor().execute(text(name), examples(name) or None)
    returned = {column[0]: str(column[1]).lower() for column in cursor.description}
    assert returned == {column: d.type for column, d in header(name).columns.items()}


@pytest.mark.parametrize("name", names())
def test_header_names_the_parameters_that_the_query_uses(name: str) -> None:
    body = "\n".join(line for line in text(name).splitlines() if not line.startswith("--"))
    assert set(re.findall(r"\$(\w+)", body)) == set(header(name).parameters)


@pytest.mark.parametrize("name", names())
def test_query_is_one_ordered_select_in_lower_case(name: str) -> None:
    statements = connection().cursor().extract_statements(text(name))
    assert len(statements) == 1
    body = "\n".join(line for line in text(name).splitlines() if not line.startswith("--"))
    assert re.search(r"\border by\b", body)
    assert not re.search(r"\b(SELECT|FROM|WHERE|JOIN|GROUP|ORDER)\b", body)


@pytest.mark.parametrize("name", [n for n in names() if header(n).parameters])
def test_missing_and_surplus_parameters_raise_and_name_the_query(name: str) -> None:
    with pytest.raises(QueryError, match=name):
        run(name)
    with pytest.raises(QueryError, match=name):
        run(name, **examples(name), not_a_parameter=1)


def test_unknown_query_raises() -> None:
    with pytest.raises(QueryError, match="no query named"):
        run("../secrets")


def test_meaning_is_the_headers_own() -> None:
    assert meaning("areas", "population_0_17") == "children aged 0 to 17, latest estimate (persons)"
