"""The figure card: the one component that every figure of the site uses.

A card says what was found, shows it, and keeps table, files, address, citation and method one quiet row away – plain
HTML without scripts and without reruns. The same `Figure` is answered alone at `/figure/<name>` as HTML, SVG, PNG,
CSV and JSON (`service.figures`).
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Protocol
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from components import parts, plotly_kit
from components.drawing.empty import Empty as Empty  # a drawing like any other
from components.quote import citation, quote, record_of
from components.tables import Column, card_table
from queries import Value, rows, text
from queries.cache import Kind, keep
from queries.filled import fill
from queries.header import header
from queries.models import models

LONGEST_TITLE = 110
MOST_ROWS = 300
"""Rows of the table on a page; a file has all of them."""


class Drawing(Protocol):
    """What is drawn: HTML for the page, an SVG fragment of 800 px width for the file."""

    @property
    def label(self) -> str: ...

    def html(self) -> str: ...

    def svg(self) -> str: ...

    def svg_height(self) -> float: ...


@dataclass(frozen=True)
class Figure:
    """One figure with all that its card says.

    Attributes:
        name: its address, `/figure/<name>`, and its anchor on the page.
        title: the finding, made from the data, at most `LONGEST_TITLE` characters, no full stop.
        subtitle: what is counted, n, unit, years; abbreviations spelt out.
        drawing: what is drawn.
        frame: the rows behind the drawing, all columns; what is downloaded.
        columns: the columns that the table shows.
        query: name of the query that gave the rows, and `parameters` it was asked with.
        sources: identifiers in `sources.csv`.
        page: the page on which it stands.
        choices: the choices that it depends on, as the address has them.
        note: one sentence that belongs to this figure alone.
        means: words and their meaning, for “How this was made”.
        see: words and address of what must be one tap away from the note.
        plot: the same as data and layout of a Plotly chart, for a reader who wants to point and zoom (`Card.show`).
    """

    name: str
    title: str
    subtitle: str
    drawing: Drawing
    frame: pd.DataFrame
    columns: Sequence[Column]
    query: str
    sources: Sequence[str]
    page: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    means: Sequence[tuple[str, str]] = ()
    see: tuple[str, str] | None = None
    plot: Callable[[], dict[str, Any]] | None = None

    def __post_init__(self) -> None:
        if len(self.title) > LONGEST_TITLE:
            raise ValueError(f"the title of {self.name!r} has {len(self.title)} characters, more than {LONGEST_TITLE}")

    @functools.cached_property
    def digest(self) -> str:
        """Eight digits that change with what the figure says or shows."""
        shown = f"{self.title}\n{self.subtitle}\n{self.frame.to_csv(index=False)}"
        return hashlib.sha256(shown.encode()).hexdigest()[:8]

    @property
    def address(self) -> str:
        """Where it stands alone, below the site's root."""
        return _with(f"figure/{self.name}", self.choices)

    def file(self, kind: str) -> str:
        """Where its file of that kind (svg, png, csv, json) is answered, below the site's root."""
        return _with(f"figure/{self.name}.{kind}", self.choices)

    @property
    def on_page(self) -> str:
        """Its place on its page, below the site's root."""
        return f"{_with(self.page, self.choices)}#{self.name}"


def _with(path: str, choices: Mapping[str, str]) -> str:
    return f"{path}?{urlencode(sorted(choices.items()))}" if choices else path


def show(figure: Figure) -> None:
    """The card on the page."""
    base = public()
    # as for a card with controls: what is kept holds the figure, so that its id stays its own
    made = keep(_WHOLE, (id(figure), base), lambda: (figure, parts.ji(markup(figure, public=base))))
    st.html(made[1])


class Card:
    """A card with controls: title above them, drawing below, though the choice must be known before either.

    Use: `card = Card("points")`, then `with card.controls: …`, then `card.show(points(by=…))`.
    """

    def __init__(self, name: str) -> None:
        with st.container(key=f"fig-{name}", gap=None):
            self._head = st.container()
            self.controls = st.container(key=f"controls-{name}", horizontal=True)
            self._body = st.container()

    def show(self, figure: Figure, explore: bool = False) -> None:
        """Fill the card.

        Args:
            figure: what it shows.
            explore: whether its Plotly chart stands in the place of its drawing (which is kept for paper).
        """
        base = public()
        # the kept words keep their figure, so that its id stays its own
        _, head, drawing, rest = keep(
            _CARDS, (id(figure), base), lambda: (figure, _head(figure), _drawing(figure), _rest(figure, "", True, base))
        )
        with self._head:
            st.html(parts.ji(f'<div class="ji-fig" id="{figure.name}">{head}</div>'))
        with self._body:
            if explore and figure.plot is not None:
                plotly_kit.chart(figure.name, figure.drawing.label, figure.plot())
                drawing = f'<div class="ji-paper">{drawing}</div>'
            st.html(parts.ji(f'<div class="ji-fig ji-fig--body">{drawing}{rest}</div>'))


_CARDS: Kind[tuple[Figure, str, str, str]] = Kind("cards", 256)
_WHOLE: Kind[tuple[Figure, parts.Markup]] = Kind("whole cards", 512, 6_000_000, lambda made: len(made[1]))


def public() -> str:
    """Public address of the site with a slash at its end, as the visitor's browser has it."""
    address = urlsplit(st.context.url or "")
    return f"{address.scheme}://{address.netloc}/" if address.netloc else "/"


