"""The columns that tables of the site share, each declared once: label, words, link, swatch."""

from __future__ import annotations

from components.tables import Column
from components.words import ASPECTS, ERAS, EVENTS, GRADES, PRIORITIES, PROGRAMMES, SECTIONS, THEMES, day, whole, word

COUNCIL = Column("area", "Council", href=lambda row: f"council?area={row['slug']}")
GSS = Column("area_code", "GSS code")
REGION = Column("region", "Region")
PUBLISHED = Column("published", "Published", day, href=lambda row: row["report_url"])
LETTER = Column("published", "Letter", day, href=lambda row: row["report_url"])
INSPECTION = Column("published", "Published", day, href=lambda row: f"inspection?id={row['inspection_id']}")
ERA = Column("era", "Years", lambda code: word(code, ERAS))
THEME = Column("theme", "Theme", lambda code: word(code, THEMES))
PROGRAMME = Column("programme", "Programme", lambda code: word(code, PROGRAMMES))
SECTION = Column("section", "Section", lambda code: word(code, SECTIONS))
JUDGED_BEFORE = Column("prior_grade", "Judged before (derived)", lambda code: word(code, GRADES), swatch=True)
JUDGEMENT = Column("judgement", "Judgement", lambda code: word(code, GRADES), swatch=True)
PRIORITY = Column("priority", "Priority action", lambda code: word(code, PRIORITIES))
IMPROVEMENT = Column("improvement", "To improve", whole, number=True)
STRENGTH = Column("strength", "Strengths", whole, number=True)
EVENT = Column("event", "Kind", lambda code: word(code, EVENTS))
REPORT = Column(
    "extraction",
    "Report",
    lambda code: "PDF" if code == "parsed" else "Not read yet",
    href=lambda row: row["report_url"] or row["council_url"],
)
ITEMS = Column("items", "Points listed", whole, number=True)
PAGE = Column("page", "From page", whole, number=True)


def paged(row: dict[str, object], url: str = "report_url", page: str = "page") -> str | None:
    """Address of a report at the page of a fact; of the report alone where no page is stated; None without a report."""
    if not row.get(url):
        return None
    return f"{row[url]}#page={row[page]}" if row.get(page) else str(row[url])


ASPECT = Column("aspect", "What was judged", lambda code: word(code, ASPECTS))
GRADE = Column("grade", "Judgement", lambda code: word(code, GRADES), swatch=True)
ON_PAGE = Column("page", "Page", whole, number=True, href=paged)
