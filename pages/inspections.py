"""Inspections: a journalist asks which areas were inspected, narrows the list down, quotes it and takes it along;
decides which letters and reports to read."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components import figure, filters, parts, register
from components.columns import (
    COUNCIL,
    EVENT,
    IMPROVEMENT,
    INSPECTION,
    JUDGED_BEFORE,
    JUDGEMENT,
    PRIORITY,
    PROGRAMME,
    REPORT,
    STRENGTH,
    THEME,
)
from components.figures.register import NAME, SOURCES, inspections_map
from components.register import Chosen
from components.tables import card_table
from components.words import count
from queries.cache import Kind, keep

PER_PAGE = 25
SHOWN = ("programme", "region", "theme")
MORE = ("from", "to", "priority", "ever", "prior", "council", "type", "inspectorate")
_PARTS: Kind[str] = Kind("parts of the register", 512)
VIEWS = {"list": "List", "map": "Map"}


def adopt_years() -> None:
    """Replace the one key with which earlier addresses name both years: `year=2016&year=2020`."""
    old = [year for year in st.query_params.get_all("year") if year in register.years()]
    if "year" in st.query_params:
        del st.query_params["year"]
        if old:
            st.query_params["from"], st.query_params["to"] = min(old), max(old)


def ask(key: str) -> None:
    """The control of one filter; what it is set to stands in the address."""
    if key in register.YEARS:
        filters.pick(register.YEAR_LABELS[key], register.year_words(), key, resets=("page",))
        return
    one = register.filters()[key]
    filters.several(one.label, one.words, key, nothing=one.nothing, resets=("page",))


def ignored() -> str:
    """What the address names and the record does not have, in a line."""
    unknown = [(key, part) for key in register.names() for part in filters.read_address(register.words_of(key), key)[1]]
    if not unknown:
        return ""
    said = ", ".join(f"{key} “{escape(part[:40])}”" for key, part in unknown[:5])
    return f'<p class="ji-small ji-quiet">Ignored in the address, because the record has no such thing: {said}.</p>'


def choices_line(chosen: Chosen) -> str:
    """What was chosen, in words, with the way to take it all off again."""
    said = register.choice_words(chosen)
    if not said:
        return ""
    words = " · ".join(f"{escape(label)}: <b>{escape(value)}</b>" for _, label, value in said)
    return f'<p class="ji-small">{words} · <a href="inspections" target="_self">Clear all</a></p>'


def unknown(chosen: Chosen, found: int) -> str:
    """How many would fit but for the choice on priority action, which can't be told of a report that is not read."""
    number = register.unread_left_out(chosen)
    if not number:
        return ""
    more = " more" if found else ""
    words = f"One{more} fits otherwise and is" if number == 1 else f"{number}{more} fit otherwise and are"
    return f"<p>{words} not read yet: whether an area for priority action is named there is not known.</p>"


def nothing(chosen: Chosen) -> str:
    """What the page says where nothing fits: what there is without each of the choices."""
    ways = []
    for key, label, value in register.choice_words(chosen):
        rest = register.drop(chosen, key)
        number = len(register.find(rest)) or "none either"
        href = escape(f"inspections?{urlencode(register.address(rest))}")
        ways.append(
            f'<li><a href="{href}" target="_self">Without {escape(label.lower())} “{escape(value)}”</a>: {number}</li>'
        )
    return parts.ji(
        '<div class="ji-empty"><p>No inspection known to us fits all of these choices. Take one of them off:</p></div>'
        f'<ul class="ji-list ji-below">{"".join(ways)}</ul>'
    )


def list_page(found: pd.DataFrame, page: int, joint: bool) -> str:
    """One page of the list."""
    start = (page - 1) * PER_PAGE
    some = found.iloc[start : start + PER_PAGE]
    kind = (THEME, JUDGED_BEFORE) if joint else (PROGRAMME, EVENT, JUDGEMENT)
    columns = (COUNCIL, INSPECTION, *kind, PRIORITY, IMPROVEMENT, *((STRENGTH,) if joint else ()), REPORT)
    which = f"{start + 1} to {start + len(some)} of {len(found):,}" if len(found) > PER_PAGE else f"{len(found)}"
    return parts.ji(card_table(some, columns, f"{which}, newest first; dates lead to the inspection"))


def take_along(found: pd.DataFrame, address: dict[str, str]) -> str:
    """Files of the list and its address; also where nothing fits, because that is an answer to keep and to quote."""
    rows = f"These {count(len(found), 'row')} (CSV)" if len(found) else "The columns, without a row (CSV)"
    files = "".join(
        f'<li><a href="{escape(f"figure/{NAME}.{kind}?{urlencode(address)}")}" download>{words}</a></li>'
        for kind, words in (("csv", rows), ("json", "The same (JSON)"))
    )
    link = f"{figure.public()}inspections?{urlencode(address)}".rstrip("?")
    return (
        '<div class="ji-panel" id="take"><h2 class="ji-vh">Take the list along</h2>'
        f'<ul class="ji-downloads">{files}</ul>'
        f'<h3>Link to this list</h3><code class="ji-copy">{escape(link)}</code></div>'
    )


adopt_years()
chosen = {key: filters.read_address(register.words_of(key), key)[0] for key in (*SHOWN, *MORE)}
for key in register.YEARS:
    chosen[key] = [year for year in chosen[key][:1] if year != register.ANY]
found, address = register.find(chosen), register.address(chosen)
summary = keep(_PARTS, ("summary", repr(chosen)), lambda: register.summary(chosen))
said = f'<p class="ji-answer">{summary}</p>{unknown(chosen, len(found))}{choices_line(chosen)}{ignored()}'
st.html(parts.opening("Inspections") + parts.ji(said))  # before the controls, so that it does not push them down
with st.container(key="controls-register", horizontal=True, vertical_alignment="bottom"):
    for key in SHOWN:
        ask(key)
    active = sum(bool(chosen[key]) for key in MORE)
    more = st.popover(f"More filters ({active} in use)" if active else "More filters", key="more-filters")
    with more, st.container(key="more-filters-all", horizontal=True):  # two abreast: all fit, nothing has to scroll
        for key in MORE:
            ask(key)
    view = filters.one("Show as", VIEWS, "show")
if found.empty:
    st.html(nothing(chosen) + parts.ji(f"{take_along(found, address)}{figure.source_line(SOURCES)}"))
    st.stop()

if view == "map":
    figure.show(inspections_map(**address))
else:
    pages = -(-len(found) // PER_PAGE)
    page = filters.page(pages)
    joint = register.joint_only(chosen)
    st.html(keep(_PARTS, ("list", repr(chosen), page), lambda: list_page(found, page, joint)))
    st.html(
        parts.ji(
            f'{take_along(found, address)}<p class="ji-fig-note">A dash: none given or known, no such list, or the '
            "report is not read yet; 0: the report says that there are none. Judged before: the council’s latest "
            f"overall judgement when the visit began, derived.</p>{figure.source_line(SOURCES)}"
        )
    )