def markup(figure: Figure, base: str = "", actions: bool = True, public: str = "/") -> str:
    """The card as HTML.

    Args:
        figure: what it shows.
        base: put before links, where the card does not stand on one of the site's pages.
        actions: whether the row of actions is there.
        public: address of the site in what is copied: link, frame, citation.
    """
    return (
        f'<figure class="ji-fig" id="{figure.name}" aria-labelledby="{figure.name}-t"><figcaption>{_head(figure)}'
        f"</figcaption>{_drawing(figure)}{_rest(figure, base, actions, public)}</figure>"
    )


def _head(figure: Figure) -> str:
    return (
        f'<h2 class="ji-fig-title" id="{figure.name}-t">{escape(figure.title)}</h2>'
        f'<p class="ji-fig-sub">{escape(figure.subtitle)}</p>'
    )


def _drawing(figure: Figure) -> str:
    return f'<div class="ji-fig-draw">{figure.drawing.html()}</div>'


def _rest(figure: Figure, base: str, actions: bool, public: str) -> str:
    note = _note(figure, base)
    row = _actions(figure, base, public) if actions else ""
    return f"{note}{source_line(figure.sources)}{row}"


def _note(figure: Figure, base: str) -> str:
    """The figure's one sentence, and the way to what explains it."""
    said = escape(figure.note)
    if figure.see:
        words, href = figure.see
        said += f' <a href="{escape(base + href)}" target="_self">{escape(words)}</a>'
    return f'<p class="ji-fig-note">{said.strip()}</p>' if said else ""


def source_line(source_ids: Sequence[str]) -> str:
    """Publishers, documents with their addresses, and the day of the record, as HTML.

    Raises:
        KeyError: the record has no such source.
    """
    known = {row["source_id"]: row for row in rows("sources")}
    named = (known[one] for one in source_ids)
    parts = (f'{escape(s["publisher"])}: <a href="{escape(s["url"])}">{escape(s["title"])}</a>' for s in named)
    return f'<p class="ji-src">Source: {"; ".join(parts)}. {record_of()}.</p>'


def _actions(figure: Figure, base: str, public: str) -> str:
    count = len(figure.frame)
    said = f"{count:,} {'row' if count == 1 else 'rows'}"
    if count > MOST_ROWS:
        said = f"The first {MOST_ROWS} of {said}; the files have all of them"
    table = card_table(figure.frame.head(MOST_ROWS), figure.columns, said)
    files = "".join(
        f'<li><a href="{escape(base + figure.file(kind))}" download>{words}</a></li>'
        for kind, words in (
            ("csv", f"Data, {count:,} {'row' if count == 1 else 'rows'} (CSV)"),
            ("json", "Data (JSON)"),
            ("svg", "Picture (SVG)"),
            ("png", "Picture, 1,680 px (PNG)"),
        )
    )
    size = 'width="100%" height="420" style="border:0"'
    frame = f'<iframe src="{public}{figure.address}" title="{figure.title}" {size}></iframe>'
    link = (
        f"<h3>Link to this figure</h3>{_copy(public + figure.on_page)}"
        f"<h3>Embed it (follows the reader’s light or dark setting)</h3>{_copy(frame)}"
    )
    panels = (
        ("Table", "", table),
        (
            "Download",
            "",
            f'<ul class="ji-downloads">{files}</ul><p class="ji-micro ji-quiet">Files hold what is shown here, choices '
            "included, with GSS codes and report links.</p>",
        ),
        ("Link", " and embed", link),
        (
            "Cite or quote",
            "",
            f"<h3>Quote it (the link tells later whether the figure has changed)</h3>{_copy(quote(figure, public))}"
            f"<h3>Cite it</h3>{_copy(citation(figure, public))}",
        ),
        ("How this was made", "Method", method(figure.query, figure.columns, figure.parameters, figure.means, base)),
    )
    return f'<div class="ji-acts">{"".join(_panel(figure.name, *panel) for panel in panels)}</div>'


def _panel(name: str, words: str, other: str, inner: str) -> str:
    if words == "Link":
        head = f'Link<span class="wide">&nbsp;{other.strip()}</span>'
    elif other:
        head = f'<span class="wide">{words}</span><span class="narrow">{other}</span>'
    else:
        head = words
    return f'<details name="{name}"><summary>{head}</summary><div class="ji-panel">{inner}</div></details>'


def _copy(words: str) -> str:
    return f'<code class="ji-copy">{escape(words)}</code>'


def method(
    query: str,
    columns: Sequence[Column],
    parameters: Mapping[str, Value],
    means: Sequence[tuple[str, str]] = (),
    base: str = "",
) -> str:
    """How rows were made, as HTML: what is counted in the words of the query's header, the query, a way to run it."""
    about = header(query)
    shown = {column.name: column.label for column in columns}
    means = [*means, *((shown[n], d.meaning) for n, d in about.columns.items() if n in shown)]
    words = "".join(f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in means)
    if about.left_out:
        words += f"<dt>Left out</dt><dd>{escape(about.left_out)}</dd>"
    sql = text(query)
    body = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
    derived = [table for table in models() if re.search(rf"\b(from|join) {table}\b", body)]
    reads = ""
    if derived:
        reads = f'<p>It reads <a href="{base}data/derived-tables.sql">derived tables</a>: {", ".join(derived)}.</p>'
    run = f"{base}ask?{urlencode({'sql': fill(query, **parameters)})}"
    return (
        f'<div class="ji-panel-grid"><div><h3>What is counted</h3><dl>{words}</dl></div><div><h3>The query</h3>'
        f'<p><a href="{escape(run)}">Run it yourself, with other choices</a></p>{reads}'
        f'<pre class="ji-sql" tabindex="0">{escape(body.strip())}</pre></div></div>'
    )
