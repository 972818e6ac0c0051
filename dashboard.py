"""Joint Inspections: page setup, the list of pages, and the foot of every page.

The file is both the server's application (`streamlit run dashboard.py`) and the script of each visit.
"""

from copy import copy

import streamlit as st
from starlette.middleware import Middleware
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import frame, reconnect
from components.first_answer import WITH_SEARCH
from components.registry import PAGES, SITE, parts
from queries.cache import kept
from queries.record import hold_from_now
from service.addresses import known_addresses
from service.first_page import FirstPage
from service.one_record import OneRecord
from service.site import outer, site
from service.websocket import WebsocketFilter


@kept
def menu() -> dict[str, list[StreamlitPage]]:
    """The menu: its parts, each with its pages; each page looks its file up on the disk, so they are made once."""
    return {
        part: [
            st.Page(
                page.file,
                title=page.title,
                url_path=page.name,
                default=page is PAGES[0],
                visibility="hidden" if page.hidden else "visible",
            )
            for page in listed
        ]
        for part, listed in parts().items()
    }


if get_script_run_ctx() is None:
    # The server starts. Streamlit takes a folder pages/ for its older, automatic kind until st.navigation has run once:
    # a first visitor who opens /council would get that page without our menu and foot (tests/e2e opens each page cold).
    PagesManager.uses_pages_directory = False
    inner = site()
    middleware = [Middleware(OneRecord), known_addresses(inner), Middleware(WebsocketFilter), Middleware(FirstPage)]
    app = st.App(__file__, routes=outer(inner), middleware=middleware)
else:
    hold_from_now()
    st.set_page_config(page_title=SITE, page_icon=frame.mark(), layout="wide")
    st.logo(frame.wordmark(), size="large")
    # a copy, as the chosen page is marked in place
    page = st.navigation({part: [copy(page) for page in listed] for part, listed in menu().items()}, position="top")
    shown = next((one for one in PAGES if one.name == page.url_path), PAGES[0])
    st.set_page_config(page_title=shown.tab)
    search = shown.name not in WITH_SEARCH
    head = st.container(key="top-search" if search else "top")
    body, foot = st.container(), st.container(key="foot")
    head.html(frame.top(search=search))
    with foot:  # first, so that a page that stops early has its foot too
        st.html(frame.foot())
        reconnect.ask_anew()
    with body:
        page.run()
