"""High performers and areas judged inadequate before, recomputed from the CSV files in plain Python."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cache

from tests.queries import as_of
from tests.queries.plain import grades, table

DEFINITIONS = ("prior_group", "ever_inadequate", "ever_since_2009", "within_five_years")
LISTS = ("priority_action", "improvement", "strength")


@cache
def inadequate() -> dict[str, list[tuple[dt.date, bool]]]:
    """Days on which each area was judged inadequate, and whether the ledger of 2009 to 2013 says so."""
    found = defaultdict(list)
    aspect = {"sif": "overall", "ilacs": "overall", "cpi": "overall", "slac": "safeguarding"}
    graded = grades()
    for i in table("inspections"):
        if i["programme"] in aspect and graded[i["inspection_id"]].get(aspect[i["programme"]]) == "inadequate":
            found[i["area_code"]].append((as_of.date(i["published"]), i["programme"] in ("slac", "cpi")))
    return found


@cache
def ledger() -> dict[str, list[tuple[dt.date, str]]]:
    """Grades of the ledger of 2009 to 2013 by area, oldest first."""
    found = defaultdict(list)
    aspect = {"cpi": "overall", "slac": "safeguarding"}
    graded = grades()
    for i in table("inspections"):
        if i["programme"] in aspect:
            grade = graded[i["inspection_id"]].get(aspect[i["programme"]])
            if grade not in (None, "not_judged"):
                found[i["area_code"]].append((as_of.date(i["published"]), grade))
    return {area: sorted(rows) for area, rows in found.items()}


@cache
def compared() -> list[dict]:
    """Every compared inspection with its kind, day, latest grade before, and lists (None: none was read)."""
    history = as_of.overall_judgements()
    joint = {j["id"]: j for j in as_of.joint_inspections()}
    longest = as_of.lags()[1]
    lists: dict[str, dict[str, int]] = defaultdict(dict)
    for f in table("findings"):
        lists[f["inspection_id"]][f["section"]] = int(f["items"])
    found = []
    for i in table("inspections"):
        kind = {"jtai": "joint", "sif": "sif"}.get(i["programme"])
        if i["programme"] == "ilacs":
            kind = {"focused visit": "visit", "standard": "ilacs", "short": "ilacs"}.get(i["event"])
        if kind is None:
            continue
        published = as_of.date(i["published"])
        start = as_of.date(i["fieldwork_start"])
        day = start or (published - dt.timedelta(days=longest) if kind == "joint" else published)
        mine = lists[i["inspection_id"]]
        read = i["extraction"] == "parsed" and bool(set(LISTS) & set(mine))
        own = history.get(i["area_code"], [])
        prior = joint[i["inspection_id"]]["prior"] if kind == "joint" else as_of.standing(own, day)[0]
        found.append(
            {
                "id": i["inspection_id"],
                "kind": kind,
                "area": i["area_code"],
                "day": day,
                "prior": prior,
                "any_before": any(r["published"] < day for r in own),
                "lists": {"priority_action": 0, **mine} if read else None,
                "era": joint[i["inspection_id"]]["era"] if kind == "joint" else None,
            }
        )
    return found


def cohort(row: dict, definition: str, high: str) -> str:
    """Cohort of one inspection under a definition."""
    before = [(day, old) for day, old in inadequate().get(row["area"], []) if day < row["day"]]
    grade = row["prior"]
    if definition == "ever_since_2009" and grade is None and not row["any_before"]:
        grade = ([g for day, g in ledger().get(row["area"], []) if day < row["day"]] or [None])[-1]
    if definition == "prior_group":
        bad = grade == "inadequate"
    elif definition == "within_five_years":
        start = row["day"].replace(year=row["day"].year - 5)
        bad = any(not old and day >= start for day, old in before)
    else:
        bad = any(not old or definition == "ever_since_2009" for _, old in before)
    if bad:
        return "previously_inadequate"
    if grade is None:
        return "unknown"
    best = ("outstanding",) if high == "outstanding" else ("outstanding", "good")
    return "high_performing" if grade in best else "neither"


def spells() -> list[tuple[str, dt.date, dt.date | None]]:
    """Times that an area was judged inadequate: area, publication, that of the first better judgement or None."""
    found = []
    for area, rows in as_of.overall_judgements().items():
        before = None
        for n, row in enumerate(rows):
            if row["grade"] == "inadequate" and before != "inadequate":
                better = [r["published"] for r in rows[n + 1 :] if r["grade"] != "inadequate"]
                found.append((area, row["published"], better[0] if better else None))
            before = row["grade"]
    return found


def started_alike(joint: dict) -> list[str]:
    """Areas that started as the area of a joint inspection did, by what was known on its first day."""
    history = as_of.overall_judgements()
    taken = {
        other["area"]
        for other in as_of.joint_inspections()
        if other["era"] == joint["era"] and (other["start"] or other["published"]) <= joint["end"]
    }

    def latest(area: str) -> dict | None:
        before = [r for r in history.get(area, []) if r["published"] < joint["start"]]
        return before[-1] if before else None

    own = latest(joint["area"])
    found = []
    for area in as_of.areas_on(joint["start"]):
        other = latest(area)
        if area in taken or not other or not own or other["grade"] != own["grade"]:
            continue
        if abs((other["published"] - own["published"]).days) <= 365:
            found.append(area)
    return found
