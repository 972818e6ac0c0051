-- Question: how many items did each joint inspection list, by what its area had been judged before?
-- Grain: one row per joint inspection that was read and section that its report has.
-- Parameters:
--   $cohort varchar of cohort_by, e.g. 'prior_group', default 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   cohort varchar: value of the chosen cohort
--   section varchar: priority_action, improvement, strength or practice_study
--   items bigint: top-level items listed (0: the report states that there are none)
--   page bigint: page where the section starts
--   inspection_id varchar: key
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   theme varchar: theme code
--   published date: publication date
--   prior_grade varchar: latest overall judgement published before fieldwork began (derived)
--   report_url varchar: link to the report
-- Left out: inspections that are listed but not read; sections that a report does not have.
-- Addresses: comparisons/letters
select
    era,
    case $cohort::varchar
        when 'prior_group' then prior_group
        when 'ever_inadequate' then ever_inadequate
        else error('cohort must be prior_group or ever_inadequate')
    end as cohort,
    section,
    items,
    page,
    inspection_id,
    area,
    area_code,
    slug,
    theme,
    published,
    prior_grade,
    report_url
from joint_findings
order by era, cohort, section, published, inspection_id
