"""The sentences that answer the pages of questions: how chosen, how judged now, the first cycle, themes.

Each is a template, tested for none, one, many and unknown, and a function that fills it from the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from components.answers import as_of, median_words
from components.figures.themes import newest_first, theme_words
from components.parts import Glance
from components.words import ERAS, count, day, is_missing, percent, percentage
from queries import records, rows, yardsticks


def selection() -> str:
    """How areas were chosen, as far as the record goes."""
    total = next(r for r in rows("selection_by_period", high_performing="good_or_outstanding") if r["period"] == "all")
    last = next(
        r
        for r in records(yardsticks.representation("good_or_outstanding"))
        if (r["period"], r["category"]) == ("all", "previously_inadequate")
    )
    return selection_sentence(len(rows("stated_reasons")), total, last, as_of())


def selection_sentence(stated: int, total: Mapping[str, Any], inadequate: Mapping[str, Any], date: str) -> str:
    """What is stated, and what the areas had been judged before."""
    head = f"It is stated for {stated or 'none'} of at least {count(total['inspections'], 'joint inspection')}."
    if total["known"] == 0:
        return f"<b>{head}</b> For none of the areas a judgement before is on record. Record of {date}."
    seen = total["previously_inadequate"]
    then = {0: "none is known to have been", 1: "one was"}.get(seen, f"{seen} were")
    were = "was" if total["high_performing"] == 1 else "were"
    return (
        f"<b>{head}</b> Of {total['known']} areas with an earlier judgement on record, "
        f"{total['high_performing'] or 'none'} {were} good or outstanding and {then} inadequate; the mix of all areas "
        f"on the same days would give {inadequate['expected']:.0f} of {inadequate['inspections']}. Record of {date}."
    )


def selection_at_a_glance() -> Glance:
    """Both eras in four lines."""
    wide = {r["period"]: r for r in rows("selection_by_period", high_performing="good_or_outstanding")}
    share = {(r["period"], r["category"]): r for r in records(yardsticks.shares("good_or_outstanding"))}
    wait = {r["period"]: r for r in records(yardsticks.days_to_publication())}
    eras = list(reversed(list(ERAS)))

    def shares(category: str) -> list[tuple[str, str]]:
        found = [share[era, category] for era in eras]
        return [(f"{r['observed']} of {r['of']}", percent(r["share"], r["low"], r["high"])) for r in found]

    return Glance(
        (ERAS[eras[0]], ERAS[eras[1]]),
        [
            ("Joint inspections known", "", [(str(wide[era]["inspections"]), "") for era in eras]),
            ("Good or outstanding before", "95 % interval", shares("high_performing")),
            ("Ever inadequate before", "95 % interval", shares("ever_inadequate")),
            (
                "Days from visit to letter, median",
                "95 % interval",
                [median_words(wait[era], "not known") for era in eras],
            ),
        ],
    )


def yardstick_facts() -> list[tuple[str, str]]:
    """What was proposed in June 2014 beside what the record shows: terms and HTML."""
    total = next(r for r in rows("selection_by_period", high_performing="good_or_outstanding") if r["period"] == "all")
    read, dated = total["read"], total["dated"]
    took = ", ".join(
        f"{name} {total[key] or 'in none'}"
        for key, name in (
            ("ofsted", "Ofsted"),
            ("cqc", "Care Quality Commission"),
            ("hmicfrs", "HM Inspectorate of Constabulary and Fire &amp; Rescue Services"),
            ("hmi_probation", "HM Inspectorate of Probation"),
            ("hmi_prisons", "HM Inspectorate of Prisons (proposed “where appropriate”)"),
        )
    )
    twentieth, last = (yardsticks.day_reached(n) for n in (20, 25))
    return [
        (
            "20 to 25 areas at first",
            f"{total['areas']} areas known; the letter of the 20th came on {day(twentieth)}, of the 25th "
            f"on {day(last)}",
        ),
        ("At least 25 % high performing", f"{total['high_performing']} of {total['known']} with a judgement before"),
        (
            "Mostly areas once inadequate, or of concern to another inspectorate",
            f"inadequate at the time {total['previously_inadequate'] or 'none'}, ever inadequate before "
            f"{total['ever_inadequate']}; a concern is stated in no letter"
            if not any(r["stated_reason"] == "inspectorate_concern" for r in rows("stated_reasons"))
            else f"inadequate at the time {total['previously_inadequate'] or 'none'}, ever inadequate before "
            f"{total['ever_inadequate']}",
        ),
        (
            "On site in the same four weeks",
            f"{total['within_window']} of {dated} with known days, {total['shortest_days']} to "
            f"{total['longest_days']} days long"
            if dated
            else "days not known",
        ),
        ("Five inspectorates", f"of {read} letters read: {took}"),
        ("One joint report", f"{total['one_letter']} of {read} letters read"),
        ("Graded judgements", f"{total['graded'] or 'none'} of {total['inspections']}; joint letters give no grades"),
    ]


def judgements() -> str:
    """How councils stand by their latest grade."""
    found = rows("standing_today")
    of = Counter(r["standing"] for r in found)
    later = sum(not is_missing(r["unread_published"]) for r in found)
    return judgements_sentence(of, of["no_overall"], len(found), later, as_of())


def judgements_sentence(of: Mapping[str, int], no_overall: int, areas: int, later: int, date: str) -> str:
    """How many stand at which grade, and for how many a later report is known and not read."""
    best = of["outstanding"] + of["good"]
    grade = f" {of['inadequate'] or 'None'} {'was' if of['inadequate'] == 1 else 'were'} inadequate."
    since = ""
    if no_overall:
        were = "was" if no_overall == 1 else "were"
        since = f" {no_overall} {were} inspected since overall grades ended in April 2026, and this site adds none."
    unread = "No later report is known that was not read."
    if later:
        unread = f"For {count(later, 'council')} a later report is known and not read yet."
    return (
        f"<b>{best} of {areas} councils were good or outstanding at their latest graded inspection</b>, "
        f"{of['outstanding']} of them outstanding.{grade}{since} {unread} Record of {date}."
    )


def cycle() -> str:
    """Whether the three years were kept."""
    (counts,) = rows("cycle_counts")
    last = rows("cycle_by_month")[-1]
    return cycle_sentence(counts, last, as_of())


def cycle_sentence(counts: Mapping[str, Any], last: Mapping[str, Any], date: str) -> str:
    """Yes, no or not known, with what it rests on; `last`: the month in which the last area was reached."""
    if counts["begun"] == counts["areas"]:
        head = "Yes."
    elif counts["at_most"] < counts["areas"]:
        head = "No."
    else:
        head = "It is not known."
    more = ""
    if counts["listed_then"]:
        more = (
            f"; for {counts['listed_then']} more a report of that time is listed and was not read. It can’t have been "
            f"more than {counts['at_most']}"
        )
    reached = "all of them" if last["at_least"] == last["areas"] else f"at least {last['at_least']}"
    return (
        f"<b>{head}</b> By {day(counts['promise_ends'])} inspections had begun in at least {counts['begun']} of "
        f"{counts['areas']} areas ({percentage(counts['begun_share'])}){more}. By {day(last['month'])} it was "
        f"{reached}. Record of {date}."
    )


def cycle_at_a_glance() -> Glance:
    """The areas reached when the three years were over, and at the end."""
    (counts,) = rows("cycle_counts")
    last = rows("cycle_by_month")[-1]
    areas = counts["areas"]
    return Glance(
        (f"By {day(counts['promise_ends'])}", f"By {day(last['month'])}"),
        [
            (
                "Inspection begun, report read",
                f"of {areas} areas",
                [
                    (str(counts["begun"]), percentage(counts["begun_share"])),
                    (str(last["begun"]), percentage(last["begun_share"])),
                ],
            ),
            ("Report published and read", "", [(str(counts["published"]), ""), (str(last["published"]), "")]),
            ("Report listed, not read", "", [(str(counts["listed_then"]), ""), (str(last["listed"]), "")]),
        ],
    )


def themes() -> str:
    """What letters found in the one respect that counts alike, and what the newest theme is."""
    total = next(row for row in rows("theme_totals") if row["era"] == "all")
    found = newest_first()
    return themes_sentence(total, len({row["theme"] for row in found}), found[0], as_of())


def themes_sentence(total: Mapping[str, Any], themes: int, newest: Mapping[str, Any], date: str) -> str:
    """Letters with priority action, and how far the newest theme has been read."""
    some = total["priority_letters"]
    if total["letters"] == 0:
        head = "No letter with lists of findings has been read yet."
    else:
        name = "names" if some <= 1 else "name"
        head = f"{some or 'None'} of {total['letters']} letters {name} an area for priority action, a serious concern."
    read = newest["read"]
    how = "none of them read yet" if read == 0 else "all read" if read == newest["inspections"] else f"{read} read"
    return (
        f"<b>{head}</b> At least {count(total['inspections'], 'joint inspection')} on "
        f"{count(themes, 'theme')} are known. Newest: {theme_words(newest['theme']).lower()}, "
        f"{count(newest['inspections'], 'letter')} since {day(newest['first_published'])}, {how}. Record of {date}."
    )
