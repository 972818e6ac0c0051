"""The board's grade against the council's: headlines recomputed from the files, one report read by eye."""

from collections import Counter

import pytest
from scipy.stats import beta

from queries import rows, run
from queries.shares import with_share
from tests.queries.plain import grades, table

ORDER = ["inadequate", "requires_improvement", "good", "outstanding"]
ALL = {"overall": None, "board": None, "outcomes": None, "years": None}


def pairs() -> list[tuple[str, str, str]]:
    """Year, the council's overall grade and the board's, of each report that has both."""
    stated = grades()
    return [
        (row["published"][:4], stated[row["inspection_id"]]["overall"], stated[row["inspection_id"]]["lscb"])
        for row in table("inspections")
        if row["programme"] == "sif" and "lscb" in stated[row["inspection_id"]]
    ]


def test_matrix_is_the_count_of_the_files() -> None:
    counted = Counter((overall, board) for _, overall, board in pairs())
    cells = rows("board_matrix")
    assert len(cells) == 16
    assert {(c["overall"], c["board"]): c["reports"] for c in cells if c["reports"]} == counted


def test_agreement_is_the_count_of_the_files_year_by_year_and_in_all() -> None:
    for row in rows("board_agreement"):
        of_year = [(ORDER.index(o), ORDER.index(b)) for year, o, b in pairs() if row["year"] in (year, "all")]
        assert row["graded"] == len(of_year)
        assert row["same"] == sum(board == council for council, board in of_year)
        assert row["better"] == sum(board > council for council, board in of_year)
        assert row["worse"] == sum(board < council for council, board in of_year)
        assert row["two_or_more"] == sum(abs(board - council) > 1 for council, board in of_year)
        assert row["no_grade"] == row["reports"] - row["graded"]


def test_share_has_the_exact_interval() -> None:
    frame = with_share(run("board_agreement"), "same", "graded")
    whole = frame[frame["year"] == "all"].iloc[0]
    same, graded = int(whole["same"]), int(whole["graded"])
    assert whole["share_low"] == pytest.approx(beta.ppf(0.025, same, graded - same + 1))
    assert whole["share_high"] == pytest.approx(beta.ppf(0.975, same + 1, graded - same))


def test_every_cell_leads_to_as_many_reports_as_it_counts() -> None:
    for cell in rows("board_matrix"):
        found = rows("board_reports", **ALL | {"overall": [cell["overall"]], "board": [cell["board"]]})
        assert len(found) == cell["reports"]
        assert {row["outcome"] for row in found} <= {cell["outcome"]}


def test_reports_without_a_boards_grade_are_kept() -> None:
    every = rows("board_reports", **ALL)
    assert len(every) == sum(row["programme"] == "sif" for row in table("inspections"))
    assert {row["board"] for row in every if row["outcome"] == "no grade"} == {None}


def test_lancashire_2015_as_printed() -> None:
    # Report of 27 November 2015 (https://files.ofsted.gov.uk/v1/file/50004309): page 1, children's services are
    # inadequate; page 41, the Local Safeguarding Children Board is good. The only report with two steps between them.
    (row,) = [r for r in rows("board_reports", **ALL) if r["steps"] is not None and abs(r["steps"]) > 1]
    assert (row["slug"], str(row["published"])[:10]) == ("lancashire", "2015-11-27")
    assert (row["overall"], row["overall_page"], row["board"], row["board_page"]) == ("inadequate", 1, "good", 41)
