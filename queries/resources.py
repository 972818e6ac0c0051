"""The resources of the API: each is one query of `queries/`, its rows kept with the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from queries import Value, fetch, names, parameters, records, words
from queries.cache import Kind, keep
from queries.codes import labels
from queries.find import find
from queries.header import Described, header
from queries.parameters import Parameter

ROOT = "/api/v1"
"""Where the API stands on the site; the paths of the resources are below it."""
Rows = list[tuple[Any, ...]]


class RefusedError(ValueError):
    """A value that a parameter may have by its form, and that can't be answered; the message is for who asked."""

    def __init__(self, said: str, parameter: str) -> None:
        super().__init__(said)
        self.parameter = parameter


@dataclass(frozen=True)
class Resource:
    """One table-shaped answer.

    Args:
        path: path below `ROOT`; `{slug}` stands for an area.
        query: name of the query, which gives question, columns and parameters.
        summary: one line for the documentation ("" for the query's own question).
    """

    path: str
    query: str
    summary: str = ""

    @property
    def of_area(self) -> bool:
        """Whether the path names an area."""
        return "{slug}" in self.path

    @property
    def question(self) -> str:
        """The question that it answers."""
        return self.summary or header(self.query).question

    @property
    def columns(self) -> dict[str, Described]:
        """Its columns with type and meaning."""
        return header(self.query).columns

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters that a request may give, paging aside."""
        return tuple(p for p in parameters.of_query(self.query) if not (self.of_area and p.name == "area"))

    def rows(self, values: Mapping[str, Value]) -> Rows:
        """All rows for these values of the query's parameters."""
        return fetch(self.query, **values)


@dataclass(frozen=True)
class Comparison(Resource):
    """Medians and shares by cohort: the query's rows summed up with intervals by `queries.comparison`."""

    @property
    def columns(self) -> dict[str, Described]:
        """Columns of the summary."""
        return {
            "era": Described("varchar", " or ".join(labels("era"))),
            "cohort": Described("varchar", "value of the chosen cohort"),
            "inspections": Described("bigint", "joint inspections known to us"),
            "letters": Described("bigint", "n of the share: letters that were read and have at least one list"),
            "with_section": Described("bigint", "n of the median: of these, letters that have the section"),
            "median": Described("double", "median of the items listed"),
            "median_low": Described("double", "lower end of its 95 % order-statistic interval (none below n = 6)"),
            "median_high": Described("double", "upper end of its 95 % order-statistic interval"),
            "any_item": Described("bigint", "letters that list at least one item"),
            "any_share": Described("double", "their share of letters"),
            "any_low": Described("double", "lower end of its 95 % exact interval (none below n = 5)"),
            "any_high": Described("double", "upper end of its 95 % exact interval"),
        }

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Cohort and section."""
        section = header("letters_by_cohort").parameters["section"]
        return (*super().parameters, parameters.read_parameter("section", section))

    def rows(self, values: Mapping[str, Value]) -> Rows:
        """All eras and cohorts, empty ones included."""
        from queries import comparison  # here, because scipy takes a second and only this needs it

        frame = comparison.summary(str(values["cohort"]), str(values["section"]))
        return [tuple(_plain(row[name]) for name in self.columns) for row in records(frame)]


@dataclass(frozen=True)
class Search(Resource):
    """The councils that a name or a postcode may mean, as `queries.find` answers."""

    @property
    def columns(self) -> dict[str, Described]:
        """Columns of an answer."""
        places = header(self.query).columns
        return {
            "outcome": Described("varchar", "what was made of the text, the same in all rows (see `queries/find.py`)"),
            "name": Described("varchar", "name or postcode that was found"),
            "kind": Described("varchar", "council, successor, postcode, or what it is by the table places"),
            "area_code": Described("varchar", places["area_code"].meaning),
            "area": Described("varchar", "everyday name of the council"),
            "slug": Described("varchar", "name of the council in addresses"),
            "population": places["population"],
            "nation": places["nation"],
        }

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The text."""
        return (
            parameters.read_parameter(
                "q", Described("varchar", "name or postcode, misspelt or not; null for nothing", "'Farnworth'")
            ),
        )

    def rows(self, values: Mapping[str, Value]) -> Rows:
        """The answers, the likeliest first; longer names that begin so are left out."""
        found = find(str(values["q"] or ""))
        return [
            (found.outcome, a.name, a.kind, a.area_code, a.area, a.slug, a.population, a.nation) for a in found.answers
        ]


