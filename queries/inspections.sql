-- Question: which inspections fit these choices (the register)?
-- Grain: one row per published inspection.
-- Parameters:
--   $programmes varchar[], e.g. ['jtai']: programme codes; null for all
--   $areas varchar[], e.g. ['E08000023']: area codes; null for all
--   $regions varchar[], e.g. ['North East']: regions; null for all
--   $area_types varchar[], e.g. ['Metropolitan district']: types of council; null for all
--   $year_from bigint, e.g. 2016: first calendar year of publication; null for no limit
--   $year_to bigint, e.g. 2016: last calendar year of publication; null for no limit
--   $themes varchar[], e.g. ['child_sexual_exploitation_and_missing']: theme codes; null for all
--   $inspectorates varchar[], e.g. ['HMI Probation']: inspectorates, any of which took part; null for all
--   $prior_groups varchar[], e.g. ['unknown']: prior judgement of a joint inspection's area; null for all
-- Columns:
--   inspection_id varchar: key
--   published date: publication date
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   region varchar: region
--   area_type varchar: type of council
--   programme varchar: programme code
--   event varchar: kind of inspection
--   theme varchar: theme code
--   theme_stated varchar: theme as the report names it
--   inspectorates varchar: who carried it out, separated by commas
--   prior_grade varchar: latest overall judgement published before fieldwork (derived; joint inspections only)
--   prior_published date: when that judgement was published
--   prior_group varchar: high_performing, requires_improvement, previously_inadequate or unknown
--   ever_inadequate varchar: yes, no (none on record) or unknown
--   priority_action bigint: areas for priority action listed
--   improvement bigint: areas for improvement listed
--   strength bigint: strengths listed
--   practice_study bigint: case or practice studies
--   pages bigint: pages of the report
--   extraction varchar: parsed, listed or official statistics
--   report_url varchar: link to the report
--   council_url varchar: the council's page on the public site
-- Left out: reports in quarantine (see known_gaps).
select
    i.inspection_id,
    i.published,
    i.fieldwork_start,
    i.fieldwork_end,
    i.area_code,
    a.slug,
    a.name as area,
    a.region,
    a.area_type,
    i.programme,
    i.event,
    i.theme,
    i.theme_stated,
    array_to_string(p.inspectorates, ', ') as inspectorates,
    j.prior_grade,
    j.prior_published,
    j.prior_group,
    j.ever_inadequate,
    j.priority_action,
    j.improvement,
    j.strength,
    j.practice_study,
    i.pages,
    i.extraction,
    i.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || a.urn as council_url
from inspections as i
inner join areas as a on i.area_code = a.area_code
left join joint_inspections as j on i.inspection_id = j.inspection_id
left join parties as p on i.inspection_id = p.inspection_id
where
    ($programmes::varchar[] is null or list_contains($programmes::varchar[], i.programme))
    and ($areas::varchar[] is null or list_contains($areas::varchar[], i.area_code))
    and ($regions::varchar[] is null or list_contains($regions::varchar[], a.region))
    and ($area_types::varchar[] is null or list_contains($area_types::varchar[], a.area_type))
    and ($year_from::bigint is null or year(i.published) >= $year_from::bigint)
    and ($year_to::bigint is null or year(i.published) <= $year_to::bigint)
    and ($themes::varchar[] is null or list_contains($themes::varchar[], i.theme))
    and ($inspectorates::varchar[] is null or list_has_any($inspectorates::varchar[], p.inspectorates))
    and ($prior_groups::varchar[] is null or list_contains($prior_groups::varchar[], j.prior_group))
order by i.published desc, i.inspection_id
