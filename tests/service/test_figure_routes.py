"""Each figure alone: as a page that may be framed, as pictures, as rows, with the same choices."""

import csv
import dataclasses
import io
from xml.etree import ElementTree

import httpx
import pytest

from components.figures import all_figures
from components.quote import permalink, quote

FIGURES = all_figures()


@pytest.mark.parametrize("name", FIGURES)
def test_page_svg_and_png(client: httpx.Client, name: str) -> None:
    page = client.get(f"/figure/{name}")
    assert page.status_code == 200
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers
    assert FIGURES[name]().title.split("’")[0] in page.text
    assert "<script" not in page.text
    svg = client.get(f"/figure/{name}.svg")
    assert ElementTree.fromstring(svg.text).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own server
    png = client.get(f"/figure/{name}.png")
    assert png.headers["content-type"] == "image/png"
    assert png.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png.content[16:20]) == 1680


def test_rows_and_choices_agree_in_csv_and_json(client: httpx.Client) -> None:
    choices = {"by": "prior_group", "section": "strength", "era": "2016–2020"}
    rows = list(csv.DictReader(io.StringIO(client.get("/figure/points-listed.csv", params=choices).text)))
    said = client.get("/figure/points-listed.json", params=choices).json()
    assert choices.items() <= said["choices"].items()
    assert [row["inspection_id"] for row in rows] == [row["inspection_id"] for row in said["rows"]]
    assert {row["section"] for row in rows} == {"strength"}
    assert rows != list(csv.DictReader(io.StringIO(client.get("/figure/points-listed.csv").text)))


@pytest.mark.parametrize(
    ("path", "status"), [("nonsense", 404), ("joint-map.exe", 404), ("a/b", 404), ("points-listed?by=x", 400)]
)
def test_what_is_not_there_is_said(client: httpx.Client, path: str, status: int) -> None:
    answer = client.get(f"/figure/{path}")
    assert answer.status_code == status


def test_only_figures_may_be_framed(client: httpx.Client) -> None:
    assert (
        "frame-ancestors 'none'" in client.get("/", headers={"Accept": "text/html"}).headers["content-security-policy"]
    )


def test_a_permanent_link_says_whether_the_figure_has_changed_since(client: httpx.Client) -> None:
    figure = FIGURES["time-to-better"]()
    link = permalink(figure, "/")
    assert "Unchanged: it shows what it showed when this link was copied" in client.get(link).text
    changed = client.get(link.replace(figure.digest, "00000000")).text
    assert "Changed since this link was copied" in changed
    assert client.get("/figure/time-to-better", params={"seen": "yesterday"}).status_code == 400
    assert "link was copied" not in client.get("/figure/time-to-better").text


def test_a_figure_is_quoted_with_all_that_it_needs() -> None:
    figure = FIGURES["time-to-better"]()
    said = quote(figure, "https://example.org/")
    for part in (
        figure.title,
        figure.subtitle,
        figure.note,
        "record of",
        "version",
        permalink(figure, "https://example.org/"),
    ):
        assert part in said


def test_the_digest_changes_with_what_is_shown() -> None:
    first, second = (FIGURES["what-next"](era=era) for era in ("both", "since 2022"))
    assert first.digest == FIGURES["what-next"](era="both").digest != second.digest
    assert dataclasses.replace(first, title=f"{first.title}, again").digest != first.digest
