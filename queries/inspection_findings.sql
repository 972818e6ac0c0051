-- Question: what does the report of one inspection list, section by section, and on which page?
-- Grain: one row per section that the report has.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'jtai-lewisham-2023-01-31': key of the inspection
-- Columns:
--   section varchar: priority_action, improvement, strength, practice_study; board_priority_action, board_improvement (SIF)
--   items bigint: top-level items listed (0: the report states that there are none)
--   page bigint: page where the section starts
--   report_url varchar: link to the report
-- Left out: sections that the report does not have; reports that were not read.
select
    f.section,
    f.items,
    f.page,
    i.report_url
from findings as f
inner join inspections as i on f.inspection_id = i.inspection_id
left join codes as c on c.list = 'section' and f.section = c.code
where f.inspection_id = $inspection::varchar
order by c.position, f.section
