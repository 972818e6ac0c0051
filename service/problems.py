"""Errors as problem details (RFC 9457): what is wrong, which parameter, what would be right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """A request that can't be answered.

    Args:
        status: HTTP status.
        detail: a sentence that a person can act on.
        parameter: the parameter at fault, where one is.
        allowed: values that it may have.
        headers: headers that belong to the status.
    """

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        parameter: str | None = None,
        allowed: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.parameter = parameter
        self.allowed = allowed
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """The problem as it goes out."""
        body: dict[str, object] = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
        }
        if self.parameter is not None:
            body["parameter"] = self.parameter
        if self.allowed:
            body["allowed"] = list(self.allowed)
        headers = {"Cache-Control": "no-store", **self.headers}
        return Response(json.dumps(body, ensure_ascii=False).encode(), self.status, headers, MEDIA_TYPE)
