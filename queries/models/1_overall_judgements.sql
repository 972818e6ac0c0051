-- Model: every overall judgement of an area's children's services, the yardstick of all cohorts.
-- Grain: one graded overall judgement (single inspection framework or ILACS) of one area.
-- Previous: the overall judgement of the same area before it, if there is one.
-- Left out: judgements not made ("not judged"), programmes without an overall grade, youth justice.
select
    i.area_code,
    i.inspection_id,
    i.programme,
    i.fieldwork_start,
    i.published,
    j.grade,
    j.page,
    lag(i.programme) over earlier as previous_programme,
    lag(j.grade) over earlier as previous_grade,
    lag(i.published) over earlier as previous_published,
    lag(i.fieldwork_start) over earlier as previous_start
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
where
    j.aspect = 'overall'
    and j.scale = 'four_point'
    and j.grade <> 'not_judged'
    and i.programme in ('sif', 'ilacs')
window earlier as (partition by i.area_code order by i.published, i.inspection_id)
order by i.area_code, i.published, i.inspection_id
