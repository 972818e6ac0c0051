"""How areas stood on a day and what came next, recomputed from the CSV files in plain Python."""

from __future__ import annotations

import datetime as dt
import sys

from tests.queries.plain import table

NOVEMBER_2013 = dt.date(2013, 11, 1)


def date(cell: str) -> dt.date | None:
    """A date, or None for an empty cell."""
    return dt.date.fromisoformat(cell) if cell else None


def overall_judgements() -> dict[str, list[dict]]:
    """Overall judgements of children's services by area, oldest first."""
    inspections = {i["inspection_id"]: i for i in table("inspections") if i["programme"] in ("sif", "ilacs")}
    found: dict[str, list[dict]] = {}
    for j in table("judgements"):
        i = inspections.get(j["inspection_id"])
        if i and j["aspect"] == "overall" and j["scale"] == "four_point" and j["grade"] != "not_judged":
            found.setdefault(i["area_code"], []).append(
                {
                    "programme": i["programme"],
                    "grade": j["grade"],
                    "start": date(i["fieldwork_start"]),
                    "published": date(i["published"]),
                }
            )
    return {area: sorted(rows, key=lambda r: r["published"]) for area, rows in found.items()}


def standing(history: list[dict], day: dt.date | None) -> tuple[str | None, str]:
    """Latest grade published before a day, and whether ever inadequate before it (yes, no or unknown)."""
    before = [] if day is None else [r for r in history if r["published"] < day]
    if not before:
        return None, "unknown"
    ever = any(r["grade"] == "inadequate" and r["published"] >= NOVEMBER_2013 for r in before)
    return before[-1]["grade"], "yes" if ever else "no"


def lags() -> tuple[int, int]:
    """Shortest and longest number of days from the first day of a joint fieldwork to its letter."""
    observed = [
        (date(i["published"]) - date(i["fieldwork_start"])).days
        for i in table("inspections")
        if i["programme"] == "jtai" and i["fieldwork_start"]
    ]
    return min(observed), max(observed)


def bounded(history: list[dict], published: dt.date) -> tuple[str | None, str]:
    """As `standing`, for a letter whose fieldwork began on an unknown day: None where the possible days disagree."""
    shortest, longest = lags()
    days = [published - dt.timedelta(days=lag) for lag in range(shortest, longest + 1)]
    found = {standing(history, day) for day in days}
    return found.pop() if len(found) == 1 else (None, "unknown")


def following(history: list[dict], day: dt.date) -> str:
    """First grade whose fieldwork began after a day; "waiting" where there is none."""
    later = sorted((r for r in history if r["start"] and r["start"] > day), key=lambda r: r["start"])
    return later[0]["grade"] if later else "waiting"


def joint_inspections() -> list[dict]:
    """Joint inspections with their dates as dates, era, prior grade and whether ever inadequate."""
    history = overall_judgements()
    found = []
    for i in table("inspections"):
        if i["programme"] == "jtai":
            start, end, published = (date(i[c]) for c in ("fieldwork_start", "fieldwork_end", "published"))
            own = history.get(i["area_code"], [])
            prior, ever = standing(own, start) if start else bounded(own, published)
            era = "2016–2020" if (start or published).year <= 2020 else "since 2022"
            found.append(
                {
                    "id": i["inspection_id"],
                    "area": i["area_code"],
                    "start": start,
                    "end": end,
                    "published": published,
                    "parsed": i["extraction"] == "parsed",
                    "era": era,
                    "prior": prior,
                    "ever": ever,
                }
            )
    return found


def areas_on(day: dt.date) -> list[str]:
    """Areas that existed on a day."""
    areas = table("areas")
    ends = {a["area_code"]: date(a["valid_to"]) for a in areas}
    predecessors = {
        a["area_code"]: [p["area_code"] for p in areas if a["area_code"] in p["successors"].split()] for a in areas
    }
    return [
        code
        for code, end in ends.items()
        if (end is None or end >= day) and all(ends[p] is not None and ends[p] < day for p in predecessors[code])
    ]


if __name__ == "__main__":
    from tests.queries.headlines import headlines  # it reads this module

    differing = 0
    for said, site, files in headlines():
        differing += site != files
        print(f"{'=' if site == files else '≠'} {said}: {site} on the site, {files} from the files")
    sys.exit(differing > 0)
