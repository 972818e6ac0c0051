"""The process watched from outside: `/metrics` for named networks only, with what was refused and how all stands."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from prometheus_client import generate_latest

from queries.console.pool import QueryRefusedError, console
from service.metrics import registry
from service.site import site
from tests.service.conftest import Server


def figures(text: str) -> dict[str, float]:
    """Value of each line, by name and labels."""
    lines = (line.rpartition(" ") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def test_metrics_tell_how_the_process_stands(client: httpx.Client) -> None:
    for _ in range(3):
        assert client.get("/api/v1/areas").status_code == 200
    found = figures(client.get("/metrics").text)
    ready = client.get("/readyz").json()
    served = f'joint_inspections_record{{snapshot="{ready["snapshot"]}",version="{ready["version"]}"}}'
    assert found[served] == 1
    assert found['joint_inspections_requests_total{status="200"}'] >= 3
    assert found["joint_inspections_record_good_look_age_seconds"] < 60
    assert found["joint_inspections_following"] == 1
    assert found["joint_inspections_memory_bytes"] > 50e6
    assert found["joint_inspections_descriptors"] > 5
    assert found["joint_inspections_sockets"] == 0
    assert found["joint_inspections_children_wanted"] == 2
    for kind in ("rate", "origin", "message", "reruns", "sockets", "headers", "statement", "query_busy", "snapshot"):
        assert found[f'joint_inspections_refusals_total{{kind="{kind}"}}'] >= 0


def test_a_client_behind_a_proxy_finds_no_metrics(client: httpx.Client) -> None:
    for headers in ({"X-Forwarded-For": "127.0.0.1"}, {"X-Forwarded-For": "192.0.2.1"}, {"Forwarded": "for=127.0.0.1"}):
        assert client.get("/metrics", headers=headers).status_code == 404


def test_a_network_that_is_not_named_finds_no_metrics(start: Callable[..., Server]) -> None:
    server = start(METRICS_NETWORKS="192.0.2.0/24").wait()
    assert httpx.get(f"{server.url}/metrics").status_code == 404


def test_what_ask_refuses_is_counted() -> None:
    site()
    name = 'joint_inspections_refusals_total{kind="statement"}'
    before = figures(generate_latest(registry).decode())[name]
    with pytest.raises(QueryRefusedError):
        console().run("drop table areas", 20)
    assert figures(generate_latest(registry).decode())[name] == before + 1


def test_refusals_and_reruns_are_counted_by_kind(start: Callable[..., Server]) -> None:
    server = start(RATE="1", BURST="2").wait()
    assert {httpx.get(f"{server.url}/api/v1/areas").status_code for _ in range(6)} == {200, 429}
    assert httpx.get(f"{server.url}/wp-login.php").status_code == 404
    found = figures(httpx.get(f"{server.url}/metrics").text)
    assert found['joint_inspections_refusals_total{kind="rate"}'] >= 3
    assert found['joint_inspections_refusals_total{kind="path"}'] == 1
