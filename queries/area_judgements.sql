-- Question: how was one area judged, in every programme, at every inspection?
-- Grain: one row per graded judgement of the area, newest inspection first.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000024': area code
-- Columns:
--   inspection_id varchar: key
--   programme varchar: programme code
--   event varchar: kind of inspection
--   published date: publication date
--   aspect varchar: what is judged; lscb is the Local Safeguarding Children Board reviewed in the same report
--   made_by varchar: who judged
--   grade varchar: grade
--   page bigint: page of the report that states it
--   basis varchar: report, official statistics or both
--   report_url varchar: link to the report
-- Left out: judgements of predecessors of a council that was reorganised (see their own pages).
select
    i.inspection_id,
    i.programme,
    i.event,
    i.published,
    j.aspect,
    j.made_by,
    j.grade,
    j.page,
    j.basis,
    i.report_url
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
where i.area_code = $area
order by
    i.published desc,
    i.inspection_id,
    j.aspect <> 'overall',
    j.aspect
