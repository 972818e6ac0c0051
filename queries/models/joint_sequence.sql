-- Model: what came before each joint inspection: others of the same area, other areas, reports that were not read.
-- Grain: one joint inspection.
-- Areas so far: different areas inspected jointly up to and with this one, in order of publication.
-- Unread before: reports of the area since November 2013 and before fieldwork that may carry a judgement, not read.
-- Key: inspection_id
-- For speed: only selection_inspections reads it; it is made once when the record is built, not at each request.
-- Columns:
--   inspection_id varchar: key of the inspection
--   nth_of_area bigint: 1 for the area's first joint inspection
--   areas_so_far bigint: different areas inspected jointly up to this one, by publication
--   unread_before bigint: reports since the single inspection framework started, before fieldwork that may carry a judgement, not read
with
framework as (
    select starts from codes
    where list = 'programme' and code = 'sif'
),

unread_before as (
    select
        j.inspection_id,
        count(*) as reports
    from joint_inspections as j
    inner join unread_judgements as u on j.area_code = u.area_code and u.published < j.fieldwork_start
    cross join framework
    where u.published >= framework.starts
    group by j.inspection_id
),

numbered as (
    select
        inspection_id,
        published,
        row_number() over (partition by area_code order by published, inspection_id) as nth_of_area
    from joint_inspections
)

select
    n.inspection_id,
    n.nth_of_area,
    count(*) filter (where n.nth_of_area = 1) over (order by n.published, n.inspection_id) as areas_so_far,
    coalesce(u.reports, 0) as unread_before
from numbered as n
left join unread_before as u on n.inspection_id = u.inspection_id
order by n.inspection_id
