-- Question: where does each area of today stand, by its latest graded inspection on record?
-- Grain: one row per current area.
-- Parameters: none
-- Columns:
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   hex_q bigint: column of the map's cell
--   hex_r bigint: row of the map's cell
--   standing varchar: overall grade of the latest graded inspection; no_overall (it gives none) or unknown (no inspection)
--   programme varchar: its programme code
--   published date: its publication
--   leaders varchar: its grade for leaders (leadership, management and governance)
--   help_protection varchar: its grade for children who need help and protection
--   in_care varchar: its grade for children in care (looked after; with care leavers until 2022)
--   care_leavers varchar: its grade for care leavers, where judged separately
--   report_url varchar: link to its report
--   last_overall varchar: the last overall grade the area was given, in whichever inspection
--   last_overall_published date: when that was published
--   unread_published date: publication of the latest report listed on the public site after it that was not read
--   unread_url varchar: link to that report
-- Left out: abolished areas (a successor starts with no judgement); reports that nobody lists.
with
latest as (
    select distinct on (area_code) *
    from graded_inspections
    order by area_code, published desc, inspection_id desc
),

last_overall as (
    select distinct on (area_code)
        area_code,
        grade,
        published
    from overall_judgements
    order by area_code, published desc, inspection_id desc
),

unread as (
    select distinct on (u.area_code)
        u.area_code,
        u.published,
        u.report_url
    from unread_links as u
    left join latest on u.area_code = latest.area_code
    where latest.published is null or u.published > latest.published
    order by u.area_code, u.published desc, u.report_url
)

select
    a.name as area,
    a.slug,
    a.area_code,
    a.hex_q,
    a.hex_r,
    case
        when latest.inspection_id is null then 'unknown'
        when coalesce(latest.overall, 'not_judged') = 'not_judged' then 'no_overall'
        else latest.overall
    end as standing,
    latest.programme,
    latest.published,
    latest.leaders,
    latest.help_protection,
    latest.in_care,
    latest.care_leavers,
    latest.report_url,
    last_overall.grade as last_overall,
    last_overall.published as last_overall_published,
    unread.published as unread_published,
    unread.report_url as unread_url
from areas as a
left join latest on a.area_code = latest.area_code
left join last_overall on a.area_code = last_overall.area_code
left join unread on a.area_code = unread.area_code
where a.status = 'current'
order by a.name
