-- Question: who must answer which joint letter with a written statement, and by which day?
-- Grain: one row per joint inspection whose letter asks for a written statement.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000023': area code; null for all areas
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   theme varchar: theme code
--   published date: publication date of the letter
--   preparer varchar: body first named as preparing the statement
--   due date: day on which the letter asks for it; empty where it states none
--   page bigint: page of the letter where the passage starts
--   report_url varchar: link to the letter
-- Left out: letters that were not read. Whether a statement was sent is not on record.
-- Addresses: areas/{slug}/replies, replies
select
    r.inspection_id,
    j.area,
    j.area_code,
    j.slug,
    j.theme,
    j.published,
    r.preparer,
    r.due,
    r.page,
    j.report_url
from replies as r
inner join joint_inspections as j on r.inspection_id = j.inspection_id
where $area::varchar is null or j.area_code = $area::varchar
order by j.published desc, r.inspection_id
