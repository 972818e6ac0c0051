"""What is new: the list holds what the files hold since a day."""

import shutil
from collections import Counter
from pathlib import Path

import duckdb

from queries import rows, text
from queries.record import DATA, build
from tests.queries.plain import table


def test_reports_since_a_day_are_those_of_the_files() -> None:
    since = "2026-03-01"
    found = rows("news_reports", since=since, programmes=None)
    inspections = {(r["area_code"], r["published"]) for r in table("inspections") if r["published"] >= since}
    links = {(r["area_code"], r["published"]) for r in table("report_links") if r["published"] >= since}
    assert {(row["area_code"], str(row["published"])[:10]) for row in found} == inspections | links
    assert [row["published"] for row in found] == sorted((row["published"] for row in found), reverse=True)


def test_a_report_stands_twice_only_where_councils_share_a_service() -> None:
    found = rows("news_reports", since="2009-01-01", programmes=None)
    assert len(found) >= len(table("inspections"))
    times = Counter(row["report_url"] for row in found if row["report_url"])
    assert {row["programme"] for row in found if times[row["report_url"]] > 1} <= {"youth_justice"}


def test_north_lincolnshire_as_printed() -> None:
    # Report of 30 April 2026 (https://files.ofsted.gov.uk/v1/file/50300420), page 1: overall effectiveness outstanding
    found = rows("news_reports", since="2026-04-30", programmes=["ilacs"])
    (row,) = [row for row in found if (row["slug"], str(row["published"])[:10]) == ("north-lincolnshire", "2026-04-30")]
    assert (row["event"], row["overall"]) == ("short", "outstanding")


def test_bounds_are_those_of_the_files() -> None:
    (bounds,) = rows("news_bounds")
    newest = max(row["published"] for row in [*table("inspections"), *table("report_links")])
    assert str(bounds["last_published"])[:10] == newest
    assert str(bounds["lately"])[:10] < newest


def test_a_change_is_listed_with_its_council(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(DATA, tmp_path / "data"))
    (copy / "changes.csv").write_text(
        "date,inspection_id,what\n2026-12-01,ilacs-york-2025-04-15,published changed\n"
        "2026-12-01,ilacs-york-2001-01-01,withdrawn\n",
        encoding="utf-8",
    )
    with duckdb.connect(str(build(copy, tmp_path / "cache")), read_only=True) as db:
        found = db.execute(text("news_changes"), {"since": "2026-11-01"}).fetchall()
        later = db.execute(text("news_changes"), {"since": "2026-12-02"}).fetchall()
    assert [(row[1], row[2], row[4]) for row in found] == [
        ("ilacs-york-2001-01-01", None, "withdrawn"),
        ("ilacs-york-2025-04-15", "York", "published changed"),
    ]
    assert later == []
