-- Question: what is on record for one area, newest first?
-- Grain: one row per published inspection of the area.
-- Parameters:
--   $area varchar, e.g. 'E08000023': area code
-- Columns:
--   inspection_id varchar: key
--   published date: publication date
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   programme varchar: programme code
--   event varchar: kind of inspection
--   theme varchar: theme code of a joint inspection
--   theme_stated varchar: theme or subject as the report names it
--   overall varchar: overall grade, where one was given
--   page bigint: page of the report that states the overall grade
--   extraction varchar: parsed, listed or official statistics
--   report_url varchar: link to the report
--   source_id varchar: source
-- Left out: reports in quarantine (see known_gaps); inspections of predecessors (see their own page).
select
    i.inspection_id,
    i.published,
    i.fieldwork_start,
    i.fieldwork_end,
    i.programme,
    i.event,
    i.theme,
    i.theme_stated,
    j.grade as overall,
    j.page,
    i.extraction,
    i.report_url,
    i.source_id
from inspections as i
left join judgements as j on i.inspection_id = j.inspection_id and j.aspect = 'overall'
where i.area_code = $area
order by i.published desc, i.inspection_id
