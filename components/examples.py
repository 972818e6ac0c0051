"""Questions in SQL to start from: the joins that people need, and queries of the site itself."""

from __future__ import annotations

from collections.abc import Mapping

from components.words import ERAS, LATEST_ERA
from queries import Value
from queries.filled import fill

SHORTEST = "select name from areas"
OWN: Mapping[str, str] = {
    "Priority actions per theme": """-- How many areas for priority action do the letters on each theme list?
-- A letter with lists and without one of them lists nothing there; one without any list is left out.
with lists as (
    select
        inspection_id,
        coalesce(sum(items) filter (where section = 'priority_action'), 0) as priority_actions
    from findings
    group by inspection_id
)

select
    i.theme,
    count(*) as letters_read_with_lists,
    count(*) filter (where l.priority_actions > 0) as letters_that_name_one,
    sum(l.priority_actions)::integer as priority_actions
from inspections as i
inner join lists as l on i.inspection_id = l.inspection_id
where i.programme = 'jtai'
group by i.theme
order by priority_actions desc, i.theme""",
    "Joint inspections by region": """-- How many joint inspections has each region had, as far as known?
select a.region, count(*) as joint_inspections, count(distinct a.area_code) as areas
from inspections as i
inner join areas as a on i.area_code = a.area_code
where i.programme = 'jtai'
group by a.region
order by joint_inspections desc, a.region""",
    "Similar councils of one council": """-- How were the ten most similar councils of one council last judged?
-- Write another name for Leeds.
select n.rank, b.name as similar_council, l.grade, l.published
from areas as a
inner join neighbours as n on a.area_code = n.area_code
inner join areas as b on n.neighbour_code = b.area_code
left join latest_overall as l on b.area_code = l.area_code
where a.name = 'Leeds'
order by n.rank""",
    "Who must reply, and by when": """-- Which joint letters ask for a written statement, from whom, by which day?
select a.name, i.published, i.theme, r.preparer, r.due, r.page, i.report_url
from replies as r
inner join inspections as i on r.inspection_id = i.inspection_id
inner join areas as a on i.area_code = a.area_code
order by r.due desc nulls last, a.name""",
    "Need in areas inspected jointly": f"""-- Children looked after per 10,000 in the latest year,
-- beside each joint inspection {ERAS[LATEST_ERA].lower()}.
select a.name, j.published, j.theme, c.year, c.value, c.unit
from joint_inspections as j
inner join areas as a on j.area_code = a.area_code
left join context as c
    on j.area_code = c.area_code
    and c.indicator = 'children_looked_after_rate'
    and c.year = (select max(year) from context where indicator = 'children_looked_after_rate')
where j.era = '{LATEST_ERA}'
order by c.value desc nulls last, a.name""",  # noqa: S608 - words of the codes, in a statement to start from
    "Grades by year": """-- Which overall grades were published in each year?
select year(i.published) as year, i.programme, j.grade, count(*) as judgements
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
where j.aspect = 'overall' and j.scale = 'four_point'
group by all
order by year, i.programme, j.grade""",
    "What a table holds": "summarize inspections",
}
_STORED: Mapping[str, tuple[str, Mapping[str, Value]]] = {
    "Judged before, and next": ("joint_with_prior_judgement", {"area": None}),
    "Joint inspections by year and theme": ("programme_by_year_and_theme", {}),
    "Known gaps": ("known_gaps", {}),
}
"""Queries of the site with the values that they are asked with."""


def examples() -> dict[str, str]:
    """SQL by what it asks."""
    return {**OWN, **{label: fill(name, **values) for label, (name, values) in _STORED.items()}}
