"""The files are read where they lie, over HTTP, by DuckDB and pandas: part by part, with their types."""

from __future__ import annotations

import datetime as dt
import json
import time
from email.utils import parsedate_to_datetime
from typing import Any

import duckdb
import httpx
import pandas as pd
import pytest
from fsspec.implementations.http import HTTPFileSystem

from queries.record import connection
from tests.service.conftest import Server
from tests.service.test_open_data import TABLES


class Web(HTTPFileSystem):
    """How DuckDB reads addresses here, where its extension httpfs can't be fetched: by fsspec, and with a time."""

    def modified(self, path: str) -> dt.datetime:
        """When the file was last changed, which DuckDB asks."""
        return parsedate_to_datetime(self.info(path)["Last-Modified"])


@pytest.fixture
def remote() -> duckdb.DuckDBPyConnection:
    """A DuckDB of a reader elsewhere, who has no file of ours."""
    opened = duckdb.connect()
    opened.register_filesystem(Web(skip_instance_cache=True))
    return opened


def parts(server: Server, name: str, number: int) -> list[dict[str, Any]]:
    """Lines of the access log that tell of parts of a file, once there are so many."""
    deadline = time.monotonic() + 5
    found: list[dict[str, Any]] = []
    while len(found) < number and time.monotonic() < deadline:
        lines = [json.loads(line) for line in server.log.read_text().splitlines() if line.startswith("{")]
        found = [line for line in lines if line["path"] == f"/data/{name}" and line["status"] == 206]
    return found


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_each_table_over_http_as_a_part(
    server: Server, remote: duckdb.DuckDBPyConnection, table: str
) -> None:
    before = len(parts(server, f"{table}.parquet", 0))
    read = remote.sql(f"from read_parquet('{server.url}/data/{table}.parquet')")
    ours = connection().cursor().table(table)
    wide = [str(each).replace("INTEGER", "BIGINT") for each in read.types]  # a file may count in fewer bytes
    assert (read.columns, wide) == (ours.columns, [str(each) for each in ours.types])
    assert read.count("*").fetchall() == ours.count("*").fetchall()
    assert len(parts(server, f"{table}.parquet", before + 1)) > before


def test_duckdb_joins_two_files_that_lie_elsewhere(server: Server, remote: duckdb.DuckDBPyConnection) -> None:
    query = """
        select region, count(*) as inspections
        from {}
        inner join {} using (area_code)
        group by region
        order by region
    """
    there = query.format(*(f"read_parquet('{server.url}/data/{name}.parquet')" for name in ("inspections", "areas")))
    ours = connection().cursor().execute(query.format("inspections", "areas")).fetchall()
    assert remote.execute(there).fetchall() == ours
    assert len(ours) > 8


def test_a_block_of_the_large_file_costs_that_block(server: Server) -> None:
    name = "joint-inspections.duckdb"
    address = f"{server.url}/data/{name}"
    before = len(parts(server, name, 0))
    with Web(skip_instance_cache=True).open(address, cache_type="none") as file:
        file.seek(1 << 20)
        block = file.read(4096)
    assert [line["bytes"] for line in parts(server, name, before + 1)[before:]] == [4096]
    whole = httpx.get(address).content
    assert block == whole[1 << 20 : (1 << 20) + 4096]
    assert len(whole) > 100 * 4096


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_the_address_of_each_table(server: Server, table: str) -> None:
    ours = connection().cursor().table(table).df()
    read = pd.read_parquet(f"{server.url}/data/{table}.parquet")
    assert list(read.columns) == list(ours.columns)
    assert len(read) == len(ours)
    if table != "words":  # millions of rows: there is no CSV of them
        assert len(pd.read_csv(f"{server.url}/data/{table}.csv")) == len(ours)
