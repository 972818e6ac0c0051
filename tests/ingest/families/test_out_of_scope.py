"""Documents of kinds that are not read are named for what they are."""

import pytest

from ingest.families.out_of_scope import describe
from ingest.text.lines import lines_of


@pytest.mark.parametrize(
    ("title", "word"),
    [
        (
            "Inspection of local authority arrangements for\nthe protection of children\nNorthwick Council",
            "protection of",
        ),
        ("Inspection of safeguarding and looked\nafter children services\nNorthwick", "safeguarding and looked after"),
        ("Inspection of looked after children\nservices\nNorthwick County Council", "inspection of looked after"),
        ("Annual unannounced inspection of contact, referral and assessment arrangements", "contact, referral"),
        ("Northwick Council\nInspection of fostering services", "fostering"),
        ("Inspection report for Northwick Council Adoption Service", "adoption"),
        ("Review of the effectiveness of the\nLocal Safeguarding Children Board", "Safeguarding Children Board"),
        (
            "Northwick Safeguarding Board\nReview of the effectiveness of the Local Safeguarding\nChildren Board",
            "apart",
        ),
        (
            "Inspection of progress made in the provision\nof safeguarding services in the Borough of\nNorthwick",
            "progress",
        ),
        ("Inspection of looked after children\nservices\nNorthwick County Council", "Ofsted's ledger"),
        ("Area SEND monitoring inspection of Northwick Local Area Partnership", "monitoring inspection"),
        ("Dear A\nJoint local area SEND inspection in Northwick", "2016 to 2022"),
    ],
)
def test_title_tells_the_kind(title: str, word: str) -> None:
    kind = describe(lines_of([title]))
    assert kind is not None
    assert word in kind


@pytest.mark.parametrize(
    "title",
    [
        "Inspection of services for children in need of help and\nprotection, children looked after and care leavers\n"
        "and\nReview of the effectiveness of the Local Safeguarding Children\nBoard",
        "Area SEND inspection of Northwick Local Area Partnership",
        "Joint targeted area inspection of Northwick",
        "A leaflet about gardens",
    ],
)
def test_families_of_the_record_and_strangers_have_no_name_here(title: str) -> None:
    assert describe(lines_of([title])) is None
