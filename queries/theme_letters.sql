-- Question: which joint inspections were on these themes, and what does each letter list?
-- Grain: one row per joint inspection.
-- Parameters:
--   $themes varchar[] of inspections.theme, e.g. ['neglect']: theme codes; null for all
--   $like varchar of areas.area_code, e.g. 'E08000023': area code, for letters on its ten statistical neighbours alone; null for all
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
--   priority_page bigint: page of the letter from which areas for priority action are listed
--   improvement_page bigint: page from which areas for improvement are listed
--   strength_page bigint: page from which strengths are listed
--   practice_study bigint: boxes with case or practice studies
--   extraction varchar: parsed (letter read) or listed (known, not read)
--   report_url varchar: link to the letter
--   council_url varchar: the council's page on the public site
-- Left out: nothing.
with
starts as (
    select
        inspection_id,
        min(page) filter (where section = 'priority_action') as priority_page,
        min(page) filter (where section = 'improvement') as improvement_page,
        min(page) filter (where section = 'strength') as strength_page
    from findings
    group by inspection_id
)

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
    starts.priority_page,
    starts.improvement_page,
    starts.strength_page,
    j.practice_study,
    j.extraction,
    j.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || j.urn as council_url
from joint_inspections as j
left join starts on j.inspection_id = starts.inspection_id
where
    ($themes::varchar[] is null or list_contains($themes::varchar[], j.theme))
    and (
        $like::varchar is null
        or j.area_code in (select n.neighbour_code from neighbours as n where n.area_code = $like::varchar)
    )
order by j.published, j.inspection_id
