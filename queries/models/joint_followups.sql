-- Model: what each joint inspection with known days and a dated judgement before was followed by.
-- Grain: one such joint inspection.
-- Next: the first overall judgement whose fieldwork began after the last day. Unread after: a report that may carry a
-- judgement is known, came after the last day and before the next judgement, and was not read.
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the joint inspection
--   era varchar: its era
--   area_code varchar: GSS code
--   first_day date: first day of fieldwork
--   last_day date: last day of fieldwork; the first where it is not known
--   prior_grade varchar: latest overall judgement published before the first day
--   prior_published date: when that was published
--   next_grade varchar: next overall judgement; empty: none yet
--   unread_after boolean: what came next is not known, because a report was not read
with
joint as (
    select
        inspection_id,
        era,
        area_code,
        fieldwork_start as first_day,
        coalesce(fieldwork_end, fieldwork_start) as last_day,
        prior_grade,
        prior_published,
        next_grade,
        next_published
    from joint_inspections
    where fieldwork_start is not null and prior_published is not null
),

unread as (
    select distinct j.inspection_id
    from joint as j
    inner join unread_judgements as u on j.area_code = u.area_code and u.published > j.last_day
    where j.next_published is null or u.published < j.next_published
)

select
    j.inspection_id,
    j.era,
    j.area_code,
    j.first_day,
    j.last_day,
    j.prior_grade,
    j.prior_published,
    j.next_grade,
    u.inspection_id is not null as unread_after
from joint as j
left join unread as u on j.inspection_id = u.inspection_id
order by j.first_day, j.inspection_id
