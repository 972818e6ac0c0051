"""Parts of a page beside its figures, as HTML: opening, glance, the one caveat, jump list, facts, status, search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.terms import linked

CAVEAT = (
    "These are counts of findings, not scores, of few areas that were not chosen at random. They describe; they do not "
    "show what caused what."
)


class Markup(str):
    """HTML that `st.html` sends as it is; other texts it searches for indentation first: a fifth of a page's run."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """What Streamlit asks for."""
        return str(self)


def ji(inner: str) -> Markup:
    """HTML that the site's sheet speaks of."""
    return Markup(f'<div class="ji">{inner}</div>')


def opening(title: str, answer: str = "", crumb: Mapping[str, str] | None = None, lead: str = "") -> str:
    """The top of a page: where it stands, its title, and its answer or a lead.

    Args:
        title: the question, or the name of what the page is about.
        answer: one dated statement; HTML, with what matters most in `<b>`.
        crumb: words and addresses of the pages above it.
        lead: a paragraph under the title; HTML.
    """
    above = " / ".join(
        f'<a href="{escape(href)}" target="_self">{escape(words)}</a>' for words, href in (crumb or {}).items()
    )
    return ji(
        (f'<p class="ji-crumb">{above}</p>' if above else "")
        + f"<h1>{escape(title)}</h1>"
        + linked(
            (f'<p class="ji-answer">{answer}</p>' if answer else "")
            + (f'<p class="ji-lead">{lead}</p>' if lead else "")
        )
    )


@dataclass(frozen=True)
class Glance:
    """Two groups side by side: their names, and lines of a name, a small remark, and a value with its interval each."""

    groups: tuple[str, str]
    lines: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]


def glance(shown: Glance) -> str:
    """Two groups, a few numbers each, as a table."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in shown.groups)
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}{f" <small>({escape(small)})</small>" if small else ""}</th>'
        + "".join(
            f"<td>{escape(value)}{f' <small>{escape(more)}</small>' if more else ''}</td>" for value, more in cells
        )
        + "</tr>"
        for name, small, cells in shown.lines
    )
    return ji(f'<table class="ji-glance"><thead><tr><td></td>{heads}</tr></thead><tbody>{lines}</tbody></table>')


def note(more: str = "", caveat: str = CAVEAT) -> str:
    """The one caveat of a page, under its answer; `caveat` where the page counts something else than findings."""
    return ji(f'<div class="ji-note"><p><b>Read with care.</b> {escape(f"{caveat} {more}".strip())}</p></div>')


def jump(places: Mapping[str, str]) -> str:
    """Links to the parts of the page: words by anchor."""
    entries = "".join(f'<li><a href="#{anchor}">{escape(words)}</a></li>' for anchor, words in places.items())
    return ji(f'<ul class="ji-jump">{entries}</ul>')


def facts(pairs: Sequence[tuple[str, str]], side: bool = False) -> str:
    """Terms with their values (HTML), a line each."""
    lines = "".join(f"<div><dt>{escape(term)}</dt><dd>{value}</dd></div>" for term, value in pairs)
    return f'<dl class="ji-facts{" ji-facts--side" * side}">{lines}</dl>'


def fold(anchor: str, title: str, inner: str, *, unfolded: bool = False) -> str:
    """A section that a reader unfolds, for what answers a second question; an address with the anchor unfolds it.

    Args:
        anchor: its place on the page.
        title: its heading.
        inner: HTML.
        unfolded: whether it is open from the start (on paper).
    """
    return (
        f'<section class="ji-section"><details class="ji-fold ji-fold--section ji-fold--paper"{" open" * unfolded}>'
        f'<summary><h2>{escape(title)}</h2></summary><div id="{anchor}">{inner}</div></details></section>'
    )


@dataclass(frozen=True)
class Status:
    """One line of a profile's head: what was judged, the word for it, by whom and when, what was before."""

    what: str
    word: str
    grade: str = ""
    when: str = ""
    more: str = ""
    href: str = ""


def status(shown: Sequence[Status]) -> str:
    """At most four judgements at the top of a profile; a grey bar where none is on record."""
    cells = []
    for one in shown:
        said = escape(one.word)
        if one.href:
            said = f'<a href="{escape(one.href)}">{said}</a>'
        below = "".join(f'<div class="ji-small">{escape(words)}</div>' for words in (one.when, one.more) if words)
        grade = f' data-g="{escape(one.grade)}"' if one.grade else ""
        cells.append(f'<div{grade}><dt>{escape(one.what)}</dt><dd><div class="ji-word">{said}</div>{below}</dd></div>')
    return ji(f'<dl class="ji-status">{"".join(cells)}</dl>')


def search(value: str = "", suggestions: Sequence[str] = ()) -> str:
    """The search field: a plain form that leads to `find`."""
    known = "".join(f'<option value="{escape(name)}"></option>' for name in suggestions)
    return ji(
        '<form class="ji-search" role="search" action="find" method="get"><label for="ji-q">Find your council, town or '
        'postcode</label><div class="ji-search-box"><input id="ji-q" name="q" type="search" list="ji-known" '
        f'placeholder="Lewisham, Whitby, M1 1AE" autocomplete="off" maxlength="80" value="{escape(value)}">'
        f'<button type="submit">Find</button></div><datalist id="ji-known">{known}</datalist></form>'
    )
