"""What a search for words says: one sentence, the reports with their pages, and where to go on; HTML.

Every text that a reader typed goes through `escape`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from components import found, word_filters
from components.columns import paged
from components.words import EVENTS, PROGRAMMES, SECTIONS, THEMES, count, day, word
from queries.cache import kept
from queries.find import Found
from queries.stems import understand
from queries.words import REFUSED, Hits, Report, reports_read

MOST_REPORTS = 40
MOST_PAGES = 15
MOST_INSPECTIONS = 8
_NO_ORDER = "Pages that hold them all are shown, side by side or not."


def sentence(hits: Hits) -> str:
    """The answer; HTML with what matters in `<b>`."""
    return _SENTENCES[hits.outcome](hits)


def _found(hits: Hits) -> str:
    said = (
        f"<b>{escape(_typed(hits))}</b> {_stand(hits)} on <b>{count(hits.pages, 'page')}</b> of "
        f"{count(len(hits.reports), 'report')} known to us."
    )
    return " ".join([said, *remarks(hits)])


def _stand(hits: Hits) -> str:
    return "stands" if len(hits.asked.words) == 1 else "stand together"


def remarks(hits: Hits) -> list[str]:
    """How the words were understood, where it is not what was typed; HTML."""
    said = [
        f"{escape(one.typed)} is also found as {escape(one.stands_for.lower())}."
        for one in hits.asked.words
        if one.stands_for
    ]
    if hits.asked.left_out:
        said.append(f"Left out as too common: {_listed(hits.asked.left_out)}.")
    if hits.asked.surplus:
        said.append(f"Left out as too many: {_listed(hits.asked.surplus)}.")
    if hits.asked.phrases and hits.lacking:
        said.append(f"{_NO_ORDER} {_lacking(hits)}")
    return said


def _unknown(hits: Hits) -> str:
    said = f"No report known to us holds {_listed(hits.asked.unknown)}, as far as words are on record."
    names = " Names of people, and words in fewer than three reports, are not."
    return said + names


def _typed(hits: Hits) -> str:
    return " ".join(word.typed for word in hits.asked.words)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{escape(one)}”" for one in words)


_SENTENCES: dict[str, Callable[[Hits], str]] = {
    "empty": lambda _: REFUSED["empty"],
    "too_long": lambda _: REFUSED["too_long"],
    "not_latin": lambda _: REFUSED["not_latin"],
    "common": lambda hits: f"{_listed(hits.asked.left_out)}: such words stand on nearly every page. Add a rarer one.",
    "unknown": _unknown,
    "apart": lambda hits: " ".join(
        [f"No page that is looked at holds <b>{escape(_typed(hits))}</b> together.", *remarks(hits)]
    ),
    "found": _found,
}


def results(hits: Hits, chosen: Mapping[str, str], root: str = "", plain: bool = False) -> str:
    """The reports with their pages, newest first, and the same search as CSV, JSON and feed.

    Args:
        hits: what was found.
        chosen: what the address chooses.
        root: the site's root as seen from the page.
        plain: whether links lead to the plain pages.
    """
    if hits.outcome in REFUSED:
        return ""
    asked = word_filters.address(hits.text, chosen)
    narrowed = word_filters.in_words(chosen)
    action = f"{root}find/" if plain else "find"
    parts = [word_filters.form(hits.text, chosen, action)]
    if narrowed:
        parts.append(f'<p class="ji-small">Only: {escape("; ".join(narrowed))}.</p>')
    if hits.alike:
        parts.append(_suggestions(hits, chosen, action))
    if hits.reports:
        shown = hits.reports[:MOST_REPORTS]
        parts.append(f'<ul class="ji-list">{"".join(f"<li>{_line(one, root, plain)}</li>" for one in shown)}</ul>')
        more = f"The newest {len(shown)} of {len(hits.reports)} reports are shown. " * (len(shown) < len(hits.reports))
        if hits.lacking and not hits.asked.phrases:
            parts.append(f'<p class="ji-small ji-quiet">{_lacking(hits)}</p>')
        api = f"{root}api/v1/report-pages"
        parts.append(
            f'<p class="ji-small">{more}All pages: <a href="{api}.csv?{escape(api_address(hits.text, chosen))}">CSV</a>'
            f' · <a href="{api}.json?{escape(api_address(hits.text, chosen))}">JSON</a>. New reports that speak of it: '
            f'<a href="{root}find.atom?{escape(asked)}">Atom feed</a>.</p>'
        )
    parts.append(_topics(hits, chosen, action))
    return _section("Pages of reports", "".join(parts))


def api_address(text: str, chosen: Mapping[str, str]) -> str:
    """The parameters of the same search for the API."""
    found = word_filters.filters(chosen)
    several: dict[str, Any] = {
        "areas": found.areas,
        "regions": found.regions,
        "programmes": found.programmes,
        "themes": found.themes,
        "prior_groups": found.prior_groups,
        "sections": found.sections,
        "year_from": found.year_from,
        "year_to": found.year_to,
    }
    return urlencode({"q": text, **{name: value for name, value in several.items() if value is not None}}, doseq=True)


def _suggestions(hits: Hits, chosen: Mapping[str, str], action: str) -> str:
    links = []
    for wrong, right in hits.alike.items():
        for one in right:
            text = hits.text.replace(wrong, one)
            links.append(f'<a href="{action}?{escape(word_filters.address(text, chosen))}"{_SELF}>{escape(text)}</a>')
    return f"<p>Did you mean {', '.join(links)}?</p>" if links else ""


def _topics(hits: Hits, chosen: Mapping[str, str], action: str) -> str:
    stems = frozenset(stem for way in hits.asked.ways for stem in way)
    links = [
        f'<a href="{action}?{escape(word_filters.address(label, chosen))}"{_SELF}>{escape(label)}</a>'
        for label in word_filters.topics_like(stems)
    ]
    return f'<p class="ji-small">Related topics: {" · ".join(links)}.</p>' if links else ""


_SELF = ' target="_self"'


def _lacking(hits: Hits) -> str:
    """What is missing for phrases and snippets, commands set as code; HTML."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(hits.lacking))


