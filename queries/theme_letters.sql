-- Question: which joint inspections were on these themes, and what does each letter list?
-- Grain: one row per joint inspection.
-- Parameters:
--   $themes varchar[] of inspections.theme, e.g. ['neglect']: theme codes; null for all
-- Columns:
--   inspection_id varchar: key
--   theme varchar: theme code (empty: not stated in the list that names the inspection)
--   theme_stated varchar: theme as the letter names it
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   published date: date of the letter
--   inspectorates varchar: who carried it out, separated by commas (empty: letter not read)
--   priority_action bigint: areas for priority action listed (empty: no such section, or not read)
--   improvement bigint: areas for improvement listed
--   strength bigint: strengths listed
--   practice_study bigint: boxes with case or practice studies
--   extraction varchar: parsed (letter read) or listed (known, not read)
--   report_url varchar: link to the letter
--   council_url varchar: the council's page on the public site
-- Left out: nothing.
select
    j.inspection_id,
    j.theme,
    j.theme_stated,
    j.area,
    j.slug,
    j.area_code,
    j.era,
    j.fieldwork_start,
    j.fieldwork_end,
    j.published,
    array_to_string(j.inspectorates, ', ') as inspectorates,
    j.priority_action,
    j.improvement,
    j.strength,
    j.practice_study,
    j.extraction,
    j.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || j.urn as council_url
from joint_inspections as j
where $themes::varchar[] is null or list_contains($themes::varchar[], j.theme)
order by j.published, j.inspection_id
