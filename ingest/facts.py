"""The facts of one report, with the codes of the record (the field's own terms).

Every code that may stand in `data/` is declared here once; `data/datapackage.json` repeats them as
constraints and a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Programme = Literal["jtai", "sif", "ilacs", "area_send", "youth_justice", "integrated", "slac", "cpi"]
Event = Literal["inspection", "re-inspection", "standard", "short", "focused visit", "monitoring visit", "revisit"]
Inspectorate = Literal["Ofsted", "CQC", "HMICFRS", "HMI Probation", "HMI Prisons"]
Theme = Literal[
    "child_sexual_exploitation_and_missing",
    "domestic_abuse",
    "neglect",
    "child_sexual_abuse_in_the_family",
    "child_exploitation",
    "childrens_mental_health",
    "front_door",
    "criminal_exploitation",
    "early_help",
    "serious_youth_violence",
    "other",
]
Scale = Literal["four_point", "area_send", "area_send_2016"]
Grade = Literal[
    "outstanding",
    "good",
    "requires_improvement",
    "inadequate",
    "typically_positive",
    "inconsistent",
    "systemic_failings",
    "required",
    "not_required",
    "sufficient_progress",
    "insufficient_progress",
    "not_judged",
]
Section = Literal[
    "priority_action", "improvement", "strength", "practice_study", "board_priority_action", "board_improvement"
]
Preparer = Literal["local_authority", "director_of_childrens_services", "partnership", "icb_or_ccg", "police", "other"]
StatedReason = Literal[
    "prior_inadequate", "inspectorate_concern", "high_performing", "commissioned", "thematic_sample", "other"
]

TopicCode = Literal[
    "front_door",
    "strategy_discussions",
    "assessment",
    "planning",
    "information_sharing",
    "recording",
    "oversight",
    "challenge",
    "workforce",
    "training",
    "governance",
    "quality_assurance",
    "childs_voice",
    "families",
    "early_help",
    "domestic_abuse",
    "neglect",
    "sexual_abuse",
    "exploitation",
    "missing",
    "youth_violence",
    "mental_health",
    "health_services",
    "police",
    "probation",
    "education",
    "children_in_care",
    "care_leavers",
    "housing",
    "disability",
    "equality",
    "out_of_hours",
    "transitions",
    "other",
]

GRADES_OF_SCALE: dict[str, tuple[str, ...]] = {
    "four_point": ("outstanding", "good", "requires_improvement", "inadequate", "not_judged"),
    "area_send": ("typically_positive", "inconsistent", "systemic_failings", "not_judged"),
    "area_send_2016": ("required", "not_required", "sufficient_progress", "insufficient_progress", "not_judged"),
}

Page = Annotated[int, Field(ge=1, description="1-based page of the PDF")]


class Fact(BaseModel):
    """Base of all facts: no unknown field, no change after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Judgement(Fact):
    """One graded judgement and the page that states it."""

    aspect: str
    made_by: Literal["Ofsted", "CQC", "HMICFRS", "HMI Probation", "HMI Prisons", "Ofsted and CQC", "shared"]
    scale: Scale
    grade: Grade
    page: Page | None = None

    @model_validator(mode="after")
    def _grade_belongs_to_scale(self) -> Self:
        if self.grade not in GRADES_OF_SCALE[self.scale]:
            raise ValueError(f"grade {self.grade!r} is not on the scale {self.scale!r}")
        return self


class Finding(Fact):
    """How many top-level items one section lists over the whole report; 0 only where "none" is stated."""

    section: Section
    items: Annotated[int, Field(ge=0)]
    page: Page


class Topic(Fact):
    """One topic that one counted item speaks of; an item has one or several, `other` only where none fits.

    `item` numbers the items of a section through the whole report from 1; `page` is where the item starts.
    """

    section: Section
    item: Annotated[int, Field(ge=1)]
    page: Page
    topic: TopicCode


class Selection(Fact):
    """Why the area was chosen, where the report itself says so."""

    stated_reason: StatedReason
    page: Page | None = None
    note: str | None = None


class Reply(Fact):
    """The written statement that a joint letter asks for: who is first named as preparing it, and by which day.

    `due` is the day that the letter states; None where it states none. `page` is where the passage starts.
    `due_as_printed` is kept only where the weekday printed beside the day does not fit it, so that somebody looks.
    """

    preparer: Preparer
    due: dt.date | None = None
    page: Page
    due_as_printed: str | None = Field(default=None, repr=False)


class ReportFacts(Fact):
    """All facts of one published report.

    `published` is the date that the document states for itself (a letter's date, "Report published:");
    None where it states none. `area` is the council's name as the document gives it, matched to
    `areas.csv` by `ingest.reference.areas`.
    """

    programme: Programme
    event: Event
    area: str
    theme: Theme | None = None
    theme_stated: str | None = None
    fieldwork_start: dt.date
    fieldwork_end: dt.date
    published: dt.date | None = None
    inspectorates: tuple[Inspectorate, ...]
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    topics: tuple[Topic, ...] = ()
    reply: Reply | None = None
    selection: Selection | None = None

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.fieldwork_end < self.fieldwork_start:
            raise ValueError(f"fieldwork ends {self.fieldwork_end} before it starts {self.fieldwork_start}")
        for name, keys in (
            ("judgement", [(j.aspect, j.made_by) for j in self.judgements]),
            ("finding", [f.section for f in self.findings]),
            ("topic", [(t.section, t.item, t.topic) for t in self.topics]),
        ):
            if len(set(keys)) != len(keys):
                raise ValueError(f"a {name} is stated twice: {keys}")
        return self
