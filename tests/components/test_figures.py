"""Every figure of the site: its title fits, its sources and columns exist, its card holds all five actions."""

import re
from urllib.parse import urlencode

import pytest

from components import figure as card
from components.figures import all_figures
from queries.header import header

FIGURES = all_figures()


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_what_it_found_and_leads_to_its_rows(name: str) -> None:
    figure = FIGURES[name]()
    assert figure.name == name
    assert 10 < len(figure.title) <= card.LONGEST_TITLE
    assert not figure.title.endswith(".")
    assert figure.subtitle
    assert {column.name for column in figure.columns} <= set(figure.frame.columns)
    assert set(figure.parameters) == set(header(figure.query).parameters)
    html = card.markup(figure)
    assert re.findall(r"<summary>(?:<span class=\"wide\">)?(\w+)", html) == ["Table", "Download", "Link", "Cite", "How"]
    assert html.partition('class="ji-acts"')[2].count("<tr>") == len(figure.frame) + 1
    assert "Run it yourself" in html


@pytest.mark.parametrize("name", [name for name, maker in FIGURES.items() if maker.choices])
def test_a_figure_is_made_for_every_value_of_each_choice(name: str) -> None:
    maker = FIGURES[name]
    for choice, allowed in maker.choices.items():
        for value in allowed()[:8]:
            figure = maker(**{choice: value})
            assert figure.choices.get(choice, allowed()[0]) == value  # what a figure shows unasked may stay unsaid
            assert choice not in figure.choices or urlencode({choice: value}) in figure.address


@pytest.mark.parametrize(
    ("choices", "said"),
    [({"by": "shoe size"}, "by can't be 'shoe size'; it may be"), ({"colour": "red"}, "has no choice 'colour'")],
)
def test_a_choice_that_is_not_there_is_refused_in_a_sentence(choices: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        FIGURES["points-listed"](**choices)
