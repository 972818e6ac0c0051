"""Earlier addresses lead on, with what was chosen in them."""

import httpx
import pytest


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("/boards", "/cycle#boards"),
        (
            "/boards?council_grade=Good&board_grade=Outstanding",
            "/cycle?council_grade=Good&board_grade=Outstanding#boards",
        ),
        ("/overview", "/"),
        ("/cohorts", "/compare"),
        (
            "/cohorts?cohorts_by=The+latest+judgement+before&cohorts_section=Strengths&cohorts_era=Since+2022",
            "/compare?by=prior_group&section=strength&era=since+2022",
        ),
        ("/cohorts?cohorts_by=ever_inadequate", "/compare?by=ever_inadequate"),
        ("/boards?x=%0d%0aSet-Cookie:a", "/cycle?x=%0D%0ASet-Cookie%3Aa#boards"),
    ],
)
def test_a_page_that_was_merged_leads_to_where_it_stands(client: httpx.Client, before: str, now: str) -> None:
    answer = client.get(before)
    assert (answer.status_code, answer.headers["location"]) == (308, now)
