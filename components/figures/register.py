"""The inspections that a reader's choices find, on the map of councils."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import Any

from components import register
from components.columns import COUNCIL, GSS, IMPROVEMENT, INSPECTION, PRIORITY, PROGRAMME, REPORT, STRENGTH, THEME
from components.drawing.hexmap import Cell, HexMap
from components.drawing.rows import Key
from components.figure import Empty, Figure
from components.figures import figure
from components.tokens import token_of
from components.words import ERAS, day
from queries import records, rows

NAME = "inspections-map"
SOURCES = ("ofsted-reports", "data-to-insight-joint-inspections", "ofsted-outcomes-2025-03-31")
_NEVER = "never"
_KEYS = ("programme", "region", "theme", "council", "priority", "ever", "prior", "type", "inspectorate", "from", "to")
ByArea = dict[str, list[dict[str, Any]]]


@figure(NAME, **{key: partial(register.choices, key) for key in _KEYS})
def inspections_map(**asked: str) -> Figure:
    """The map of councils that have at least one of the chosen inspections."""
    chosen = register.read_choices(asked)
    frame = register.find(chosen)
    joint = register.joint_only(chosen)
    by_area: ByArea = defaultdict(list)
    for row in records(frame):
        by_area[row["area_code"]].append(row)
    areas = rows("areas_on_map")
    reached = sum(row["area_code"] in by_area for row in areas)
    label = f"Map of {len(areas)} councils: {reached} have at least one of these inspections. The table lists them."
    narrowed = register.choice_words(chosen)
    what = "; ".join(f"{name}: {words}" for _, name, words in narrowed) or "All joint inspections known to us"
    programme = () if joint else (PROGRAMME,)
    return Figure(
        name=NAME,
        title=title(
            len(frame), reached, len(areas), "a joint inspection" if joint else "an inspection or visit", bool(narrowed)
        ),
        subtitle=f"{what}. Each hexagon is one current council, roughly where it lies",
        drawing=_map(label, areas, by_area, joint)
        if len(frame)
        else Empty(label, "<b>None.</b> No inspection known to us fits all of these choices."),
        frame=frame,
        columns=(COUNCIL, GSS, INSPECTION, *programme, THEME, PRIORITY, IMPROVEMENT, STRENGTH, REPORT),
        query="inspections",
        parameters=register.parameters(chosen),
        sources=SOURCES,
        page="inspections",
        choices={key: value for key, value in asked.items() if value != register.choices(key)[0]},
        note=abolished_note(len(by_area) - reached),
    )


def title(found: int, reached: int, areas: int, kind: str, narrowed: bool) -> str:
    """How many current councils have one.

    Args:
        found: inspections found.
        reached: current councils that have at least one of them.
        areas: current councils.
        kind: what is looked for, with its article.
        narrowed: whether more than a programme was chosen.
    """
    fits = " that fits" * narrowed
    if found == 0:
        return f"No council is known to have {kind}{fits}"
    if reached == 0:
        return f"No current council has {kind} on record{fits}"
    have = "One" if reached == 1 else str(reached)
    return f"{have} of {areas} councils {'has' if reached == 1 else 'have'} {kind} on record{fits}"


def abolished_note(councils: int) -> str:
    """What the map can't show: councils that were abolished."""
    if councils == 0:
        return ""
    if councils == 1:
        return "One council that was abolished has no place on the map; the table has it."
    return f"{councils} councils that were abolished have no place on the map; the table has them."


def _map(label: str, areas: list[dict[str, Any]], by_area: ByArea, joint: bool) -> HexMap:
    eras = {row["inspection_id"]: row["era"] for row in rows("joint_with_prior_judgement", area=None)}
    kinds = []
    for row in areas:
        mine = by_area.get(row["area_code"])
        kinds.append(_NEVER if not mine else eras[mine[0]["inspection_id"]] if joint else "ink")
    words = dict(reversed(list(ERAS.items()))) if joint else {"ink": "At least one"}
    legend = [Key(token_of(kind), f"{said}: {kinds.count(kind)}") for kind, said in words.items()]
    legend.append(Key(token_of(_NEVER), f"None that fits: {kinds.count(_NEVER)}"))
    cells = [_cell(row, by_area.get(row["area_code"], []), kind) for row, kind in zip(areas, kinds, strict=True)]
    return HexMap(label, cells, legend)


def _cell(row: dict[str, Any], mine: list[dict[str, Any]], kind: str) -> Cell:
    href = f"inspection?id={mine[0]['inspection_id']}" if len(mine) == 1 else f"council?area={row['slug']}"
    said = "none that fits"
    if mine:
        said = f"{len(mine)}, the latest " * (len(mine) > 1) + f"published {day(mine[0]['published'])}"
    return Cell(int(row["hex_q"]), int(row["hex_r"]), token_of(kind), f"{row['area']}: {said}", href, row["region"])
