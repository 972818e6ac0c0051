-- Question: how many items do reports list in each section, for these choices?
-- Grain: one row per report and section that it has.
-- Parameters:
--   $programmes varchar[] of inspections.programme, e.g. ['jtai']: programme codes; null for all
--   $areas varchar[] of areas.area_code, e.g. ['E08000023']: area codes; null for all
--   $sections varchar[] of findings.section, e.g. ['improvement']: sections; null for all
--   $themes varchar[] of inspections.theme, e.g. ['neglect']: theme codes; null for all
--   $year_from bigint of 1900..2100, e.g. 2016: first calendar year of publication; null for no limit
--   $year_to bigint of 1900..2100, e.g. 2024: last calendar year of publication; null for no limit
-- Columns:
--   inspection_id varchar: key of the inspection
--   published date: publication date
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   programme varchar: programme code
--   theme varchar: theme code of a joint inspection
--   section varchar: priority_action, improvement, strength, practice_study; board_priority_action, board_improvement (SIF)
--   items bigint: top-level items listed (0: the report states that there are none)
--   page bigint: page where the section starts
--   report_url varchar: link to the report
-- Left out: sections that a report does not have; reports that are listed but not read.
select
    f.inspection_id,
    i.published,
    i.area_code,
    a.slug,
    a.name as area,
    i.programme,
    i.theme,
    f.section,
    f.items,
    f.page,
    i.report_url
from findings as f
inner join inspections as i on f.inspection_id = i.inspection_id
inner join areas as a on i.area_code = a.area_code
where
    ($programmes::varchar[] is null or list_contains($programmes::varchar[], i.programme))
    and ($areas::varchar[] is null or list_contains($areas::varchar[], i.area_code))
    and ($sections::varchar[] is null or list_contains($sections::varchar[], f.section))
    and ($themes::varchar[] is null or list_contains($themes::varchar[], i.theme))
    and ($year_from::bigint is null or year(i.published) >= $year_from::bigint)
    and ($year_to::bigint is null or year(i.published) <= $year_to::bigint)
order by i.published desc, f.inspection_id, f.section
