-- Question: where is it stated why an area was chosen for a joint inspection?
-- Grain: one row per joint inspection with a stated reason.
-- Parameters: none
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   published date: publication date
--   stated_reason varchar: prior_inadequate, inspectorate_concern, high_performing, commissioned, thematic_sample, other
--   page bigint: page of the letter that states it; empty where an official page states it
--   note varchar: where it is stated
--   report_url varchar: link to the report
-- Left out: joint inspections whose letter and official pages state no reason (nearly all).
select
    s.inspection_id,
    a.name as area,
    j.area_code,
    a.slug,
    j.published,
    s.stated_reason,
    s.page,
    s.note,
    j.report_url
from selection as s
inner join joint_inspections as j on s.inspection_id = j.inspection_id
inner join areas as a on j.area_code = a.area_code
order by j.published, s.inspection_id
