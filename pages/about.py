"""About: a reader asks who makes this, what it is and what not, and how to send a correction."""

import os
from html import escape

import streamlit as st

from components import openings, parts
from components.frame import LICENCE
from queries import rows

counts = rows("overview_counts")[0]
contact = os.environ.get("CORRECTIONS_CONTACT", "")


def reach() -> str:
    """How to reach who runs the site."""
    if contact:
        return f"Write to <b>{escape(contact)}</b>"
    return "Open an issue where this site’s source code is published"


st.html(openings.about())
st.html(
    parts.ji(
        '<div class="ji-grid ji-cols-2 ji-section">'
        '<section id="what"><h2>What it is</h2>'
        "<p>Every joint inspection known to us, with what the area had been judged before and what came after; each "
        "fact with its date and a link to the page of the report that states it.</p>"
        "<p>For councils and their partners, families, journalists and researchers. Everything can be downloaded: "
        '<a href="data" target="_self">files, API and feeds</a>.</p></section>'
        '<section id="not"><h2>What it is not</h2>'
        "<p>It is not a league table, not advice, and not part of any inspectorate. Counts of findings are not scores, "
        "and areas were not chosen at random. It holds no sentence of a report and no person’s name, and "
        '<a href="method#known-gaps" target="_self">it does not have every report</a>.</p></section>'
        '<section id="who"><h2>Who makes it</h2>'
        "<p>An open project, independent of Ofsted, the Care Quality Commission, the police and probation "
        "inspectorates and of every council. Programs read the published reports, and the results are checked "
        'against facts that people read: <a href="method#how" target="_self">how the record is made</a>.</p></section>'
        '<section id="correction"><h2>Send a correction</h2>'
        f"<p>{reach()}. Name the page and the figure, the report (its link), the page of the report, and what it says "
        "there. Each correction is checked against the report, entered with its reason, and "
        '<a href="method#corrections" target="_self">listed</a>.</p>'
        "<p>Please do not send anything about a child or a family.</p></section>"
        "</div>"
        '<section class="ji-section" id="licence"><h2>Licence</h2>'
        f'<p>The facts come from public sector information licensed under the <a href="{LICENCE}">Open Government '
        "Licence v3.0</a>; please name the publishers and this site when you use them. The reports are the "
        "inspectorates’ own.</p>"
        '<p class="ji-small">Looking for something that used to be here? '
        '<a href="glossary" target="_self">Glossary</a> · '
        '<a id="known-gaps" href="method#known-gaps" target="_self">Known gaps</a> · '
        '<a id="coverage" href="method#coverage" target="_self">Coverage</a> · '
        '<a id="reconciliation" href="method#reconciliation" target="_self">Checked against statistics</a> · '
        '<a id="sources" href="method#sources" target="_self">Sources</a></p></section>'
    )
)
