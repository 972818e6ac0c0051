-- Model: the latest overall judgement of each area, and the latest report after it that was not read.
-- Grain: one area with an overall judgement or an unread report on record.
-- Unread: a report that may carry a judgement, published after the latest overall judgement (after none, where there is
-- none); how many there are, and the latest of them.
-- Key: area_code
-- Columns:
--   area_code varchar: GSS code
--   inspection_id varchar: inspection that gave it; empty where none did
--   programme varchar: its programme code
--   grade varchar: its overall grade
--   published date: its publication
--   unread bigint: reports after it that may judge otherwise and were not read
--   unread_published date: publication of the latest report after it that may judge otherwise and was not read; else empty
--   unread_url varchar: link to that report
with
latest as (
    select distinct on (area_code)
        area_code,
        inspection_id,
        programme,
        grade,
        published
    from overall_judgements
    order by area_code, published desc, inspection_id desc
),

unread as (
    select
        u.area_code,
        count(*) as reports,
        max(u.published) as published,
        arg_max(u.report_url, u.published) as report_url
    from unread_judgements as u
    left join latest as l on u.area_code = l.area_code
    where l.published is null or u.published > l.published
    group by u.area_code
)

select
    coalesce(l.area_code, u.area_code) as area_code,
    l.inspection_id,
    l.programme,
    l.grade,
    l.published,
    coalesce(u.reports, 0) as unread,
    u.published as unread_published,
    u.report_url as unread_url
from latest as l
full outer join unread as u on l.area_code = u.area_code
order by 1
