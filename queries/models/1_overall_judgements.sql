-- Model: every overall judgement of an area's children's services, the yardstick of all cohorts.
-- Grain: one graded overall judgement (single inspection framework or ILACS) of one area.
-- Left out: judgements not made ("not judged"), programmes without an overall grade, youth justice.
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
