"""Counters of this process, for monitoring: `count("origin")` where a request is refused, and so on.

Counters only grow and are the process's own; `/metrics` (see `watch`) shows them in Prometheus' text form. Kinds are
named here and nowhere else, so that no visitor can make a new one.
"""

from __future__ import annotations

from typing import Literal, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge

from queries.console.pool import Refusal

Kind = Literal[
    "rate",  # more API requests or files than one client may ask for
    "origin",  # a websocket from another site, or from none that can be read
    "message",  # a websocket message that no page sends, or too large, or unreadable
    "reruns",  # more acts than one socket or client may do
    "sockets",  # more sockets than one client may hold, or than there may be
    "headers",  # headers too large, too many, or never finished
    "path",  # an address that is not for the public, or of no page
    "statement",  # a free query that is not one statement that reads the record
    "query_error",  # a free query that DuckDB could not run
    "query_bounds",  # a free query that took too long, or too much memory
    "query_busy",  # a free query while the client, or everyone, had as many running as may be
    "snapshot",  # a snapshot that must not be served
]

_OF_QUERIES: dict[Refusal, Kind] = {
    "refused": "statement",
    "error": "query_error",
    "bounded": "query_bounds",
    "busy": "query_busy",
}

registry = CollectorRegistry()
requests = Counter("joint_inspections_requests", "HTTP requests answered", ["status"], registry=registry)
reruns = Counter("joint_inspections_reruns", "acts of visitors that were handed to a page", registry=registry)
sockets = Gauge("joint_inspections_sockets", "websockets open now", registry=registry)
refusals = Counter("joint_inspections_refusals", "what was refused, by kind", ["kind"], registry=registry)
for kind in get_args(Kind):  # a kind that never came stands at 0 and is not missing
    refusals.labels(kind)


def count(kind: Kind) -> None:
    """One more refusal of a kind."""
    refusals.labels(kind).inc()


def count_query(refusal: Refusal) -> None:
    """One more refusal of a free query."""
    count(_OF_QUERIES[refusal])
