"""The service measured against references in the same run: each function yields (what, ours, reference, ratio).

API: one area as JSON against Datasette serving the same facts from SQLite, by plain clients on kept connections.
Page scripts: see `bench.page_scripts`. Start: until `/readyz`, against an empty Streamlit app. First visit: in Chromium
on an emulated line, against an empty page and a page with one chart, both with the same pre-compressed static files.
Finding: see `bench.finding`. Growth: see `bench.growth`.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from bench import finding, growth
from bench.load import crowd
from bench.page_scripts import page_scripts
from bench.servers import Running, run_bare_page, running, service, streamlit
from queries.record import DATA

Result = tuple[str, str, str, str]

CONCURRENCY = 8
SECONDS = 3.0
ROUNDS = 3
VISITS = 6
EMPTY = 'import streamlit as st\nst.title("Empty")\nst.write("Nothing")\n'
ONE_CHART = 'import streamlit as st\nst.plotly_chart({"data": [{"type": "bar", "x": [1, 2, 3], "y": [2, 3, 1]}]})\n'
LINE = {"offline": False, "latency": 60, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
AREA = """
select
    a.*,
    (select json_group_array(json_object(
        'inspection_id', i.inspection_id, 'published', i.published, 'fieldwork_start', i.fieldwork_start,
        'fieldwork_end', i.fieldwork_end, 'programme', i.programme, 'event', i.event, 'theme', i.theme,
        'theme_stated', i.theme_stated, 'overall', j.grade, 'page', j.page, 'extraction', i.extraction,
        'report_url', i.report_url, 'source_id', i.source_id))
        from inspections i left join judgements j on j.inspection_id = i.inspection_id and j.aspect = 'overall'
        where i.area_code = a.area_code order by i.published desc) as inspections,
    (select json_group_array(json_object(
        'inspection_id', j.inspection_id, 'aspect', j.aspect, 'made_by', j.made_by, 'grade', j.grade,
        'page', j.page, 'basis', j.basis))
        from judgements j where j.inspection_id = (
            select i.inspection_id from inspections i where i.area_code = a.area_code
            and i.programme in ('sif', 'ilacs') order by i.published desc limit 1)) as judgements,
    (select json_group_array(json_object('inspection_id', f.inspection_id, 'section', f.section, 'items', f.items,
        'page', f.page))
        from findings f join inspections i on i.inspection_id = f.inspection_id
        where i.area_code = a.area_code) as findings,
    (select json_group_array(json_object('rank', n.rank, 'closeness', n.closeness, 'area_code', n.neighbour_code,
        'slug', b.slug, 'area', b.name))
        from neighbours n join areas b on b.area_code = n.neighbour_code
        where n.area_code = a.area_code) as neighbours