@dataclass(frozen=True)
class WordSearch(Resource):
    """The pages of reports that hold words, as `queries.words` finds them."""

    @property
    def columns(self) -> dict[str, Described]:
        """Columns of a page."""
        register = header("inspections").columns
        names = ("inspection_id", "published", "slug", "area", "programme", "event", "theme", "prior_group")
        return {
            **{name: register[name] for name in names},
            "page": Described("bigint", "1-based page of the PDF on which all words stand"),
            "times": Described("bigint", "how often they stand there, all words together (occurrences)"),
            "report_url": register["report_url"],
            "page_url": Described("varchar", "link that opens the report at the page"),
        }

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The words, and what is looked at."""
        register = header("inspections").parameters
        peers = Described(
            "varchar",
            "area code: reports on its neighbours; null for all",
            "'E08000035'",
            "areas.area_code",
        )
        section = Described(
            "varchar[]",
            "sections in whose listed items the words stand; null for anywhere",
            "['improvement']",
            "findings.section",
        )
        chosen = ("areas", "regions", "programmes", "themes", "prior_groups", "year_from", "year_to")
        return (
            parameters.read_parameter("q", Described("varchar", "words, at most 80 characters", "'county lines'")),
            *(parameters.read_parameter(name, register[name]) for name in chosen),
            parameters.read_parameter("peers_of", peers),
            parameters.read_parameter("sections", section),
        )

    def rows(self, values: Mapping[str, Value]) -> Rows:
        """The pages, the newest report first.

        Raises:
            RefusedError: the text holds no word to look for.
        """
        hits = words.search(str(values["q"]), _filters(values))
        if hits.outcome in words.REFUSED:
            raise RefusedError(words.REFUSED[hits.outcome], "q")
        own = list(self.columns)[2:8]
        return [
            (
                one.row["inspection_id"],
                one.row["published"].date(),
                *(one.row[name] for name in own),
                page,
                n,
                one.row["report_url"],
                _at_page(one.row["report_url"], page),
            )
            for one in hits.reports
            for page, n in zip(one.pages, one.times, strict=True)
        ]


def _at_page(url: str | None, page: int) -> str | None:
    return f"{url}#page={page}" if url else None


def _filters(values: Mapping[str, Value]) -> words.Filters:
    """What is looked at, by the parameters of `WordSearch`."""

    def several(name: str) -> tuple[str, ...] | None:
        given = values[name]
        return tuple(str(value) for value in given) if isinstance(given, list) else None

    def year(name: str) -> int | None:
        given = values[name]
        return given if isinstance(given, int) else None

    areas, near = several("areas"), values["peers_of"]
    if near is not None:
        areas = tuple(code for code in words.peers(str(near)) if areas is None or code in areas)
    chosen = {name: several(name) for name in ("regions", "programmes", "themes", "prior_groups", "sections")}
    return words.Filters(areas=areas, year_from=year("year_from"), year_to=year("year_to"), **chosen)


def _resources() -> tuple[Resource, ...]:
    """Every query at the addresses that its header gives it, the comparisons and the search, in order of address."""
    of_queries = [Resource(path, name) for name in names() for path in header(name).addresses]
    comparisons = Comparison(
        "comparisons",
        "findings_by_prior_judgement",
        "How do letters compare between cohorts of areas, within each era? Counts are not scores, numbers are small, "
        "areas were not chosen at random: this describes and shows no cause.",
    )
    search = Search("find", "places", "Which council is meant by a name or a postcode, the likeliest first?")
    pages = WordSearch("report-pages", "word_on_pages", "On which pages of reports do these words stand together?")
    return tuple(sorted([*of_queries, comparisons, search, pages], key=lambda resource: resource.path))


RESOURCES = _resources()
BY_PATH = {resource.path: resource for resource in RESOURCES}
PARTS_OF_AREA = {r.path.rpartition("/")[2]: r for r in RESOURCES if r.of_area}


# The measure is cells: one takes about a hundred bytes.
_ROWS: Kind[Rows] = Kind("rows of resources", 128, 80_000, lambda rows: len(rows) * len(rows[0]) if rows else 1)


def rows(resource: Resource, values: Mapping[str, Value]) -> Rows:
    """All rows of a resource for these values, from the cache where they are there."""
    return keep(_ROWS, (resource.path, repr(sorted(values.items()))), lambda: resource.rows(values))


def areas() -> dict[str, dict[str, Any]]:
    """All areas by slug, columns as in the query."""
    columns = tuple(header("areas").columns)
    found = rows(BY_PATH["areas"], {})
    return {area["slug"]: area for area in (dict(zip(columns, row, strict=True)) for row in found)}


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
