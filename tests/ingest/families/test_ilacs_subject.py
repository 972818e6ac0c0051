"""What a visit looked at: the words of invented letters in the published forms."""

from __future__ import annotations

import pytest

from ingest.families.ilacs.subject import subject_of
from ingest.text.lines import lines_of

LOOKED = "Inspectors looked at the local authority’s arrangements "


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        (LOOKED + "for children who need help, in accordance with the framework.", "children who need help"),
        (LOOKED + "for the ‘front door’, the service that receives contacts and referrals.", "the front door"),
        (LOOKED + "for the ‘front door’, where contacts are received.", "the front door"),
        (LOOKED + "at the first point of contact for children.", "the first point of contact for children"),
        (LOOKED + "and support for children in need, including disabled children.", "children in need"),
        (LOOKED + "for care leavers aged 18 to 25, focusing on homes.", "care leavers aged 18 to 25"),
        (LOOKED + "for its care leavers.", "care leavers"),
        (LOOKED + "for the experiences of children in care and, in particular, matching.", "children in care"),
        (LOOKED + "for children with a child-in-need plan.", "children with a child-in-need plan"),
        (
            LOOKED
            + "for managing contacts and referrals in the hub (MASH) and thresholds for children in need of help "
            "or of protection, including practice.",
            "managing contacts and referrals in the hub (MASH) and thresholds for children in need of help",
        ),
        ("The focus of this visit was on achieving permanence, whether by adoption.", "achieving permanence"),
        ("Inspectors looked at how the local authority supports children in need.", "children in need"),
        ("Inspectors looked at a range of evidence. They also looked at local authority performance.", None),
        ("They also looked at the local authority’s quality assurance information.", None),
        ("Inspectors considered the experiences and progress of: children in care; care leavers.", None),
        ("Inspectors looked at records.\nHeadline findings\nThere is a focus on care leavers.", None),
        (LOOKED + "for children.", None),
    ],
)
def test_subject(sentence: str, subject: str | None) -> None:
    assert subject_of(lines_of(["Dear A\n" + sentence])) == subject


def test_a_letterhead_inside_the_sentence_is_passed_over() -> None:
    text = "Inspectors looked at the local authority’s arrangements for\nOfsted\nM1 2WD\nchildren in care. They"
    assert subject_of(lines_of([text])) == "children in care"
