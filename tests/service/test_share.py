"""The picture of a shared link, as a preview sees it: named in the head, fetched, of the right size."""

from __future__ import annotations

import re
import struct

import httpx
import pytest

from components import answers, share
from components.registry import BY_NAME, PAGES
from components.words import count

IMAGE = re.compile(r'<meta property="og:image" content="([^"]+)">')
SHARED = [
    "/",
    "/council?area=leeds",
    "/council?area=northamptonshire",
    "/council?area=bournemouth-christchurch-and-poole",
    "/inspection?id=jtai-leeds-2024-05-16",
    "/inspection?id=sif-leeds-2015-03-27",
    *(page.path for page in PAGES if page.part == "Questions"),
    "/themes",
    "/ask",
]


@pytest.mark.parametrize("path", SHARED)
def test_a_preview_finds_title_description_and_picture(client: httpx.Client, path: str) -> None:
    head = client.get(path, headers={"Accept": "*/*"}).text.partition("</head>")[0]
    for name in ("og:title", "og:description", "og:url"):
        assert len(re.findall(f'property="{name}" content="[^"]+"', head)) == 1, name
    assert 'name="twitter:card" content="summary_large_image"' in head
    (address,) = IMAGE.findall(head)
    picture = client.get(address.replace("&amp;", "&"))
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture.content[16:24]) == (share.WIDE, share.HIGH) == (1200, 630)
    assert len(picture.content) < 100_000


def test_what_an_address_says_besides_makes_no_other_picture(client: httpx.Client) -> None:
    plain = client.get("/share/council.png?area=leeds")
    assert client.get("/share/council.png?area=leeds&utm=1").headers["etag"] == plain.headers["etag"]
    assert client.get("/share/council.png?area=%3Cscript%3E").status_code == 200
    assert client.get("/share/nothing.png").status_code == 404
    assert client.get("/share/council.svg").status_code == 404


def test_the_picture_says_what_the_page_says() -> None:
    drawn = share.picture(BY_NAME["council"], {"area": "leeds"}, "Leeds", "One sentence. Another one.")
    assert ">Leeds</text>" in drawn
    assert ">One sentence. Another one.</text>" in drawn
    assert "Serious youth violence" in drawn
    home = share.picture(PAGES[0], {}, "", "")
    assert answers.reach().split(". ")[0][:40] in home


def test_words_that_do_not_fit_end_with_a_whole_sentence_or_say_that_there_is_more() -> None:
    long = " ".join(f"Sentence number {count(n, 'thing')} says a little." for n in range(2, 40))
    drawn = share.picture(BY_NAME["ask"], {}, "Ask", long)
    last = re.findall(r'font-size="30"[^>]*>([^<]+)<', drawn)[-1]
    assert last.endswith((".", "…"))
    endless = share.picture(BY_NAME["ask"], {}, "Ask", "word " * 400)
    assert re.findall(r'font-size="30"[^>]*>([^<]+)<', endless)[-1].endswith("…")