from areas a where a.slug = :slug
"""


def results() -> Iterator[Result]:
    """All comparisons of the service."""
    logging.disable(logging.WARNING)
    yield from api()
    yield from finding.results()
    yield from page_scripts()
    yield from start()
    yield from first_visit()
    yield from sessions()
    yield from growth.results()


def api() -> Iterator[Result]:
    """One area as JSON, another each time, requests a second at concurrency 8."""
    slugs = list(pd.read_csv(DATA / "areas.csv")["slug"])
    with tempfile.TemporaryDirectory() as folder:
        database = _sqlite(Path(folder))
        command = [sys.executable, "-m", "datasette", "serve", str(database), "-m", f"{folder}/metadata.json"]
        command += ["--host", "127.0.0.1", "--port", "{port}"]
        with service() as ours, running(command, "/-/versions.json") as reference:
            rates = [
                (
                    asyncio.run(_rate(ours, [f"/api/v1/areas/{slug}.json" for slug in slugs])),
                    asyncio.run(_rate(reference, [f"/record/area.json?slug={s}&_shape=array" for s in slugs])),
                )
                for _ in range(ROUNDS)
            ]
    mine, other = (max(rate) for rate in zip(*rates, strict=True))
    what = f"API, one area as JSON, concurrency {CONCURRENCY}"
    yield what, f"{mine:.0f}/s", f"{other:.0f}/s (Datasette)", f"{mine / other:.2f}"


async def _rate(server: Running, paths: list[str]) -> float:
    end = time.perf_counter() + SECONDS
    turns = itertools.cycle(paths)
    began = time.perf_counter()
    numbers = await asyncio.gather(*(_client(server, turns, end) for _ in range(CONCURRENCY)))
    return sum(numbers) / (time.perf_counter() - began)


async def _client(server: Running, turns: Iterator[str], end: float) -> int:
    """One kept connection; the number of whole answers with status 200."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    number = 0
    while time.perf_counter() < end:
        writer.write(f"GET {next(turns)} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        if " 200 " not in head.partition("\r\n")[0]:
            raise RuntimeError(head)
        if "transfer-encoding: chunked" in head:
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readexactly(2)
        else:
            await reader.readexactly(int(head.partition("content-length: ")[2].partition("\r\n")[0]))
        number += 1
    writer.close()
    return number


def _sqlite(folder: Path) -> Path:
    path = folder / "record.db"
    with sqlite3.connect(path) as db:
        for name in ("areas", "inspections", "judgements", "findings", "neighbours"):
            pd.read_csv(DATA / f"{name}.csv").to_sql(name, db, index=False)
        for table, column in (
            ("areas", "slug"),
            ("areas", "area_code"),
            ("inspections", "area_code"),
            ("inspections", "inspection_id"),
            ("judgements", "inspection_id"),
            ("findings", "inspection_id"),
            ("neighbours", "area_code"),
        ):
            db.execute(f"create index {table}_{column} on {table} ({column})")
    metadata = {"databases": {"record": {"queries": {"area": {"sql": AREA}}}}}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return path


def start() -> Iterator[Result]:
    """From the start of the process until it can answer."""
    ours, reference = [], []
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY, encoding="utf-8")
        for _ in range(ROUNDS):
            with service() as server:
                ours.append(server.started)
            with streamlit(script) as server:
                reference.append(server.started)
    mine, other = min(ours), min(reference)
    yield "start until ready", f"{mine:.2f} s", f"{other:.2f} s (empty Streamlit app)", f"{mine - other:+.2f} s"


def first_visit() -> Iterator[Result]:
    """First visit on a line of 10 Mbit/s and 60 ms, nothing kept by the browser."""
    browser = shutil.which("chromium")
    if browser is None:
        yield "first visit", "skipped", "no Chromium here", ""
        return
    with tempfile.TemporaryDirectory() as folder, service() as ours:
        visits = {"Overview": ("", EMPTY, "empty page"), "Compare": ("/compare", ONE_CHART, "page with one chart")}
        for label, (path, script, named) in visits.items():
            place = Path(folder) / label
            place.mkdir()
            (place / "page.py").write_text(script, encoding="utf-8")
            with run_bare_page(place / "page.py") as reference:
                both = [(_visit(browser, ours.url + path), _visit(browser, reference.url)) for _ in range(VISITS)]
            mine, other = (min(times) for times in zip(*both, strict=True))
            yield f"first visit, 10 Mbit/s, {label}", f"{mine:.2f} s", f"{other:.2f} s ({named})", f"{mine / other:.2f}"


def _visit(browser: str, url: str) -> float:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = opened.new_context().new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LINE)
        began = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)
        page.wait_for_function(
            "() => !document.querySelector('[data-testid=stSkeleton]')"
            " && document.querySelectorAll('[data-testid=stPlotlyChart]').length"
            " === document.querySelectorAll('[data-testid=stPlotlyChart] .main-svg:first-of-type').length"
        )
        seconds = time.perf_counter() - began
        opened.close()
    return seconds


def sessions(number: int = 100, seconds: float = 60.0) -> Iterator[Result]:
    """A crowd of real sessions against one process (see `bench.load`)."""
    seen = crowd(number, seconds)
    p95 = seen.percentile(seen.reruns, 95)
    yield f"{number} sessions, p95 of a rerun", f"{p95:.2f} s", "1.00 s (goal)", f"{p95:.2f}"
    each = (seen.after - seen.before) / number
    yield f"{number} sessions, memory of each", f"{each:.2f} MB", f"{seen.failures} failures", ""


def main() -> None:
    """Print all lines."""
    for what, ours, reference, ratio in results():
        print(f"{what:<46} {ours:>9}  {reference:<44} {ratio:>6}", flush=True)


if __name__ == "__main__":
    main()
