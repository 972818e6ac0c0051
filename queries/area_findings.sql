-- Question: what did each joint inspection of one area list, and on which page?
-- Grain: one row per joint inspection of the area and section of its report.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000023': area code
-- Columns:
--   inspection_id varchar: key
--   published date: publication date
--   theme varchar: theme code
--   era varchar: era
--   section varchar: priority_action, improvement, strength or practice_study
--   items bigint: top-level items listed (0: the letter states that there are none)
--   page bigint: page where the section starts
--   report_url varchar: link to the report
-- Left out: sections that a report does not have; joint inspections that are listed but not read.
-- Addresses: areas/{slug}/findings
select
    f.inspection_id,
    j.published,
    j.theme,
    j.era,
    f.section,
    f.items,
    f.page,
    j.report_url
from findings as f
inner join joint_inspections as j on f.inspection_id = j.inspection_id
left join codes as c on c.list = 'section' and f.section = c.code
where j.area_code = $area
order by j.published desc, f.inspection_id, c.position
