-- Question: which joint inspections had these areas, why (stated or derived), and what did the letters list?
-- Grain: one row per joint inspection of the areas, era by era, oldest first.
-- Parameters:
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   published date: publication date
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   theme varchar: theme code
--   theme_stated varchar: theme as the letter names it
--   inspectorates varchar: who carried it out, separated by commas
--   stated_reason varchar: reason for choosing the area, only where a letter or an official page states one
--   stated_note varchar: where the reason is stated
--   prior_grade varchar: latest overall judgement published before fieldwork began (derived)
--   prior_published date: when it was published
--   prior_basis varchar: dated (by the first day of fieldwork), bounded (day not known, all it can be agree), or empty
--   prior_unread bigint: reports between that judgement and fieldwork that may carry another and were not read
--   prior_age_days bigint: days from its publication to fieldwork
--   ever_inadequate varchar: yes, no (none on record before fieldwork) or unknown
--   next_grade varchar: first overall judgement whose fieldwork began after this one's ended (derived)
--   next_published date: when it was published
--   priority_action bigint: areas for priority action listed (0: the letter states that there are none)
--   improvement bigint: areas for improvement listed
--   strength bigint: strengths listed
--   practice_study bigint: case or practice studies
--   extraction varchar: parsed or listed
--   inspection_id varchar: key
--   report_url varchar: link to the letter
--   council_url varchar: the council's page on the public site
-- Left out: nothing; a count is empty where the letter has no such section or was not read.
select
    j.era,
    j.area,
    j.area_code,
    j.slug,
    j.published,
    j.fieldwork_start,
    j.fieldwork_end,
    j.theme,
    j.theme_stated,
    array_to_string(j.inspectorates, ', ') as inspectorates,
    s.stated_reason,
    s.note as stated_note,
    j.prior_grade,
    j.prior_published,
    j.prior_basis,
    j.prior_unread,
    j.prior_age_days,
    j.ever_inadequate,
    j.next_grade,
    j.next_published,
    j.priority_action,
    j.improvement,
    j.strength,
    j.practice_study,
    j.extraction,
    j.inspection_id,
    j.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || j.urn as council_url
from joint_inspections as j
left join selection as s on j.inspection_id = s.inspection_id
where list_contains($areas::varchar[], j.area_code)
order by j.era, j.published, j.inspection_id
