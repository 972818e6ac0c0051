"""A figure as people quote it: sentence, what is counted, caveat, source, record – and a link that tells later whether
the figure has changed since."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from components.words import day
from queries import rows
from queries.record import current

if TYPE_CHECKING:
    from components.figure import Figure

LICENCE_NAME = "Open Government Licence v3.0"
CAVEAT = "It describes and does not show what caused what."
_SEEN = re.compile(r"(\d{4}-\d{2}-\d{2})\.([0-9a-f]{8})")


def record_of() -> str:
    """Which record a figure was made from: "Record of 23 November 2026"."""
    return f"Record of {day(rows('overview_counts')[0]['retrieved'])}"


def citation(figure: Figure, base: str) -> str:
    """How to cite the figure, with the day of the record and its address."""
    record = record_of().replace("Record", "record")
    return f"Joint Inspections, ‘{figure.title}’, {record}, {base}{figure.on_page} ({LICENCE_NAME})"


def quote(figure: Figure, public: str) -> str:
    """The finding, what it counts (with n, unit and years), its caveat, source, record and permanent link."""
    known = {row["source_id"]: row for row in rows("sources")}
    sources = "; ".join(f"{known[one]['publisher']}, {known[one]['title']}" for one in figure.sources)
    note = f" {figure.note}" if figure.note else ""
    return (
        f"{figure.title}. ({figure.subtitle}.){note} {CAVEAT} Source: {sources}; Joint Inspections, record of "
        f"{day(_retrieved())}, version {current().version[:8]}. {permalink(figure, public)}"
    )


def permalink(figure: Figure, public: str) -> str:
    """Address of the figure alone that remembers what it showed when it was copied (`seen=<day>.<digest>`)."""
    seen = f"{_retrieved()}.{figure.digest}"
    return f"{public}figure/{figure.name}?{urlencode(sorted({**figure.choices, 'seen': seen}.items()))}"


def since(seen: str, figure: Figure) -> str:
    """Whether the figure still shows what it showed when the link was copied, as a sentence.

    Raises:
        ValueError: the link's `seen` has not the form that `permalink` gives it.
    """
    match = _SEEN.fullmatch(seen)
    if match is None:
        raise ValueError("seen can't be read: it is a day and eight digits, as the link had them when it was copied")
    then, now = day(match[1]), day(_retrieved())
    if match[2] == figure.digest:
        return f"Unchanged: it shows what it showed when this link was copied (record of {then})."
    return (
        f"Changed since this link was copied: it was made from the record of {then}, and shows that of {now}. Numbers "
        "quoted then may differ."
    )


def _retrieved() -> str:
    return str(rows("overview_counts")[0]["retrieved"])[:10]
