-- Question: which overall judgements have these councils had, and until when was each the latest?
-- Grain: one row per overall judgement, council by council in the order of the list, oldest first.
-- Parameters:
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes
-- Columns:
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   grade varchar: overall grade
--   published date: publication date of the report with it
--   until date: publication date of the council's next overall judgement; null while it is the latest
--   programme varchar: programme code
--   page bigint: page of the report that states it
--   inspection_id varchar: key
--   report_url varchar: link to the report
-- Left out: judgements of predecessors of councils that were reorganised (see their own pages).
select
    a.name as area,
    a.area_code,
    a.slug,
    o.grade,
    o.published,
    lead(o.published) over (partition by o.area_code order by o.published, o.inspection_id) as until,
    o.programme,
    o.page,
    o.inspection_id,
    i.report_url
from overall_judgements as o
inner join inspections as i on o.inspection_id = i.inspection_id
inner join areas as a on o.area_code = a.area_code
where list_contains($areas::varchar[], a.area_code)
order by list_position($areas::varchar[], a.area_code), o.published, o.inspection_id