def _line(report: Report, root: str, plain: bool) -> str:
    row = report.row
    pages = [_page(row, page, n) for page, n in list(zip(report.pages, report.times, strict=True))[:MOST_PAGES]]
    if len(report.pages) > MOST_PAGES:
        pages.append(f"{len(report.pages) - MOST_PAGES} more")
    listed = f"; in {', '.join(SECTIONS[s].lower() for s in report.sections)}" if report.sections else ""
    if not row["report_url"]:
        listed += "; no link to the report is known to us"
    snippets = list(report.snippets.values())
    quoted = "".join(f'<br><span class="ji-micro">{one}</span>' for one in snippets)
    return (
        f"{_link(row, root, plain)}, {day(row['published'])}{quoted}"
        f'<br><span class="ji-micro">Page {", ".join(pages)}{escape(listed)}</span>'
    )


def _link(row: Mapping[str, Any], root: str, plain: bool) -> str:
    key = row["inspection_id"]
    href = f"{root}inspection/{key}/" if plain else f"inspection?id={key}"
    return f'<a href="{escape(href)}"{_SELF}>{escape(title(row))}</a>'


def _page(row: Mapping[str, Any], page: int, n: int) -> str:
    href = paged({**row, "page": page})
    times = f" ({n} times)" if n > 1 else ""
    return f'<a href="{escape(href)}">{page}</a>{times}' if href else f"{page}{times}"


def title(row: Mapping[str, Any]) -> str:
    """An inspection's council, programme, kind and theme."""
    parts = [word(row["programme"], PROGRAMMES)]
    if row["event"] not in ("inspection", "standard"):
        parts.append(word(row["event"], EVENTS).lower())
    if row["theme"]:
        parts.append(word(row["theme"], THEMES).lower())
    return f"{row['area']}: {', '.join(parts)}"


def inspections(text: str, root: str = "", plain: bool = False) -> str:
    """The newest inspections whose council, programme, kind, theme or year the text names; HTML, empty where none."""
    stems = {stem for one in understand(text).words for stem in (one.ways[0] if one.ways else (one.typed.lower(),))}
    years = {one for one in text.split() if len(one) == 4 and one.isdigit()}
    if not stems and not years:
        return ""
    found = [row for row, known in _named() if stems <= known and years <= known][:MOST_INSPECTIONS]
    lines = "".join(f"<li>{_link(row, root, plain)}, {day(row['published'])}</li>" for row in found)
    return _section("Inspections", f'<ul class="ji-list">{lines}</ul>') if lines else ""


@kept
def _named() -> tuple[tuple[Mapping[str, Any], frozenset[str]], ...]:
    """Every inspection that was read, with the stems of its title and its year."""
    return tuple(
        (
            row,
            frozenset(
                {
                    *(stem for one in understand(title(row)).words for way in one.ways for stem in way),
                    *(one.typed.lower() for one in understand(title(row)).words),
                    str(row["programme"]),
                    str(row["published"].year),
                }
            ),
        )
        for row in reports_read()
    )


def _section(name: str, inner: str) -> str:
    place = f"found-{name.lower().replace(' ', '-')}"
    return f'<section class="ji-section" aria-labelledby="{place}"><h2 id="{place}">{name}</h2>{inner}</section>'


def answer(place: Found, hits: Hits) -> str:
    """One sentence or two on places and words: what was found comes first; HTML."""
    is_place = place.outcome in ("postcode", "no_postcode", "outside", "region", "name")
    if is_place and hits.outcome == "found":
        return f"{found.sentence(place)} {_found(hits)}"
    if is_place or place.outcome in ("empty", "too_long", "not_latin"):
        return found.sentence(place)
    return found.sentence(place) if _is_misspelt_place(place, hits) else sentence(hits)


def _is_misspelt_place(place: Found, hits: Hits) -> bool:
    """Whether the text is nothing on record, but like a place's name: one suggestion is enough then."""
    return hits.outcome == "unknown" and place.outcome == "like" and len(hits.alike) == len(hits.asked.words)


def everything(place: Found, hits: Hits, chosen: Mapping[str, str], root: str = "", plain: bool = False) -> str:
    """All results: councils and places, then inspections, then pages of reports; HTML, empty where there is nothing."""
    is_guess = place.outcome == "like" and hits.outcome == "found"
    places = "" if is_guess else found.results(place)
    named = inspections(hits.text, root, plain)
    pages = "" if _is_misspelt_place(place, hits) else results(hits, chosen, root, plain)
    return f"{places}{named}{pages}"
