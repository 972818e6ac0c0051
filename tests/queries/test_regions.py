"""Regions: counts of the files, titles of none and some."""

from collections import Counter

from components.figures import regions
from queries import rows
from tests.queries import as_of
from tests.queries.plain import table


def test_regions_are_those_of_the_files() -> None:
    today = {a["area_code"]: a["region"] for a in table("areas") if a["status"] == "current"}
    joint = {i["area_code"] for i in table("inspections") if i["programme"] == "jtai"}
    history = as_of.overall_judgements()
    areas, reached, high = Counter(today.values()), Counter(), Counter()
    for code, region in today.items():
        reached[region] += code in joint
        high[region] += bool(history.get(code)) and history[code][-1]["grade"] in ("good", "outstanding")
    found = {r["region"]: (r["areas"], r["reached"], r["high"]) for r in rows("regions")}
    assert found == {region: (areas[region], reached[region], high[region]) for region in areas}
    assert len(found) == 9


def test_titles() -> None:
    some = [
        {"region": "London", "areas": 33, "reached": 20, "judged": 33, "high": 30},
        {"region": "North East", "areas": 12, "reached": 3, "judged": 12, "high": 8},
    ]
    assert (
        regions.title(some, "reached")
        == "Joint inspections are known: from 3 of 12 in the North East to 20 of 33 in London"
    )
    assert regions.title([{"region": "London", "judged": 0, "high": 0}], "high").startswith("No area")
