"""Themes: counts recomputed from the files, a letter read by eye."""

import statistics

from queries import rows
from tests.queries.plain import table


def letters() -> list[dict[str, str]]:
    """Joint inspections with their counted sections and era."""
    items = {(row["inspection_id"], row["section"]): row["items"] for row in table("findings")}
    return [
        row
        | {
            "era": "2016–2020" if (row["fieldwork_start"] or row["published"]) < "2021" else "since 2022",
            "priority": items.get((row["inspection_id"], "priority_action"), ""),
            "improvement": items.get((row["inspection_id"], "improvement"), ""),
        }
        for row in table("inspections")
        if row["programme"] == "jtai"
    ]


def test_every_theme_is_the_count_of_the_files() -> None:
    every = letters()
    found = rows("themes")
    assert sum(row["inspections"] for row in found) == len(every)
    for row in found:
        of_theme = [x for x in every if (x["era"], x["theme"]) == (row["era"], row["theme"] or "")]
        assert row["inspections"] == len(of_theme)
        assert row["read"] == sum(x["extraction"] == "parsed" for x in of_theme)
        assert row["priority_letters"] == sum(x["priority"] not in ("", "0") for x in of_theme)
        assert row["priority_items"] == sum(int(x["priority"] or 0) for x in of_theme)
        listed = [int(x["improvement"]) for x in of_theme if x["improvement"]]
        assert row["improvement_letters"] == len(listed)
        assert row["improvement_median"] == (statistics.median(listed) if listed else None)


def test_totals_are_the_count_of_the_files() -> None:
    every = letters()
    for row in rows("theme_totals"):
        of_era = [x for x in every if row["era"] in (x["era"], "all") and x["extraction"] == "parsed"]
        assert row["read"] == len(of_era)
        assert row["priority_letters"] == sum(x["priority"] not in ("", "0") for x in of_era)
        assert row["themes"] == len({x["theme"] for x in of_era})


def test_liverpool_lists_five_areas_for_priority_action_as_printed() -> None:
    # Letter of 3 August 2016, pages 2 and 3: five bullets under "Areas for priority actions", counted by eye
    letter = next(row for row in rows("theme_letters", themes=None, like=None) if row["slug"] == "liverpool")
    assert letter["priority_action"] == 5
    theme = next(row for row in rows("themes") if row["theme"] == letter["theme"])
    assert (theme["priority_letters"], theme["priority_items"]) == (1, 5)
