"""Invented reports of the single inspection framework: an early one, a late one, a re-inspection."""

from __future__ import annotations

from ingest.facts import ReportFacts
from ingest.text.lines import Line, lines_of

FOOTNOTE = """1 Two reports are bound together here, as the law of
Wexcombe allows."""

EARLY = f"""Wexcombe County Council
Inspection of services for children in need of help and
protection, children looked after and Care Leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection dates: 19 November-11 December 2013 and 28 – 30
January 2014
The overall judgement is requires improvement.
Nothing is badly wrong.
Every child of the county should have good help.
1. Children who need help and protection Good
2. Children looked after and achieving permanence Requires
improvement
2.1 Adoption performance Outstanding
2.2 Experiences and progress of Care Leavers
Requires
Improvement
3. Leadership, management and governance Good
The judgement for the effectiveness of the Local Safeguarding Children
Board (LSCB) is requires improvement
The LSCB is not there yet.
{FOOTNOTE}
#### PAGE
Contents
Section 1: the local authority 3
#### PAGE
What the inspection judgements mean: the LSCB
An LSCB that is good does well.
An LSCB requires improvement if it does less
well."""

LATE = f"""Royal Borough of Upper Wexcombe and
Marl
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection date: 6 to 30 July 2015
Report published: 15 September 2015
Children’s services in the Royal Borough of Upper Wexcombe and
Marl require improvement to be good
Leadership, management and governance require improvement when nobody
knows the way.
1. Children who need help and protection Inadequate
2. Children looked after and achieving
permanence
Require improvement
2.1 Adoption performance Not Judged
{FOOTNOTE}
#### PAGE
2.2 Experiences and progress of care leavers Requires Improvement
1. Leadership, management and governance Requires improvement to
be good
Executive summary
Progress since the last inspection is slow. The LSCB was inadequate in 2011.
#### PAGE
Training by the board is good. Attendance at the
LSCB is outstanding.
The LSCB is good
at holding partners to account.
#### PAGE
The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board requires improvement to
be good
Executive summary
The LSCB is a joint board of two councils. The board is strong."""

AGAIN = """Marl City Council
Re-inspection of services for children in need of help and protection, children
looked after and care leavers
Inspection date: 30 October – 23 November 2017
Report published: 29 January 2018
Children's services in Marl are good
1. Children who need help and protection Good
2. Children looked after and achieving permanence Outstanding
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers Good
3. Leadership, management and governance Good
_______________________
#### PAGE
Executive summary
At the previous inspection services were inadequate."""


def lines(text: str) -> list[Line]:
    return lines_of(text.split("#### PAGE\n"))


def grades(facts: ReportFacts) -> dict[str, tuple[str, int | None]]:
    return {judgement.aspect: (judgement.grade, judgement.page) for judgement in facts.judgements}
