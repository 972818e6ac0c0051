-- Model: where each current area stands: its latest graded inspection, overall judgement and unread report on record.
-- Grain: one current area.
-- Unread: the latest report after the latest graded inspection that may judge otherwise and was not read.
-- Key: area_code
-- For speed: only standing_today reads it; it is made once when the record is built, not at each request.
-- Columns:
--   area varchar: everyday name of the area
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   hex_q bigint: column of the map's cell
--   hex_r bigint: row of the map's cell
--   standing varchar: overall grade of the latest graded inspection; no_overall (it gives none) or unknown (no inspection)
--   programme varchar: its programme code
--   published date: its publication
--   leaders varchar: grade for leaders, before 2018 for leadership, management and governance
--   help_protection varchar: grade for children who need help and protection
--   in_care varchar: grade for children in care, before 2018 for children looked after
--   care_leavers varchar: grade for care leavers, where judged on their own
--   report_url varchar: link to its report
--   last_overall varchar: the last overall grade that the area was given
--   last_overall_published date: when that was published
--   unread_published date: publication of the latest report after it that may judge otherwise and was not read; else empty
--   unread_url varchar: link to that report
with
latest as (
    select distinct on (area_code)
        area_code,
        inspection_id,
        programme,
        published,
        report_url,
        overall,
        leaders,
        help_protection,
        in_care,
        care_leavers
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
