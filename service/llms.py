"""`/llms.txt`: what the site is and where to get its facts, for programs that answer questions."""

from __future__ import annotations

from components.registry import PAGES, SITE
from components.words import count, day
from queries import package, rows
from queries.resources import ROOT
from service import agents
from service.documents import Document
from service.exports import last_modified


def text(base: str) -> Document:
    """The document, in the form of https://llmstxt.org: a title, a quotation, lists of links.

    Args:
        base: public address of the site, without a slash at its end.
    """
    counts = rows("overview_counts")[0]
    pages = [f"- [{page.title}]({base}{page.path}): {page.question}" for page in PAGES if page.listed]
    files = [f"- [{name}]({base}/data/{name})" for name in package.file_names() if not name.endswith(".parquet")]
    lines = [
        f"# {SITE}",
        "",
        "> An independent record of how England's inspectorates jointly inspect how areas help and protect children: "
        f"{count(counts['inspections'], 'joint inspection')} known, {counts['parsed']} letters read, and every "
        f"inspection of children's services on record. Record of {day(counts['retrieved'])}.",
        "",
        "Counts are of findings; they are not scores, and areas were not chosen at random. An empty value is not "
        "stated or not known; 0 means that the report says there are none. Every fact names its report and page. Open "
        "Government Licence v3.0.",
        "",
        "## For programs",
        f"- [Tools]({base}{agents.PATH}): Model Context Protocol, streamable HTTP, read only",
        f"- [API]({base}/api/): JSON and CSV below {base}{ROOT}, described by {base}{ROOT}/openapi.json",
        f"- [Councils as plain pages]({base}/councils/)",
        f"- [New inspections]({base}/feed.atom): Atom",
        "",
        "## Pages",
        *pages,
        "",
        "## Files",
        *files,
        "",
    ]
    return Document("\n".join(lines).encode(), "text/plain; charset=utf-8", last_modified())
