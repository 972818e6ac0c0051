"""The record can be taken away whole, by the tools that people use, and asked for changes only."""

from __future__ import annotations

import io
import json
from pathlib import Path

import duckdb
import httpx
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from queries.record import DATA, connection
from tests.service.conftest import Server

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES = [resource["name"] for resource in PACKAGE["resources"]]
LONG = [resource["name"] for resource in PACKAGE["resources"] if resource["format"] == "parquet"]
IN_ROWS = [table for table in TABLES if table not in LONG]
FILES = [f"{table}{suffix}" for table in IN_ROWS for suffix in (".csv", ".parquet")]
FILES += [f"{table}.parquet" for table in LONG]
FILES += ["joint-inspections.duckdb", "joint-inspections.xlsx", "datapackage.json", "derived-tables.sql"]


def rows_of(table: str) -> int:
    return int(connection().cursor().table(table).count("*").fetchall()[0][0])


@pytest.mark.parametrize("table", IN_ROWS)
def test_csv_is_the_table_byte_for_byte_and_pandas_reads_it_over_http(server: Server, table: str) -> None:
    assert httpx.get(f"{server.url}/data/{table}.csv").content == (DATA / f"{table}.csv").read_bytes()
    assert len(pd.read_csv(f"{server.url}/data/{table}.csv")) == rows_of(table)


@pytest.mark.parametrize("table", LONG)
def test_a_long_table_is_parquet_alone_byte_for_byte_and_loses_no_row(client: httpx.Client, table: str) -> None:
    got = client.get(f"/data/{table}.parquet").content
    assert got == (DATA / f"{table}.parquet").read_bytes()
    assert pq.read_metadata(io.BytesIO(got)).num_rows == rows_of(table)
    assert client.get(f"/data/{table}.csv").status_code == 404


@pytest.mark.parametrize("table", IN_ROWS)
def test_parquet_holds_the_table_with_its_types(client: httpx.Client, tmp_path: Path, table: str) -> None:
    file = tmp_path / "table.parquet"
    file.write_bytes(client.get(f"/data/{table}.parquet").content)
    read = duckdb.sql(f"from '{file}'")
    ours = connection().cursor().table(table)
    assert (read.columns, read.types) == (ours.columns, ours.types)
    assert read.fetchall() == ours.fetchall()


def test_one_duckdb_file_holds_everything(client: httpx.Client, tmp_path: Path) -> None:
    file = tmp_path / "all.duckdb"
    file.write_bytes(client.get("/data/joint-inspections.duckdb").content)
    with duckdb.connect(str(file), read_only=True) as db:
        for table in TABLES:
            assert db.table(table).count("*").fetchall()[0][0] == rows_of(table)


def test_derived_tables_are_what_the_statements_make_of_the_others(client: httpx.Client, tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    path.write_bytes(client.get("/data/joint-inspections.duckdb").content)
    with duckdb.connect() as db:
        db.execute(f"attach '{path}' as served (read_only)")
        every = {name for (name,) in db.execute("from duckdb_tables() select table_name").fetchall()}
        derived = every - set(TABLES)
        for table in TABLES:
            db.execute(f"create table {table} as from served.{table}")
        db.execute(client.get("/data/derived-tables.sql").text)
        assert len(derived) > 10
        for table in sorted(derived):
            counts = [db.execute(f"from {place}{table} select count(*)").fetchone() for place in ("", "served.")]
            assert counts[0] == counts[1], table


def test_workbook_starts_with_notes_and_has_a_sheet_for_each_table(client: httpx.Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get("/data/joint-inspections.xlsx").content), read_only=True)
    assert book.sheetnames == ["notes", *IN_ROWS]
    notes = [str(cell) for row in book["notes"].iter_rows(values_only=True) for cell in row if cell]
    assert any("Open Government Licence" in cell for cell in notes)
    assert sum(1 for _ in book["areas"].iter_rows()) == rows_of("areas") + 1


