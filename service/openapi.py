"""The API's OpenAPI 3.1 document, made from the headers of the queries: what they say is what it says."""

from __future__ import annotations

from typing import Any

from queries import package
from queries.header import Described, header
from queries.parameters import Parameter
from queries.resources import PARTS_OF_AREA, RESOURCES, ROOT, Resource
from service import values
from service.api import LICENCE

_TYPES: dict[str, dict[str, Any]] = {
    "varchar": {"type": "string"},
    "bigint": {"type": "integer"},
    "integer": {"type": "integer"},
    "double": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
_PROBLEMS = {
    "400": "A parameter is unknown, missing, or has a value that it may not have; the problem names it.",
    "404": "There is no such area or form.",
    "406": "The client takes neither JSON nor CSV.",
    "414": "The address is too long.",
    "429": "Too many requests; see Retry-After.",
}


def document(base: str, version: str) -> dict[str, Any]:
    """The whole document.

    Args:
        base: public address of the site.
        version: version of the record.
    """
    paths = {f"{ROOT}/{resource.path}": {"get": _operation(resource)} for resource in RESOURCES}
    paths[f"{ROOT}/areas/{{slug}}"] = {"get": _area()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Joint Inspections",
            "version": "1",
            "summary": "The published record of joint inspections of how areas in England protect children.",
            "description": f"Every resource is one query of the project, over version {version} of the record. Counts "
            "of findings are not scores. Every address also takes the suffix .json or .csv.",
            "license": {"name": "Open Government Licence v3.0", "url": LICENCE},
        },
        "servers": [{"url": base}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": {"Problem": _problem()}},
    }


def _operation(resource: Resource) -> dict[str, Any]:
    row = _row(resource.columns)
    meta = {
        "type": "object",
        "required": ["question", "query", "left_out", "version", "licence", "total", "page", "per_page", "links"],
        "properties": {
            "question": {"type": "string"},
            "query": {"type": "string", "const": resource.query},
            "left_out": {"type": "string"},
            "version": {"type": "string"},
            "licence": {"type": "string", "format": "uri"},
            "total": {"type": "integer", "minimum": 0},
            "page": {"type": "integer", "minimum": 1},
            "per_page": {"type": "integer", "minimum": 1},
            "links": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    }
    answer = {
        "type": "object",
        "required": ["meta", "data"],
        "properties": {"meta": meta, "data": {"type": "array", "items": row}},
    }
    stated = header(resource.query)
    slug = [_slug()] if resource.of_area else []
    return {
        "operationId": resource.path.replace("/{slug}", "").replace("/", "_").replace("-", "_")
        + ("_of_area" if resource.of_area else ""),
        "summary": resource.question,
        "description": f"Query `{resource.query}`. {stated.grain} Left out: {stated.left_out}",
        "parameters": slug + [_parameter(p) for p in (*resource.parameters, *values.PAGING)],
        "responses": _responses(answer, paged=True),
    }


def _area() -> dict[str, Any]:
    parts = {name: {"type": "array", "items": _row(r.columns)} for name, r in PARTS_OF_AREA.items()}
    row = _row(header("areas").columns)
    data = {**row, "required": [*row["required"], *parts], "properties": {**row["properties"], **parts}}
    answer = {
        "type": "object",
        "required": ["meta", "data"],
        "properties": {"meta": {"type": "object"}, "data": data},
    }
    return {
        "operationId": "area",
        "summary": "All that is on record for one area (as CSV: its own row).",
        "parameters": [_slug()],
        "responses": _responses(answer, paged=False),
    }


def _responses(answer: dict[str, Any], *, paged: bool) -> dict[str, Any]:
    headers: dict[str, Any] = {
        "ETag": {"schema": {"type": "string"}},
        "Last-Modified": {"schema": {"type": "string"}},
    }
    if paged:
        headers["Link"] = {"description": "self, first, prev, next, last (RFC 8288)", "schema": {"type": "string"}}
    content = {"application/json": {"schema": answer}, "text/csv": {"schema": {"type": "string"}}}
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "200": {"description": "The rows.", "headers": headers, "content": content},
        "304": {"description": "Not modified since the validator that was sent."},
        **{status: {"description": text, "content": problem} for status, text in _PROBLEMS.items()},
    }


def schema_of(parameter: Parameter) -> dict[str, Any]:
    """The JSON Schema of one parameter."""
    schema: dict[str, Any] = dict(_TYPES[parameter.type.removesuffix("[]")])
    if parameter.choices:
        schema["enum"] = list(parameter.choices)
    if parameter.pattern:
        schema["pattern"] = parameter.pattern
    if parameter.bounds:
        schema["minimum"], schema["maximum"] = parameter.bounds
    if parameter.several:
        schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": values.MOST_VALUES}
    if parameter.default is not None:
        schema["default"] = parameter.default
    return schema


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.meaning,
        "schema": schema_of(parameter),
        "example": parameter.example,
        **({"style": "form", "explode": True} if parameter.several else {}),
    }


def slug_schema() -> dict[str, Any]:
    """The JSON Schema of an area's name in addresses."""
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    if pattern := package.field("areas", "slug").pattern:
        schema["pattern"] = pattern
    return schema


def _slug() -> dict[str, Any]:
    meaning = header("areas").columns["slug"].meaning
    return {"name": "slug", "in": "path", "required": True, "description": meaning, "schema": slug_schema()}


def _row(columns: dict[str, Described]) -> dict[str, Any]:
    properties = {}
    for name, column in columns.items():
        schema = dict(_TYPES[column.type.removesuffix("[]")])
        if column.type.endswith("[]"):
            schema = {"type": "array", "items": schema}
        properties[name] = {**schema, "type": [schema["type"], "null"], "description": column.meaning}
    return {"type": "object", "required": list(columns), "properties": properties, "additionalProperties": False}


def _problem() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "Problem details (RFC 9457).",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "parameter": {"type": "string", "description": "the parameter at fault"},
            "allowed": {"type": "array", "items": {"type": "string"}},
        },
    }
