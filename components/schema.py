"""Tables and columns of the record as the Data Package describes them, as HTML."""

from __future__ import annotations

from html import escape

from queries import package
from queries.cache import kept
from queries.package import Field, Table

DERIVED = (
    ("joint_inspections", "each joint inspection with the judgement before and after it (derived)"),
    ("overall_judgements", "every overall judgement of children’s services"),
)


@kept
def tables_and_columns() -> str:
    """Every table in a fold: its columns with type and meaning, and the codes that they may hold."""
    derived = "; ".join(f"<code>{name}</code> holds {words}" for name, words in DERIVED)
    return (
        "".join(_table(table) for table in package.tables())
        + f'<p class="ji-small ji-more">Also {derived}: <a href="data/{package.DERIVED}">how each is made</a>.</p>'
    )


def _table(table: Table) -> str:
    lines = "".join(_line(field) for field in table.fields)
    return (
        f'<details class="ji-fold" id="table-{table.name}"><summary><span><code>{table.name}</code> '
        f'{escape(table.title)}</span></summary><table class="ji-table ji-table--stack"><caption>Columns of '
        f'{table.name}</caption><thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">Meaning'
        f"</th></tr></thead><tbody>{lines}</tbody></table></details>"
    )


def _line(field: Field) -> str:
    codes = f" One of: {', '.join(field.enum)}." if field.enum else ""
    meaning = field.description.rstrip(".") + "." if field.description else ""
    return (
        f'<tr><th scope="row"><code>{field.name}</code></th><td class="k" data-l="Type">{field.type}</td>'
        f'<td data-l="">{escape(meaning + codes)}</td></tr>'
    )
