"""The whole site as one ASGI application: `uvicorn service.app:app`, or `python -m service serve`."""

from __future__ import annotations

import gc
import importlib
import logging
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from queries.console.pool import console
from queries.models import models
from queries.record import Record
from service import exports
from service.access import AccessLog
from service.addresses import known_addresses
from service.asked import AskedPlainly
from service.descriptors import spare_descriptors
from service.first_page import FirstPage
from service.follower import Follower
from service.limits import RateLimit
from service.memory import keep_small
from service.one_record import OneRecord
from service.security import SecurityHeaders
from service.settings import Settings, settings
from service.site import outer, site
from service.snapshots import FolderSource, Source, StoreSource
from service.static import Precompressed
from service.store import Store
from service.swift import Swift
from service.unready import Unready
from service.watch import Counted
from service.websocket import Bounds, WebsocketFilter

SCRIPT = Path(__file__).resolve().parent.parent / "dashboard.py"
_SWITCH = 0.001
"""Seconds that a page may keep the interpreter while the thread that answers waits for it (Python's own: 0.005)."""


def _follower(chosen: Settings) -> Follower:
    source: Source = StoreSource(Store(chosen.store), chosen.cache) if chosen.store else FolderSource(chosen.data)
    return Follower(source, chosen.cache, _renew, chosen.data)


def _renew(record: Record) -> None:
    """Makes what each record needs once: the children that answer free queries, and the files to take away."""
    console().renew()
    exports.files(record)


@asynccontextmanager
async def _life(_: Any) -> AsyncIterator[None]:
    chosen = settings()
    stopped = threading.Event()
    keep_small(stopped, chosen.trim_seconds)
    spare_descriptors(chosen.sockets)
    sys.setswitchinterval(_SWITCH)
    follower = _follower(chosen)
    follower.begin()

    def work() -> None:
        importlib.import_module("queries.comparison")  # its libraries take a second
        models()  # as long again, and every page with a figure asks for them
        gc.collect()
        gc.freeze()  # what is there by now stays: to look through it again and again took a quarter of a rerun's time
        gc.set_threshold(20_000, 20, 20)
        follower.run(chosen.poll_seconds)

    thread = threading.Thread(target=work, name="follower", daemon=True)
    thread.start()
    yield
    stopped.set()
    follower.stop()
    console().close()


def create(chosen: Settings) -> st.App:
    """The application for these settings."""
    bounds = Bounds(chosen.client_sockets, chosen.sockets, chosen.reruns, chosen.rerun_burst)
    inner = site()
    return st.App(
        SCRIPT,
        lifespan=_life,
        routes=outer(inner),
        middleware=[
            Middleware(AccessLog),
            Middleware(OneRecord),
            Middleware(Counted),
            Middleware(SecurityHeaders, embedders=chosen.embedders),
            known_addresses(inner),
            Middleware(Unready),
            Middleware(RateLimit, rate=chosen.rate, burst=chosen.burst),
            Middleware(AskedPlainly),
            Middleware(Swift),
            Middleware(WebsocketFilter, bounds=bounds, public=chosen.url),
            Middleware(Precompressed, cache=chosen.cache),
            Middleware(FirstPage),
        ],
    )


# Else the first visitor of /council would get Streamlit's older kind of pages, without our menu (see dashboard.py).
PagesManager.uses_pages_directory = False
logging.getLogger("service").setLevel(logging.INFO)
# `st.navigation` does the same, but only in the first run: until then a folder named pages/ would pass for the site
PagesManager.uses_pages_directory = False
# uvicorn's own lines would hold addresses and query strings of people (see `access`)
logging.getLogger("uvicorn.access").disabled = True
logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno >= logging.WARNING)
app = create(settings())
