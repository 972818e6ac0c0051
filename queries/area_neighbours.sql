-- Question: how do one area's ten statistical neighbours stand?
-- Grain: one row per statistical neighbour (2025 model).
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000023': area code
-- Columns:
--   rank bigint: 1 is the most similar
--   closeness varchar: the Department's word for the closeness
--   area_code varchar: the neighbour's GSS code
--   slug varchar: its name in addresses
--   area varchar: its everyday name
--   latest_overall varchar: its latest overall judgement
--   overall_published date: when that was published
--   unread_published date: publication of the latest report after it that may judge otherwise and was not read; else empty
--   latest_joint date: its latest joint inspection letter
--   latest_joint_theme varchar: the theme of that letter
-- Left out: nothing; an area abolished before 2025 has no neighbours.
-- Addresses: areas/{slug}/neighbours
with
joint as (
    select
        area_code,
        max(published) as published,
        arg_max(theme, published) as theme
    from joint_inspections
    group by area_code
)

select
    n.rank,
    n.closeness,
    a.area_code,
    a.slug,
    a.name as area,
    overall.grade as latest_overall,
    overall.published as overall_published,
    overall.unread_published,
    joint.published as latest_joint,
    joint.theme as latest_joint_theme
from neighbours as n
inner join areas as a on n.neighbour_code = a.area_code
left join latest_overall as overall on n.neighbour_code = overall.area_code
left join joint on n.neighbour_code = joint.area_code
where n.area_code = $area
order by n.rank
