-- Question: how does each joint inspection stand against the yardsticks of the 2014 proposal?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Ever inadequate:
-- any overall judgement of inadequate published since November 2013 and before fieldwork.
-- Grain: one row per joint inspection.
-- Parameters: none
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   year bigint: year of fieldwork; of publication where fieldwork is not known
--   theme varchar: theme code
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   published date: publication date
--   fieldwork_days bigint: length of fieldwork (days, first and last counted)
--   days_to_publication bigint: days from the last day of fieldwork to publication
--   prior_grade varchar: latest overall judgement published before fieldwork began (derived)
--   prior_published date: when it was published
--   prior_basis varchar: dated (by the first day of fieldwork), bounded (day not known, all it can be agree), or empty
--   ever_inadequate varchar: yes, no (none on record) or unknown
--   unread_before bigint: reports of the area between November 2013 and fieldwork, known to exist but not read
--   inspectorates varchar: who carried it out, separated by commas
--   areas_so_far bigint: different areas inspected jointly up to this one, by publication
--   extraction varchar: parsed or listed
--   report_url varchar: link to the report
-- Left out: nothing; a cell is empty where the letter was not read or does not state it.
select
    j.inspection_id,
    j.area,
    j.area_code,
    j.slug,
    j.era,
    year(coalesce(j.fieldwork_start, j.published)) as year,
    j.theme,
    j.fieldwork_start,
    j.fieldwork_end,
    j.published,
    j.fieldwork_end - j.fieldwork_start + 1 as fieldwork_days,
    j.published - j.fieldwork_end as days_to_publication,
    j.prior_grade,
    j.prior_published,
    j.prior_basis,
    j.ever_inadequate,
    s.unread_before,
    array_to_string(j.inspectorates, ', ') as inspectorates,
    s.areas_so_far,
    j.extraction,
    j.report_url
from joint_inspections as j
inner join joint_sequence as s on j.inspection_id = s.inspection_id
order by j.published, j.inspection_id