def test_data_package_names_files_that_are_there(client: httpx.Client) -> None:
    package = client.get("/data/datapackage.json").json()
    for resource in package["resources"]:
        assert client.head(f"/data/{resource['path']}").status_code == 200


@pytest.mark.parametrize("name", FILES)
def test_head_tells_the_same_as_get_and_an_unchanged_file_is_not_sent_again(client: httpx.Client, name: str) -> None:
    got, head = client.get(f"/data/{name}"), client.head(f"/data/{name}")
    assert head.content == b""
    kept = ("etag", "last-modified", "content-type", "content-length", "cache-control", "vary")
    assert {k: head.headers[k] for k in kept} == {k: got.headers[k] for k in kept}
    for validator in (
        {"If-None-Match": got.headers["etag"]},
        {"If-None-Match": f'"other", W/{got.headers["etag"]}'},
        {"If-Modified-Since": got.headers["last-modified"]},
    ):
        again = client.get(f"/data/{name}", headers=validator)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == got.headers["etag"]
    assert client.get(f"/data/{name}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_compression_changes_the_tag_and_not_the_content(client: httpx.Client) -> None:
    packed = client.get("/data/areas.csv", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/data/areas.csv", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


def test_parts_of_a_file_are_sent_as_asked(client: httpx.Client) -> None:
    whole = client.get("/data/areas.parquet", headers={"Accept-Encoding": "identity"})
    size = len(whole.content)
    for asked, start, end in (
        ("0-3", 0, 4),
        ("-8", size - 8, size),
        (f"{size - 4}-", size - 4, size),
        ("0-", 0, size),
        (f"0-{size - 1}", 0, size),
        (f"-{2 * size}", 0, size),
    ):
        part, head = (
            client.request(method, "/data/areas.parquet", headers={"Range": f"bytes={asked}"})
            for method in ("GET", "HEAD")  # DuckDB in a browser asks HEAD for a part, to see whether it may
        )
        assert (part.status_code, head.status_code) == (206, 206)
        assert part.headers["content-range"] == head.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
        assert int(part.headers["content-length"]) == int(head.headers["content-length"]) == end - start
        assert part.content == whole.content[start:end]
        assert part.headers["etag"] == whole.headers["etag"]
        assert "content-encoding" not in part.headers
    assert client.get("/data/areas.parquet", headers={"Range": f"bytes={size}-"}).status_code == 416
    other = {"Range": "bytes=0-3", "If-Range": '"other"', "Accept-Encoding": "identity"}
    assert client.get("/data/areas.parquet", headers=other).content == whole.content


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=-", "bytes=0-1,3-4", f"bytes={'9' * 5000}-", "lines=0-3"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_a_part_asked_in_no_form_that_is_known_is_the_whole(client: httpx.Client, asked: str, coding: str) -> None:
    usual = client.get("/data/areas.parquet", headers={"Accept-Encoding": coding})
    got = client.get("/data/areas.parquet", headers={"Accept-Encoding": coding, "Range": asked})
    assert (got.status_code, got.content) == (200, usual.content)
    for name in ("etag", "content-length", "content-encoding"):
        assert got.headers.get(name) == usual.headers.get(name)


def test_a_version_may_be_kept_for_ever_and_an_unknown_one_is_not_there(client: httpx.Client) -> None:
    version = client.get("/readyz").json()["version"]
    kept = client.get(f"/data/{version}/areas.csv")
    assert "immutable" in kept.headers["cache-control"]
    assert kept.content == client.get("/data/areas.csv").content
    gone = client.get("/data/0000000000000000/areas.csv")
    assert gone.status_code == 404
    assert gone.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/data/nothing.csv", "/data/..%2fareas.csv", "/data/%2e%2e/datapackage.json", "/data/a/b/c", "/data/.csv"]
)
def test_what_is_not_there_is_a_problem_and_no_page(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code in (400, 404)
    assert b"<html" not in response.content
