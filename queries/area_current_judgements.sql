-- Question: how is one area judged today, aspect by aspect?
-- Grain: one row per aspect of the area's latest graded inspection of children's services.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000023': area code
-- Columns:
--   inspection_id varchar: the latest graded inspection
--   programme varchar: its programme code
--   aspect varchar: what is judged
--   made_by varchar: who judged
--   grade varchar: grade
--   published date: publication date
--   page bigint: page of the report
--   basis varchar: report, official statistics or both
--   report_url varchar: link to the report
--   unread_published date: publication of the latest report after it that may judge otherwise and was not read; else empty
--   unread_url varchar: link to that report
-- Left out: visits, which carry no judgement; older inspections (see area_history); boards (abolished by 2019); other programmes.
-- Addresses: areas/{slug}/judgements
with
latest as (
    select
        i.area_code,
        i.inspection_id,
        i.programme,
        i.published,
        i.report_url
    from inspections as i
    where
        i.area_code = $area
        and i.programme in ('sif', 'ilacs')
        and i.inspection_id in (select j.inspection_id from judgements as j where j.aspect <> 'lscb')
    order by i.published desc, i.inspection_id desc
    limit 1
),

unread as (
    select
        max(u.published) as published,
        arg_max(u.report_url, u.published) as report_url
    from unread_judgements as u
    inner join latest on u.area_code = latest.area_code and u.published > latest.published
)

select
    j.inspection_id,
    latest.programme,
    j.aspect,
    j.made_by,
    j.grade,
    latest.published,
    j.page,
    j.basis,
    latest.report_url,
    unread.published as unread_published,
    unread.report_url as unread_url
from latest
cross join unread
inner join judgements as j on latest.inspection_id = j.inspection_id
left join codes as c on c.list = 'aspect' and j.aspect = c.code
where j.aspect <> 'lscb'
order by c.position, j.aspect
