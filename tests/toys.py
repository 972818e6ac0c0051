"""Toys that follow the recipes of CONTRIBUTING: what is done to each file that a recipe names."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

Edit = Callable[[str], str]
"""What becomes of a file's text; of a new file the text is empty."""


def new(text: str) -> Edit:
    """A file that was not there before."""

    def write(before: str) -> str:
        assert not before
        return text

    return write


def after(place: str, text: str) -> Edit:
    """Text put behind the only place that matches the pattern."""

    def insert(before: str) -> str:
        (found,) = re.finditer(place, before, re.MULTILINE | re.DOTALL)
        return before[: found.end()] + text + before[found.end() :]

    return insert


def with_code(package: str) -> str:
    """The Data Package, in which every list of programmes knows the new one."""
    made = json.loads(package)
    lists = [
        field["constraints"]["enum"]
        for resource in made["resources"]
        for field in resource["schema"]["fields"]
        if field["name"] == "programme" and "enum" in field.get("constraints", {})
    ]
    assert lists
    for one in lists:
        one.append("fostering")
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def with_row(codes: str) -> str:
    """The declared codes with one more programme, the last of its list."""
    position = sum(row["list"] == "programme" for row in csv.DictReader(io.StringIO(codes))) + 1
    return f"{codes}programme,fostering,Fostering inspection,{position},,An invented programme,,,\n"


FAMILY = {
    "tests/golden/<family>.json": new('{"area": "Wexcombe", "days": ["2024-03-04", "2024-03-08"], "page": 1}\n'),
    "ingest/families/<family>/__init__.py": new('"""Inspections of fostering."""\n'),
    "ingest/families/<family>/report.py": new(
        '''"""An invented document of one page: its title, the council, the days."""

from collections.abc import Sequence

from ingest.errors import ParseError
from ingest.facts import ReportFacts
from ingest.text.dates import first_range
from ingest.text.lines import Line

TITLE = "Inspection of fostering arrangements"


def recognises(lines: Sequence[Line]) -> bool:
    """Whether the document bears the title."""
    return bool(lines) and lines[0].text == TITLE


def parse(lines: Sequence[Line]) -> ReportFacts:
    """The council and the days of the visit.

    Raises:
        ParseError: the title is not followed by a council and by days.
    """
    if len(lines) < 3:
        raise ParseError("a council and days below the title", f"{len(lines)} lines", page=1)
    start, end = first_range(lines[2].text)
    return ReportFacts(
        programme="fostering",
        event="inspection",
        area=lines[1].text,
        fieldwork_start=start,
        fieldwork_end=end,
        inspectorates=("Ofsted",),
    )
'''
    ),
    "tests/ingest/families/test_<family>_report.py": new(
        '''"""An invented report, whole and spoilt."""

import json
from pathlib import Path

import pytest

from ingest.errors import ParseError
from ingest.families import FAMILIES, parse
from ingest.text.lines import lines_of

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "fostering.json").read_text(encoding="utf-8"))
PAGE = "Inspection of fostering arrangements\\nWexcombe\\nInspected 4 to 8 March 2024\\n1"


def test_it_is_recognised_by_its_own_family_alone_and_read_as_printed() -> None:
    lines = lines_of([PAGE])
    assert [name for name, family in FAMILIES.items() if family.recognises(lines)] == ["fostering"]
    facts = parse(lines)
    assert (facts.programme, facts.area) == ("fostering", GOLDEN["area"])
    assert [str(facts.fieldwork_start), str(facts.fieldwork_end)] == GOLDEN["days"]


def test_a_spoilt_one_says_what_is_missing() -> None:
    with pytest.raises(ParseError, match="page 1: expected a council and days below the title, found 2 lines"):
        parse(lines_of(["\\n".join(PAGE.splitlines()[:2])]))
'''
    ),
    "ingest/families/__init__.py": lambda before: after(r"^FAMILIES: [^{]*\{", '"fostering": fostering, ')(
        after(
            r"^from ingest\.families\.area_send import [^\n]*\n",
            "from ingest.families.fostering import report as fostering\n",
        )(before)
    ),
    "ingest/facts.py": after(r"^Programme = Literal\[[^\]]*?(?=,?\s*\])", ', "fostering"'),
    "ingest/declared/codes.csv": with_row,
    "data/codes.csv": with_row,
    "data/datapackage.json": with_code,
}

QUERY = {
    "queries/<query>.sql": new(
        """-- Question: how many councils lie in each region?
-- Grain: one row per region.
-- Parameters: none
-- Columns:
--   region varchar: region
--   councils bigint: councils on record, abolished ones too
-- Left out: nothing.
select
    region,
    count(*) as councils
from areas
group by region
order by region
"""
    ),
    "README.md": after(
        r"^\| query \| its question \|\n\|---\|---\|\n",
        "| `councils_by_region` | how many councils lie in each region? |\n",
    ),
    "tests/queries/test_figures.py": after(
        r"\Z",
        """

def test_london_has_its_thirty_three_councils() -> None:
    assert {row["region"]: row["councils"] for row in rows("councils_by_region")}["London"] == 33
""",
    ),
}

PAGE = {
    "pages/<page>.py": new(
        '''"""Regions: a reader asks which councils lie in a region."""

import streamlit as st

from components import parts
from components.columns import COUNCIL, REGION
from components.tables import card_table
from queries import run

st.html(parts.opening("Which councils lie in each region?"))
st.html(parts.ji(card_table(run("areas"), [REGION, COUNCIL], "Councils by region")))
'''
    ),
    "components/registry.py": after(
        r"^PAGES: Sequence\[Page\] = \(.*?^    \),(?=\n\)\n)",
        '\n    Page("regions", "Regions", "Which councils lie in each region?", _QUESTIONS),',
    ),
    "README.md": after(
        r"^\| page \| its question \|\n\|---\|---\|\n(?:\|[^\n]*\n)*",
        "| `regions` | Which councils lie in each region? |\n",
    ),
    "tests/pages/test_kept.py": after(r'^    \("about", \{\}\),\n', '    ("regions", {}),\n'),
}

CHART = {
    "components/figures/<module>.py": new(
        '''"""Councils and their standing."""

from components.columns import COUNCIL, REGION
from components.drawing import kinds
from components.drawing.rows import Rows
from components.figure import Figure
from components.figures import figure
from queries import run


@figure("council-regions")
def council_regions() -> Figure:
    """How many councils lie in each region."""
    frame = run("areas")
    counts = frame["region"].value_counts(sort=False)
    drawn = [kinds.stack(str(region), [(float(n), "ink", "councils")]) for region, n in counts.items()]
    return Figure(
        name="council-regions",
        title=f"{len(frame)} councils are on record",
        subtitle="Councils, abolished ones too, by region",
        drawing=Rows("Councils by region", drawn),
        frame=frame,
        columns=(REGION, COUNCIL),
        query="areas",
        sources=("ofsted-reports",),
        page="about",
    )
'''
    ),
    "pages/<page>.py": after(
        r"\Z",
        "\nfrom components import figure\nfrom components.figures.by_region import council_regions\n\n"
        "figure.show(council_regions())\n",
    ),
}
