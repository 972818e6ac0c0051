-- Question: which graded judgements fit these choices?
-- Grain: one row per graded judgement.
-- Parameters:
--   $programmes varchar[] of inspections.programme, e.g. ['ilacs']: programme codes; null for all
--   $areas varchar[] of areas.area_code, e.g. ['E08000023']: area codes; null for all
--   $aspects varchar[] of judgements.aspect, e.g. ['overall']: aspects; null for all
--   $grades varchar[] of judgements.grade, e.g. ['good']: grades; null for all
--   $year_from bigint of 1900..2100, e.g. 2018: first calendar year of publication; null for no limit
--   $year_to bigint of 1900..2100, e.g. 2024: last calendar year of publication; null for no limit
-- Columns:
--   inspection_id varchar: key of the inspection
--   published date: publication date
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   programme varchar: programme code
--   event varchar: kind of inspection
--   aspect varchar: what is judged
--   made_by varchar: who judged
--   scale varchar: four_point, area_send or area_send_2016
--   grade varchar: grade
--   page bigint: page of the report that states it
--   basis varchar: report, official statistics or both
--   report_url varchar: link to the report
-- Left out: reports in quarantine (see known_gaps).
select
    j.inspection_id,
    i.published,
    i.area_code,
    a.slug,
    a.name as area,
    i.programme,
    i.event,
    j.aspect,
    j.made_by,
    j.scale,
    j.grade,
    j.page,
    j.basis,
    i.report_url
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
inner join areas as a on i.area_code = a.area_code
where
    ($programmes::varchar[] is null or list_contains($programmes::varchar[], i.programme))
    and ($areas::varchar[] is null or list_contains($areas::varchar[], i.area_code))
    and ($aspects::varchar[] is null or list_contains($aspects::varchar[], j.aspect))
    and ($grades::varchar[] is null or list_contains($grades::varchar[], j.grade))
    and ($year_from::bigint is null or year(i.published) >= $year_from::bigint)
    and ($year_to::bigint is null or year(i.published) <= $year_to::bigint)
order by i.published desc, j.inspection_id, j.aspect, j.made_by
