"""A later report that is known and was not read is said with the latest judgement; visits overturn nothing."""

from pathlib import Path

from queries import cohorts, rows
from tests.queries.plain import table
from tests.queries.small import record

YORK = "E06000014"
LINK = {"report_url": "https://example.org/1", "area_code": YORK, "title": "children's services inspection"}


def test_a_later_link_is_said_with_the_latest_judgement_everywhere(tmp_path: Path) -> None:
    with record(tmp_path, {"report_links": [LINK | {"published": "2026-12-01"}]}) as ask:
        (later,) = [row for row in ask("area_unread", area=YORK) if row["later"]]
        assert (later["kind"], str(later["published"])) == ("link", "2026-12-01")
        (counts,) = ask("benchmark_counts", area=YORK, areas=[YORK])
        (judgements,) = ask("benchmark_judgements", areas=[YORK])
        (today,) = [row for row in ask("standing_today") if row["area_code"] == YORK]
        assert {str(row["unread_published"]) for row in (counts, judgements, today)} == {"2026-12-01"}
        assert {str(row["unread_published"]) for row in ask("area_current_judgements", area=YORK)} == {"2026-12-01"}
        assert any(
            row["report_url"] == LINK["report_url"] for row in ask("news_reports", since="2026-12-01", programmes=None)
        )
        neighbour = next(row for row in table("neighbours") if row["neighbour_code"] == YORK)["area_code"]
        (row,) = [row for row in ask("area_neighbours", area=neighbour) if row["area_code"] == YORK]
        assert str(row["unread_published"]) == "2026-12-01"


def test_a_quarantined_report_of_the_public_list_is_not_read_either(tmp_path: Path) -> None:
    lost = {
        "sha256": "0" * 64,
        "report_url": LINK["report_url"],
        "area_code": YORK,
        "published": "2026-12-01",
        "reason": "x",
    }
    added = {"report_links": [LINK | {"published": "2026-12-01"}], "quarantine": [lost]}
    with record(tmp_path, added) as ask:
        (later,) = [row for row in ask("area_unread", area=YORK) if row["later"]]
        assert later["kind"] == "quarantined"


def test_an_unread_visit_overturns_no_judgement(tmp_path: Path) -> None:
    visit = {
        "inspection_id": "ilacs-york-2026-12-01", "area_code": YORK, "programme": "ilacs", "event": "focused visit",
        "published": "2026-12-01", "source_id": "ofsted-reports", "extraction": "listed",
    }  # fmt: skip
    lost = {"sha256": "0" * 64, "area_code": YORK, "published": "2026-12-02", "reason": "a visit's letter"}
    with record(tmp_path, {"inspections": [visit], "quarantine": [lost]}) as ask:
        assert [row for row in ask("area_unread", area=YORK) if row["later"]] == []
        assert ask("benchmark_counts", area=YORK, areas=[YORK])[0]["unread_published"] is None
    with record(tmp_path / "other", {"inspections": [visit | {"event": "standard"}]}) as ask:
        (later,) = [row for row in ask("area_unread", area=YORK) if row["later"]]
        assert later["kind"] == "listed"


def test_a_pair_with_an_unread_report_between_is_marked_and_left_out(tmp_path: Path) -> None:
    pair = next(row for row in rows("judgement_transitions") if row["area_code"] == YORK and row["unread_between"] == 0)
    between = pair["from_published"] + (pair["to_published"] - pair["from_published"]) / 2
    with record(tmp_path, {"report_links": [LINK | {"published": str(between.date())}]}) as ask:
        marked = [row for row in ask("judgement_transitions") if row["unread_between"] > 0]
    before = [row for row in rows("judgement_transitions") if row["unread_between"] > 0]
    assert [row for row in marked if row["area_code"] == YORK] != []
    assert len(marked) == len(before) + 1


def test_transitions_count_no_pair_with_an_unread_report_between() -> None:
    pairs = rows("judgement_transitions")
    found = cohorts.transitions()
    counted = found[found["to_grade"].isna()]["pairs"].sum()
    assert counted + cohorts.uncertain_pairs() == len(pairs)


def test_bradfords_report_of_may_2026_is_read_or_said() -> None:
    # The public site lists a report of 21 May 2026 (https://files.ofsted.gov.uk/v1/file/50302265)
    read = any(row["report_url"].endswith("/50302265") for row in table("inspections") if row["extraction"] == "parsed")
    (row,) = rows("benchmark_judgements", areas=["E08000032"])
    assert read != (row["unread_published"] is not None)
