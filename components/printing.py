"""A page on paper: without controls, downloads and menus, with its colours, as long as it is."""

from __future__ import annotations

import streamlit as st

CONTROLS = "controls"
# Address of the print view: dark colours would drown on paper, so it asks Streamlit for its light theme.
VIEW = {"print": "true", "embed": "true", "embed_options": "light_theme"}
_PARTS = (
    "stHeader",
    "stToolbar",
    "stSidebar",
    "stSidebarCollapsedControl",
    "stDownloadButton",
    "stDecoration",
    "stStatusWidget",
)
_HIDDEN = ",".join(
    [
        *(f"[data-testid={part}]" for part in _PARTS),
        f"[class*=st-key-{CONTROLS}]",
        ".ji-acts,.ji-jump,.ji-crumb,.ji-top-find",
    ]
)
_RULES = f"{_HIDDEN}{{display:none!important}}"
_PAPER = (
    "html,body,#root,.stApp,[data-testid=stAppViewContainer],[data-testid=stMain],[data-testid=stMainBlockContainer]"
    "{position:static!important;height:auto!important;overflow:visible!important;max-width:none!important}"
    "[data-testid=stMainBlockContainer]{padding:0!important}"
    "@page{margin:12mm}"
    "table{font-size:.75rem!important}th,td{white-space:normal!important;min-width:0!important}"
    "tr,svg{break-inside:avoid}caption,thead,h2{break-after:avoid}"
)


def ready(*, on_screen: bool) -> None:
    """Let the page print well; `on_screen` shows it without controls in the browser too.

    Controls are what stands in `st.container(key=printing.CONTROLS)`.
    """
    shown = _RULES if on_screen else ""
    st.html(f"<style>{shown}@media print{{{_RULES}{_PAPER}}}</style>")
