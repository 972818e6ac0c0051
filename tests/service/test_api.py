"""The API says what the queries say, names what is wrong with a request, and is what its document promises."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import Any

import httpx
import pytest
from starlette.datastructures import QueryParams

from queries import comparison, fetch, names, records
from queries.header import header
from queries.resources import RESOURCES, Resource
from service import values

PLAIN = [resource for resource in RESOURCES if not resource.of_area]


def of_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def needed(resource: Resource) -> dict[str, Any]:
    """The examples of the parameters that a request of this resource must give."""
    return {p.name: p.example for p in resource.parameters if p.required}


def all_null(query: str) -> dict[str, None]:
    return dict.fromkeys(header(query).parameters)


@pytest.mark.parametrize("resource", PLAIN, ids=lambda r: r.path)
def test_resource_answers_with_its_columns_in_both_forms(client: httpx.Client, resource: Resource) -> None:
    chosen = {**needed(resource), "per_page": 7}
    answer = client.get(f"/api/v1/{resource.path}", params=chosen).json()
    lines = list(csv.reader(io.StringIO(client.get(f"/api/v1/{resource.path}.csv", params=chosen).text)))
    assert lines[0] == list(resource.columns)
    assert len(lines) - 1 == len(answer["data"]) == min(7, answer["meta"]["total"])
    for row, line in zip(answer["data"], lines[1:], strict=True):
        assert list(row) == lines[0]
        assert ["" if value is None else str(value) for value in row.values()] == line


@pytest.mark.parametrize("name", ["areas", "inspections", "judgements", "findings", "neighbours"])
def test_all_pages_together_are_the_rows_of_the_query(client: httpx.Client, name: str) -> None:
    rows, address = [], f"/api/v1/{name}?per_page=200"
    while address:
        response = client.get(address)
        rows += [tuple(row.values()) for row in response.json()["data"]]
        address = response.links.get("next", {}).get("url", "")
    assert rows == [tuple(of_json(v) for v in row) for row in fetch(name, **all_null(name))]


def test_every_query_is_a_resource_or_says_why_not() -> None:
    served = {resource.query for resource in RESOURCES}
    for name in names():
        assert (name in served) == (not header(name).private), name
    assert {name for name in names() if header(name).private} == {"news_bounds", "register_choices"}
    assert len({resource.path for resource in RESOURCES}) == len(RESOURCES)


def test_what_the_site_has_always_answered_is_still_there() -> None:
    parts = ("inspections", "judgements", "findings", "neighbours", "replies")
    old = "areas inspections judgements findings neighbours comparisons comparisons/letters joint-inspections replies"
    known = {*old.split(), "coverage", "known-gaps", "milestones", "sources", *(f"areas/{{slug}}/{p}" for p in parts)}
    assert known <= {resource.path for resource in RESOURCES}


def test_a_default_is_the_headers_and_one_that_a_request_may_name(client: httpx.Client) -> None:
    for resource in RESOURCES:
        for parameter in resource.parameters:
            if parameter.default is not None:
                assert parameter.default in parameter.choices, (resource.path, parameter.name)
    chosen = client.get("/api/v1/selection-mix", params={"high_performing": "good_or_outstanding"}).json()["data"]
    assert client.get("/api/v1/selection-mix").json()["data"] == chosen != []


def test_filters_are_those_of_the_page(client: httpx.Client) -> None:
    chosen = {"programmes": ["jtai"], "regions": ["North East", "London"], "year_from": 2022}
    answer = client.get("/api/v1/inspections", params={**chosen, "per_page": 1000}).json()
    expected = fetch("inspections", **{**all_null("inspections"), **chosen})
    assert [row["inspection_id"] for row in answer["data"]] == [row[0] for row in expected]
    assert answer["meta"]["total"] == len(expected) > 0


def test_paging_links_lead_through_the_pages_and_keep_the_filters(client: httpx.Client) -> None:
    first = client.get("/api/v1/inspections.csv", params={"programmes": "jtai", "per_page": 10})
    assert set(first.links) == {"self", "first", "last", "next", "service-desc"}
    second = client.get(first.links["next"]["url"])
    assert second.links["prev"]["url"] == first.links["self"]["url"]
    assert "programmes=jtai" in second.links["next"]["url"]
    last = client.get(first.links["last"]["url"])
    assert "next" not in last.links
    beyond = client.get("/api/v1/inspections", params={"page": 9999})
    assert beyond.json()["data"] == []


def test_one_area_holds_all_that_is_on_record_for_it(client: httpx.Client) -> None:
    data = client.get("/api/v1/areas/camden").json()["data"]
    assert data["area"] == "Camden"
    for part in ("inspections", "judgements", "findings", "neighbours"):
        alone = client.get(f"/api/v1/areas/camden/{part}").json()
        assert data[part] == alone["data"]
        query = alone["meta"]["query"]
        assert [list(row.values()) for row in alone["data"]] == [
            [of_json(v) for v in row] for row in fetch(query, area=data["area_code"])
        ]
    line = client.get("/api/v1/areas/camden.csv").text.splitlines()
    assert line[1].startswith(data["area_code"])


def test_comparisons_are_those_of_the_page(client: httpx.Client) -> None:
    chosen = {"cohort": "ever_inadequate", "section": "strength"}
    answer = client.get("/api/v1/comparisons", params=chosen).json()["data"]
    expected = records(comparison.summary(**chosen))
    assert [list(row) for row in answer] == [list(row) for row in expected]
    assert [row["median"] for row in answer] == [row["median"] for row in expected]
    assert [row["with_section"] for row in answer] == [row["with_section"] for row in expected]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("image/png", "application/problem+json"),
    ],
)
def test_form_follows_what_the_client_takes(client: httpx.Client, accept: str, kind: str) -> None:
    response = client.get("/api/v1/milestones", headers={"Accept": accept})
    assert response.headers["content-type"] == kind
    assert "accept" in response.headers.get("vary", "").lower() or response.status_code == 406


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("inspections?programmes=none", "programmes"),
        ("inspections?programme=jtai", "programme"),
        ("inspections?themes=", "themes"),
        ("inspections?year_from=two", "year_from"),
        ("inspections?year_from=2016&year_from=2017", "year_from"),
        ("inspections?year_to=99999", "year_to"),
        ("inspections?areas=E08000023%0A", "areas"),
        ("inspections?areas=Camden", "areas"),
        ("inspections?page=0", "page"),
        ("inspections?page=%D9%A1", "page"),
        ("inspections?per_page=1001", "per_page"),
        ("inspections?prior_groups=bad", "prior_groups"),
        ("judgements?grades=excellent", "grades"),
        ("findings?sections=none", "sections"),
        ("comparisons?cohort=region", "cohort"),
        ("comparisons?section=x", "section"),
        ("comparisons?section=board_improvement", "section"),
        ("letters-by-cohort?section=board_improvement", "section"),
        ("benchmark-peers?area=E08000024&peer_set=friends", "peer_set"),
        ("benchmark-peers", "area"),
        ("area-gaps?area=Camden", "area"),
        ("next-after-joint?era=1999", "era"),
        ("selection-mix?high_performing=all", "high_performing"),
        ("news-changes", "since"),
        ("news-changes?since=2026-02-30", "since"),
        ("news-changes?since=yesterday", "since"),
        ("areas?x=1", "x"),
        ("areas/camden?x=1", "x"),
        ("areas/nowhere", "slug"),
        ("areas/nowhere/inspections.csv", "slug"),
        ("inspections?" + "&".join(["programmes=jtai"] * 51), "programmes"),
    ],
)
def test_problem_names_the_parameter_at_fault(client: httpx.Client, path: str, parameter: str) -> None:
    response = client.get(f"/api/v1/{path}")
    problem = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert response.status_code == problem["status"] == (404 if parameter == "slug" else 400)
    assert problem["parameter"] == parameter
    assert problem["title"]
    assert problem["detail"]


@pytest.mark.parametrize(
    "path", ["/api/x", "/api/v1/unknown", "/api/v2/areas", "/api/v1/areas.xml", "/api/v1/areas/a/b/c"]
)
def test_unknown_address_is_a_problem_and_no_page(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_only_reading_is_possible(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/api/v1/areas")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


def test_answers_are_conditional_and_head_is_empty(client: httpx.Client) -> None:
    got, head = client.get("/api/v1/areas.json"), client.head("/api/v1/areas.json")
    assert head.content == b""
    assert head.headers["etag"] == got.headers["etag"]
    assert client.get("/api/v1/areas.json", headers={"If-None-Match": got.headers["etag"]}).status_code == 304


def test_any_site_may_read(client: httpx.Client) -> None:
    origin = {"Origin": "https://example.org"}
    assert client.get("/api/v1/areas", headers=origin).headers["access-control-allow-origin"] == "*"
    assert client.get("/data/areas.csv", headers=origin).headers["access-control-allow-origin"] == "*"
    preflight = client.options("/api/v1/areas", headers={**origin, "Access-Control-Request-Method": "GET"})
    assert preflight.status_code == 200
    assert "GET" in preflight.headers["access-control-allow-methods"]
    refused = client.options("/api/v1/areas", headers={**origin, "Access-Control-Request-Method": "PUT"})
    assert refused.status_code == 400


def test_document_describes_every_resource_in_the_words_of_the_queries(client: httpx.Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {f"/api/v1/{r.path}" for r in RESOURCES} | {"/api/v1/areas/{slug}"}
    for resource in RESOURCES:
        operation = document["paths"][f"/api/v1/{resource.path}"]["get"]
        named = {p["name"] for p in operation["parameters"]} - {"slug", "page", "per_page"}
        assert named == {p.name for p in resource.parameters}
        row = operation["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["data"]["items"]
        assert {name: p["description"] for name, p in row["properties"].items()} == {
            name: column.meaning for name, column in resource.columns.items()
        }


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda r: r.path)
def test_every_example_of_a_parameter_is_one_that_it_takes(resource: Resource) -> None:
    for parameter in resource.parameters:
        examples = parameter.example if isinstance(parameter.example, list) else [parameter.example]
        pairs = [(parameter.name, str(example)) for example in examples]
        assert values.read(QueryParams(pairs), (parameter,))[parameter.name] == parameter.example


def test_examples_of_the_human_page_run(client: httpx.Client) -> None:
    page = client.get("/api/")
    assert page.status_code == 200
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="\.\./((?:api|data)/[^"]+)"', page.text)]
    assert len(links) > 2 * len(RESOURCES)
    for link in links:
        assert client.get(f"/{link}").status_code == 200, link


def test_find_answers_as_the_page_does_and_needs_no_text(client: httpx.Client) -> None:
    rows = client.get("/api/v1/find", params={"q": "Boltn"}).json()["data"]
    assert (rows[0]["outcome"], rows[0]["area"], rows[0]["slug"]) == ("like", "Bolton", "bolton")
    assert client.get("/api/v1/find").json()["data"] == []
    assert client.get("/api/v1/find", params={"q": "\x00" * 500}).status_code == 200


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("not-mentioned", {"inspection": "jtai-lewisham-2023-01-31", "beside": "friends"}),
        ("not-mentioned", {"inspection": "'; drop table topics"}),
        ("said-again/by-topic", {"forms": "letter"}),
        ("by-prior-judgement", {"section": "page"}),
        ("agreement", {"set": "mine"}),
        ("area", {}),
    ],
)
def test_topics_refuse_what_they_do_not_know_in_a_sentence(
    client: httpx.Client, path: str, given: dict[str, str]
) -> None:
    answered = client.get(f"/api/v1/topics/{path}", params=given)
    assert answered.status_code == 400
    assert answered.json()["detail"].endswith(".")


def test_topics_have_rows_for_one_inspection(client: httpx.Client) -> None:
    rows = client.get("/api/v1/topics/items", params={"inspection": "jtai-lewisham-2023-01-31"}).json()["data"]
    assert len(rows) == 18
    assert rows[4] | {"report_url": ""} == {
        "section": "improvement",
        "item": 5,
        "page": 2,
        "topics": "strategy_discussions",
        "report_url": "",
    }
