"""Values that a request gives to parameters, read as strictly as the query behind them states."""

from __future__ import annotations

import datetime as dt
import re
from http import HTTPStatus
from typing import Any

from starlette.datastructures import QueryParams

from queries import Value
from queries.parameters import Parameter
from service.problems import ProblemError

_PAGES = (1, 1_000_000)
_ON_A_PAGE = (1, 1000)
_INTEGER = re.compile(r"-?[0-9]{1,9}")
MOST_VALUES = 50


PAGING = (
    Parameter("page", "bigint", "page of the result, from 1", 1, bounds=_PAGES, default=1),
    Parameter("per_page", "bigint", "rows on a page, at most 1000", 100, bounds=_ON_A_PAGE, default=100),
)


def read(given: QueryParams, known: tuple[Parameter, ...]) -> dict[str, Any]:
    """Values of all `known` parameters, by name.

    Raises:
        ProblemError: a parameter is unknown, given twice, or has a value that it may not have (it is named).
    """
    names = tuple(p.name for p in known)
    for name in given:
        if name not in names:
            raise ProblemError(HTTPStatus.BAD_REQUEST, f"There is no parameter {name[:80]!r} here.", name[:80], names)
    return {p.name: _read(p, given.getlist(p.name)) for p in known}


def _read(parameter: Parameter, texts: list[str]) -> Value:
    if not texts and parameter.required:
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"{parameter.name} is missing: {parameter.meaning}.", parameter.name)
    if not texts:
        return parameter.default
    if not parameter.several:
        if len(texts) > 1:
            raise ProblemError(HTTPStatus.BAD_REQUEST, f"{parameter.name} is given {len(texts)} times.", parameter.name)
        return _whole(parameter, texts[0]) if parameter.whole else _text(parameter, texts[0])
    if len(texts) > MOST_VALUES:
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"At most {MOST_VALUES} values of {parameter.name}.", parameter.name)
    if parameter.whole:
        return [_whole(parameter, text) for text in texts]
    return [_text(parameter, text) for text in texts]


def _whole(parameter: Parameter, text: str) -> int:
    low, high = parameter.bounds or (-999_999_999, 999_999_999)
    if _INTEGER.fullmatch(text) is None or not low <= int(text) <= high:
        detail = f"{parameter.name} must be a whole number from {low} to {high}, not {text[:80]!r}."
        raise ProblemError(HTTPStatus.BAD_REQUEST, detail, parameter.name)
    return int(text)


def _text(parameter: Parameter, text: str) -> str:
    wrong = (parameter.choices and text not in parameter.choices) or (
        parameter.pattern and re.fullmatch(parameter.pattern.removesuffix("$"), text, re.ASCII) is None
    )
    if wrong:
        form = f"; its form is {parameter.pattern}" if parameter.pattern else ""
        detail = f"{parameter.name} can't be {text[:80]!r}{form}."
        raise ProblemError(HTTPStatus.BAD_REQUEST, detail, parameter.name, parameter.choices)
    if parameter.type == "date":
        try:
            dt.date.fromisoformat(text)
        except ValueError as error:
            detail = f"{parameter.name}: there is no day {text!r}."
            raise ProblemError(HTTPStatus.BAD_REQUEST, detail, parameter.name) from error
    return text
