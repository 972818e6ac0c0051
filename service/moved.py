"""Earlier addresses redirect to where their pages are now, with their choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.words import ERAS, LETTER_SECTIONS

_COHORTS = {"The latest judgement before": "prior_group", "Ever judged inadequate before": "ever_inadequate"}
_NAMES = MappingProxyType({"cohorts_by": "by", "cohorts_section": "section", "cohorts_era": "era"})
_CODES = MappingProxyType(_COHORTS | {words: code for code, words in {**LETTER_SECTIONS, **ERAS}.items()})
"""Codes by the words that addresses of the former page Cohorts used for them."""


def _to(path: str, anchor: str = "", names: Mapping[str, str] | None = None) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        asked = request.query_params.multi_items()
        if names is not None:
            asked = [(names.get(name, name), _CODES.get(value, value)) for name, value in asked]
        query = f"?{urlencode(asked)}" if asked else ""
        return RedirectResponse(f"{path}{query}{anchor}", HTTPStatus.PERMANENT_REDIRECT)

    return endpoint


ROUTES = [
    Route("/overview", _to("/")),
    Route("/cohorts", _to("/compare", names=_NAMES)),
    Route("/boards", _to("/cycle", "#boards")),
]
