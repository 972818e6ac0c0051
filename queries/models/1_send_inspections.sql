-- Model: area SEND inspections under the framework of 2023, the only ones with an outcome on its three-point scale.
-- Grain: one inspection.
-- Left out: inspections and revisits under the framework of 2016 to 2022, whose one answer (written statement of action
-- required or not, progress sufficient or not) stands on the scale area_send_2016 and is no such outcome.
select i.*
from inspections as i
where
    i.programme = 'area_send'
    and i.inspection_id not in (select j.inspection_id from judgements as j where j.scale = 'area_send_2016')
order by i.area_code, i.published, i.inspection_id
