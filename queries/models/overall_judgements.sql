-- Model: every overall judgement of an area's children's services, the yardstick of all cohorts.
-- Grain: one graded overall judgement (single inspection framework or ILACS) of one area.
-- Left out: judgements not made ("not judged"), programmes without an overall grade, youth justice.
-- Key: inspection_id
-- Columns:
--   area_code varchar: GSS code
--   inspection_id varchar: key of the inspection
--   programme varchar: programme code
--   fieldwork_start date: first day of fieldwork; empty where it is not known
--   published date: publication date
--   grade varchar: grade
--   page bigint: page of the report that states it
select
    i.area_code,
    i.inspection_id,
    i.programme,
    i.fieldwork_start,
    i.published,
    j.grade,
    j.page
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
where
    j.aspect = 'overall'
    and j.scale = 'four_point'
    and j.grade <> 'not_judged'
    and i.programme in ('sif', 'ilacs')
order by i.area_code, i.published, i.inspection_id
