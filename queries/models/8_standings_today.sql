-- Model: where each area of today stands: its latest graded inspection, overall judgement and unread report on record.
-- Grain: one current area.
-- Unread: the latest report after the latest graded inspection that may judge otherwise and was not read.
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
    from unread_judgements as u
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
