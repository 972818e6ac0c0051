"""Every test of the comparison under one definition, with what it could have found."""

from __future__ import annotations

from components.contrast import COMPARED, DEFINITIONS, HIGHS, LISTS, MEANS, PERIODS, SOURCES, chosen, definitions, holds
from components.drawing import kinds
from components.drawing.marks import Dot, Mark, Rule
from components.drawing.rows import Key, Row, Rows
from components.figure import Empty, Figure
from components.figures import figure
from components.tables import Column
from components.words import MISSING, count, inside, is_missing, whole
from queries import contrast, records


@figure("contrast-tests", by=definitions, high=lambda: tuple(HIGHS))
def every_test(by: str, high: str) -> Figure:
    """Every test of the page under one definition, with what it could have found."""
    mine = [t for t in records(contrast.family()) if chosen(t, by, high) and not is_missing(t["p"])]
    drawn: list[Row] = []
    for test in mine:
        if not is_missing(test["more_often"]):
            low, high_ = (
                test[k] if not is_missing(test[k]) else edge for k, edge in (("found_below", 0), ("found_above", 1))
            )
            marks: list[Mark] = [
                Rule(0, 100, "rule", thick=1),
                Rule(100 * low, 100 * high_, "none", thick=14),
                Rule(50, 50, "line", across=True),
                Dot(
                    100 * test["more_often"],
                    f"{test['more_often'] * 100:.0f} of 100",
                    "ink",
                    open=not holds(test),
                    size=12,
                ),
            ]
            sizes = f"{test['n_first']} and {test['n_second']}"
            small = f"{COMPARED[test['compared']]}, {inside(PERIODS[test['period']])}; {sizes}"
            drawn.append(Row(LISTS[test["measure"]], marks, small, 36))
    stand, every = [t for t in contrast.survivors() if holds(t)], contrast.tested()
    return Figure(
        name="contrast-tests",
        title=f"{len(contrast.survivors()) or 'None'} of {count(every, 'test')} hold after adjusting, "
        f"{len(stand) or 'none'} also among like reports",
        subtitle="In how many of 100 pairs the report after a judgement of inadequate lists more; grey: gaps that "
        "these numbers would not show (80 % power)",
        drawing=Rows("Chance to list more, by list and kind", drawn, kinds.PER_CENT, legend=_TEST_KEYS, ruled=False)
        if drawn
        else Empty(
            "Tests", "<b>No test.</b> Under this definition fewer than five reports stand in one of the groups."
        ),
        frame=contrast.family(),
        columns=_TEST_COLUMNS,
        query="contrast",
        parameters={"definition": by, "high_performing": high, "compared": "joint"},
        sources=SOURCES,
        page="compare",
        choices={"by": by, "high": high},
        note="Drawn: the chosen definition; in the table: every test that a reader of this page can switch to. All are "
        "adjusted together (Holm), so that switching is no second try.",
        means=(
            *MEANS,
            (
                "Like reports",
                "Joint letters on the same theme; visits of the same year; reports of the same year and kind.",
            ),
            (
                "Areas once",
                "The same test with the first report of each area in each group, as visits of one area are alike.",
            ),
        ),
    )


def _p(value: object) -> str:
    return MISSING if is_missing(value) else f"{float(str(value)):.2g}"


_TEST_KEYS = (Key("ink", "Stands after every check", "dot"), Key("line", "Does not", "open"))
_TEST_COLUMNS = (
    Column("definition", "Inadequate", lambda c: DEFINITIONS[c]),
    Column("high_performing", "High", lambda c: HIGHS[c]),
    Column("compared", "Reports", lambda c: COMPARED[c]),
    Column("period", "Years", lambda c: PERIODS[c]),
    Column("measure", "List", lambda c: LISTS[c]),
    Column("n_first", "n inadequate", whole, number=True),
    Column("n_second", "n high", whole, number=True),
    Column("test", "Test", lambda name: "none" if is_missing(name) else name),
    Column("p", "p", _p, number=True),
    Column("p_holm", "adjusted", _p, number=True),
    Column("p_within", "like reports", _p, number=True),
    Column("in_strata", "n of these", lambda n: MISSING if is_missing(n) else whole(int(float(n))), number=True),
    Column("p_once", "areas once", _p, number=True),
)
