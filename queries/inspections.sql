-- Question: which inspections fit these choices (the register)?
-- Grain: one row per published inspection.
-- Parameters:
--   $programmes varchar[] of inspections.programme, e.g. ['jtai']: programme codes; null for all
--   $areas varchar[] of areas.area_code, e.g. ['E08000023']: area codes; null for all
--   $regions varchar[] of areas.region, e.g. ['North East']: regions; null for all
--   $area_types varchar[] of areas.area_type, e.g. ['Metropolitan district']: types of council; null for all
--   $year_from bigint of 1900..2100, e.g. 2016: first calendar year of publication; null for no limit
--   $year_to bigint of 1900..2100, e.g. 2016: last calendar year of publication; null for no limit
--   $themes varchar[] of inspections.theme, e.g. ['child_sexual_exploitation_and_missing']: theme codes; null for all
--   $inspectorates varchar[] of inspectorates.inspectorate, e.g. ['HMI Probation']: inspectorates, any of which took part; null for all
--   $prior_groups varchar[] of cohort, e.g. ['unknown']: prior judgement of a joint inspection's area; null for all
--   $ever_inadequate varchar[] of ever_inadequate, e.g. ['yes']: whether a joint inspection's area had been judged inadequate; null for all
--   $priority varchar[] of priority, e.g. ['listed']: listed, none, no_lists or not_read, as in the column; null for all
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
--   judgement varchar: the overall grade, the outcome of an area SEND inspection, or the safeguarding grade before 2012
--   prior_grade varchar: latest overall judgement published before fieldwork (derived; joint inspections only)
--   prior_published date: when that judgement was published
--   prior_group varchar: high_performing, requires_improvement, previously_inadequate or unknown
--   ever_inadequate varchar: yes, no (none on record) or unknown
--   priority varchar: listed (at least one area for priority action), none (lists, but none), no_lists or not_read
--   priority_action bigint: areas for priority action listed (empty: no such section, or not read)
--   improvement bigint: areas for improvement listed (empty: no such section, or not read)
--   strength bigint: strengths listed (empty: no such section, or not read)
--   practice_study bigint: case or practice studies (empty: no such section, or not read)
--   pages bigint: pages of the report
--   extraction varchar: parsed, listed or official statistics
--   report_url varchar: link to the report
--   council_url varchar: the council's page on the public site
-- Left out: reports in quarantine (see known_gaps).
select
    inspection_id,
    published,
    fieldwork_start,
    fieldwork_end,
    area_code,
    slug,
    area,
    region,
    area_type,
    programme,
    event,
    theme,
    theme_stated,
    array_to_string(inspectorates, ', ') as inspectorates,
    judgement,
    prior_grade,
    prior_published,
    prior_group,
    ever_inadequate,
    priority,
    priority_action,
    improvement,
    strength,
    practice_study,
    pages,
    extraction,
    report_url,
    council_url
from register
where
    ($programmes::varchar[] is null or list_contains($programmes::varchar[], programme))
    and ($areas::varchar[] is null or list_contains($areas::varchar[], area_code))
    and ($regions::varchar[] is null or list_contains($regions::varchar[], region))
    and ($area_types::varchar[] is null or list_contains($area_types::varchar[], area_type))
    and ($year_from::bigint is null or year(published) >= $year_from::bigint)
    and ($year_to::bigint is null or year(published) <= $year_to::bigint)
    and ($themes::varchar[] is null or list_contains($themes::varchar[], theme))
    and ($inspectorates::varchar[] is null or list_has_any($inspectorates::varchar[], inspectorates))
    and ($prior_groups::varchar[] is null or list_contains($prior_groups::varchar[], prior_group))
    and (
        $ever_inadequate::varchar[] is null
        or list_contains($ever_inadequate::varchar[], ever_inadequate)
    )
    and ($priority::varchar[] is null or list_contains($priority::varchar[], priority))
order by published desc, inspection_id
