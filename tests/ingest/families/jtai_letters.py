"""Invented letters of joint targeted area inspections, one of each layout."""

from __future__ import annotations

from ingest.facts import ReportFacts
from ingest.families.jtai.letter import parse
from ingest.text.lines import lines_of

# Pages of invented letters; "■" stands for the bullet of the layout.
LETTER_2016 = (
    """9 May 2016
The Director, Eastmoor Council
Dear local partnership
Joint targeted area inspection of the multi-agency response to abuse and
neglect in the London Borough of Eastmoor
Between 4 April and 8 April, Ofsted, the Care Quality Commission (CQC), HMI
Constabulary (HMIC) and HMI Probation (HMIP) undertook a joint inspection of the
multi-agency response to abuse and neglect in the London Borough of Eastmoor.1 This
inspection included a ‘deep dive’ focus on the response to child sexual exploitation
(CSE) and those missing from home, care or education.
We looked at these things:
■ a bullet of the introduction
1 This joint inspection was conducted under section 20 of the Children Act 2004.""",
    """Key Strengths
■ Lamps are lit early, which
helps everyone.
■ Boats come in on time.
Case study: highly effective practice
The harbour keeps a book. It says:
■ who came
■ who left.
Areas for improvement
Leadership and management
■ Ropes are old and the harbour does not""",
    """replace them soon enough.
The LSCB
■ Nets are torn.
Case study:
area(s) for improvement
A net was torn twice.
Next steps
■ A plan is due in June.
Yours sincerely
Ofsted Care Quality Commission
HMI Constabulary HMI Probation""",
)
LETTER_2018 = (
    """23 November 2018
Dear local partnership
Joint targeted area inspection of the multi-agency response to sexual abuse
in the family in Westmoor
Between 8 October 2018 and 12 October 2018, Ofsted, the Care Quality Commission
(CQC), HM Inspectorate of Constabulary and Fire and Rescue services (HMICFRS) and
HMI Probation (HMI Prob) carried out a joint inspection of the multi-agency
response to sexual abuse in the family in Westmoor1
. This inspection included a ‘deep
dive’ focus on the response to sexual abuse in the family environment.
Areas for priority action
■ There are no areas for priority action
Key strengths
■ The mill works well.
■ Millers share what they know:
− about wheat
− about rye.
■ The weir is sound.2
2 A weir holds back water.
Areas for improvement
■ Sacks are mostly dry, but they do not
Practice study: highly effective practice
The mill has a cat.""",
    """always stay so.
■ Carts are slow:
− in winter
− in spring.
■ Roads are bad.
Practice study: areas for priority action and improvement
A cart broke.
Next steps
Yours sincerely
Ofsted Care Quality Commission
HMI Constabulary and Fire & Rescue
Services
HMI Probation""",
)
LETTER_2022 = (
    """14 July 2023
Dear Northmoor Safeguarding Children Partnership
Joint targeted area inspection of Northmoor
This letter summarises the findings of the joint targeted area inspection (JTAI) of the
multi-agency response to identification of initial need and risk (often referred to as
the ‘front door’) in Northmoor.
This inspection took place from Monday 22 May to Friday 26 May 2023. It was carried out
by inspectors from Ofsted, the Care Quality Commission (CQC) and His Majesty’s
Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS).
Headline findings
The bakery opens early.
Area for priority action
Urgent action should be taken to ensure that:
■ the oven is mended
■ the door is locked.
What needs to improve?
■ The colour of the bread
■ Queues at noon""",
    """Strengths
■ The smell
Main findings
Bread is sold here. The baker does these things:
■ bakes
Practice study: highly effective practice
A loaf was given away.
Places and spaces: highly effective practice
The market is clean.
Next steps
Yours sincerely
National Director, Ofsted
Chief Inspector of Healthcare, CQC
His Majesty’s Inspector of Constabulary""",
)
LETTERS = {"2016": LETTER_2016, "2018": LETTER_2018, "2022": LETTER_2022}


def read_letter(pages: tuple[str, ...], *changes: tuple[str, str], bullet: str = "\uf06e") -> ReportFacts:
    """Parse an invented letter after replacing some of its words (each must be there)."""
    text = "\f".join(pages)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return parse(lines_of(text.replace("■", bullet).split("\f")))


def counts(facts: ReportFacts) -> dict[str, tuple[int, int]]:
    return {finding.section: (finding.items, finding.page) for finding in facts.findings}
