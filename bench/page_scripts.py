"""Each page, warm, against a bare Streamlit page that shows the very same elements from constants.

Both are served by the same kind of server and asked by the same client over a websocket, one rerun after the other;
what counts is the processor time that the server takes for a rerun.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import websockets
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from bench.load import rerun
from bench.servers import ROOT, Running, run_bare_page, service

ROUNDS, WARM, RERUNS = 3, 10, 60
PAGES: Mapping[str, tuple[str, str]] = {
    "Overview": ("", ""),
    "Inspections": ("inspections", ""),
    "Council": ("council", "area=camden"),
    "Compare": ("compare", ""),
}
_SCRIPT = """import json
from pathlib import Path
import streamlit as st
k = st.cache_resource(lambda path: json.loads(path.read_text()))(Path(__file__).with_name("constants.json"))


def show():
{body}


page = st.Page(show, title="Bare", default=True)
st.navigation([page], position="top").run()
"""
# How a bare page shows an element: the call, and the fields of its message that are the constants.
_CALLS = {
    "plotly_chart": ("st.plotly_chart({0}, theme=None, key={1})", ("spec", "id")),
    "html": ("st.html({0})", ("body",)),
    "markdown": ("st.markdown({0}, unsafe_allow_html={1})", ("body", "allow_html")),
    "divider": ("st.divider()", ()),
    "title": ("st.title({0})", ("body",)),
    "header": ("st.header({0})", ("body",)),
    "code": ("st.code({0}, language=None)", ("code_text",)),
    "info": ("st.info({0})", ("body",)),
    "metric": ("st.metric({0}, {1})", ("label", "body")),
    "page_link": ("st.page_link(page, label={0}, query_params={1})", ("label", "query_string")),
    "download_button": ("st.download_button({0}, str, on_click='ignore', key={1})", ("label", "id")),
    "multiselect": ("st.multiselect({0}, {1}, key={2})", ("label", "options", "id")),
    "selectbox": ("st.selectbox({0}, {1}, index=None, key={2})", ("label", "options", "id")),
    "button_group": ("st.segmented_control({0}, {1}, key={2})", ("label", "options", "id")),
    "slider": ("st.slider({0}, {1}, {2}, ({1}, {2}), key={3})", ("label", "min", "max", "id")),
    "pagination": ("st.pagination({0}, key={1})", ("num_pages", "id")),
}


def page_scripts() -> Iterator[tuple[str, str, str, str]]:
    """Each page against its bare twin."""
    with service(JOINT_INSPECTIONS_CONSOLE_CHILDREN="1") as ours:
        for label, (page, query) in PAGES.items():
            with tempfile.TemporaryDirectory() as folder, run_bare_page(twin(page, query, Path(folder))) as reference:
                both = [
                    (asyncio.run(_cost(ours, page, query)), asyncio.run(_cost(reference, "", "")))
                    for _ in range(ROUNDS)
                ]
            mine, other = (min(times) * 1000 for times in zip(*both, strict=True))
            named = f"{other:.1f} ms (bare Streamlit, same elements)"
            yield f"page script, {label}, warm", f"{mine:.1f} ms", named, f"{mine / other:.2f}"


async def _cost(server: Running, page: str, query: str) -> float:
    """Processor seconds of one rerun in one session."""
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as socket:
        for _ in range(WARM):
            await rerun(socket, page, query)
        before = server.processor
        for _ in range(RERUNS):
            await rerun(socket, page, query)
        return (server.processor - before) / RERUNS


def twin(page: str, query: str, folder: Path) -> Path:
    """A script in `folder` that shows what a page shows, from constants beside it."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, _, value in (part.partition("=") for part in query.split("&") if part):
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(f"pages/{page}.py").run()
    constants: list[Any] = []
    script = folder / "page.py"
    body = "\n".join(_show_lines(app.main, constants, "    "))
    script.write_text(_SCRIPT.format(body=body), encoding="utf-8")
    (folder / "constants.json").write_text(json.dumps(constants), encoding="utf-8")
    return script


def _show_lines(block: Block, constants: list[Any], margin: str) -> Iterator[str]:
    """Lines that show what stands in a block."""
    for number, child in enumerate(block.children.values()):
        if not isinstance(child, Block):
            yield f"{margin}{_call(child, constants)}"
            continue
        if child.type == "column":
            yield f"{margin}with columns_{len(margin) - 4}[{number}]:"
        elif child.type == "expander":
            yield f"{margin}with st.expander({_constant(child.proto.label, constants)}):"
        elif child.type == "popover":
            yield f"{margin}with st.popover({_constant(child.proto.popover.label, constants)}):"
        else:
            columns = sum(inner.type == "column" for inner in child.children.values())
            yield f"{margin}columns_{len(margin)} = st.columns({columns})" if columns else f"{margin}pass"
            yield f"{margin}with st.container():"
        yield f"{margin}    pass"
        yield from _show_lines(child, constants, margin + "    ")


def _call(node: Node, constants: list[Any]) -> str:
    form, fields = _CALLS[node.type]
    return form.format(*(_constant(_value(node.proto, field), constants) for field in fields))


def _value(proto: Any, field: str) -> Any:
    value = getattr(proto, field)
    if field == "spec":
        return json.loads(value)
    if field == "query_string":
        return dict(parse_qsl(value))
    if field == "id":
        return value.lstrip("$")  # such keys are Streamlit's own
    if field == "options":
        return [option if isinstance(option, str) else option.content for option in value]
    return int(value) if field in ("min", "max") else value


def _constant(value: Any, constants: list[Any]) -> str:
    constants.append(value)
    return f"k[{len(constants) - 1}]"
