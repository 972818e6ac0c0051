-- Question: what had each jointly inspected area been judged before, and what was it judged next?
-- Grain: one row per joint inspection.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000023': area code; null for all areas
-- Columns:
--   inspection_id varchar: key
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   theme varchar: theme code
--   fieldwork_start date: first day of fieldwork
--   published date: publication date
--   prior_grade varchar: latest overall judgement published before fieldwork began (derived)
--   prior_published date: when it was published
--   prior_basis varchar: dated (by the first day of fieldwork), bounded (day not known, all it can be agree), or empty
--   prior_unread bigint: reports between that judgement and fieldwork that may carry another and were not read
--   prior_age_days bigint: days from its publication to fieldwork
--   prior_group varchar: high_performing, requires_improvement, previously_inadequate or unknown
--   ever_inadequate varchar: yes, no (none on record before fieldwork) or unknown
--   next_grade varchar: first overall judgement whose fieldwork began after this one's ended (derived)
--   next_published date: when it was published
--   extraction varchar: parsed or listed
--   report_url varchar: link to the report
-- Left out: nothing; without fieldwork dates nothing is derived as next, and a prior judgement only where bounded.
-- Addresses: joint-inspections
select
    j.inspection_id,
    j.area_code,
    j.slug,
    j.area,
    j.era,
    j.theme,
    j.fieldwork_start,
    j.published,
    j.prior_grade,
    j.prior_published,
    j.prior_basis,
    j.prior_unread,
    j.prior_age_days,
    j.prior_group,
    j.ever_inadequate,
    j.next_grade,
    j.next_published,
    j.extraction,
    j.report_url
from joint_inspections as j
where $area::varchar is null or j.area_code = $area::varchar
order by j.published, j.inspection_id
