"""The API obeys its OpenAPI document whatever it is asked: schemathesis, bounded, on loopback."""

from __future__ import annotations

import hypothesis
import schemathesis
from hypothesis import HealthCheck, Phase

from service.openapi import document
from tests.service.conftest import Server

schema = schemathesis.openapi.from_dict(document("http://127.0.0.1", "test"))


@schema.parametrize()
@hypothesis.settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_what_the_document_promises(case: schemathesis.Case, server: Server) -> None:
    case.call_and_validate(base_url=server.url, timeout=30)
