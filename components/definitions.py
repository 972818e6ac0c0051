"""The words of all comparisons by prior judgement, beside each use."""

from __future__ import annotations

import streamlit as st

from queries.codes import labels, starts

_WORDS = """
- **Prior judgement** (derived from the record; letters rarely say why an area was chosen): the latest overall Ofsted
  judgement of the council’s children’s services published before fieldwork began.
- **Bounded**: the first day of fieldwork is not known, but it lies within the shortest and the longest time that has
  passed from fieldwork to letter in any joint inspection; all judgements that were the latest in that span agree.
- **High performing**: prior judgement good or outstanding{switch}.
- **Previously inadequate**: prior judgement inadequate.
- **Ever inadequate**: any overall judgement of inadequate published since {started} and before fieldwork, whatever
  the latest one. It overlaps the others.
- **No prior judgement known**: the record has none before fieldwork, or the dates of fieldwork are not known and the
  judgements of that time do not agree. Such
  inspections are shown and counted, never shared out.
- **Era**: fieldwork in {eras}.
"""


def definitions(switch: str = "") -> None:
    """An expander with the definitions; `switch` adds to that of high performing."""
    with st.expander("What these words mean"):
        st.markdown(_WORDS.format(switch=switch, started=f"{starts('sif'):%B %Y}", eras=", or ".join(labels("era"))))
