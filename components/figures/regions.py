"""Regions of England: where joint inspections are known, and how councils were judged, each share with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.columns import REGION
from components.drawing import kinds
from components.drawing.rows import Row, Rows
from components.figure import Figure
from components.figures import figure
from components.tables import Column
from components.words import fraction, percentage, whole
from queries import records, run
from queries.shares import with_share

WHAT: Mapping[str, str] = {"reached": "Joint inspection known", "high": "Good or outstanding"}
_OF = {"reached": "areas", "high": "judged"}


@figure("regions", share=lambda: tuple(WHAT))
def regions(share: str) -> Figure:
    """The share of areas by region, with exact intervals."""
    frame = with_share(run("regions"), share, _OF[share])
    found = records(frame)
    drawn: list[Row] = [
        kinds.share(
            r["region"], fraction(r[share], r[_OF[share]]), r["share"], r["share_low"], r["share_high"], "joint"
        )
        for r in sorted(found, key=lambda r: -r["share"])
    ]
    what = (
        "with a joint inspection on record" if share == "reached" else "good or outstanding at their latest judgement"
    )
    return Figure(
        name="regions",
        title=title(found, share),
        subtitle=f"Current areas {what}, by region; share with its 95 % exact interval",
        drawing=Rows(
            "; ".join(f"{r['region']} {_part(r, share)}" for r in found),
            drawn,
            kinds.PER_CENT,
            ruled=False,
        ),
        frame=frame,
        columns=(
            REGION,
            Column("areas", "Areas", whole, number=True),
            Column("reached", "Joint inspection known", whole, number=True),
            Column("inspections", "Joint inspections", whole, number=True),
            Column("judged", "Judged", whole, number=True),
            Column("high", "Good or outstanding", whole, number=True),
            Column("share", "Share drawn", percentage, number=True),
            Column("share_low", "from (95 % interval)", percentage, number=True),
            Column("share_high", "to", percentage, number=True),
        ),
        query="regions",
        sources=("ofsted-reports", "ofsted-outcomes-2025-03-31", "data-to-insight-joint-inspections"),
        page="selection",
        choices={"share": share},
        note="Intervals that overlap do not tell regions apart; with nine regions one or two will stand out by chance.",
    )


def title(found: list[dict[str, Any]], share: str) -> str:
    """From the least to the greatest part, in fractions."""
    some = [r for r in found if r[_OF[share]]]
    if not some:
        return "No area of any region has a judgement on record"
    low, high = (pick(some, key=lambda r: r[share] / r[_OF[share]]) for pick in (min, max))
    ends = [f"{_part(r, share)} in {_in(r['region'])}" for r in (low, high)]
    said = "Joint inspections are known" if share == "reached" else "Good or outstanding"
    return f"{said}: from {ends[0]} to {ends[1]}"


def _part(row: Mapping[str, Any], share: str) -> str:
    return fraction(row[share], row[_OF[share]])


def _in(region: str) -> str:
    return region if region == "London" or region.startswith(("Yorkshire",)) else f"the {region}"
