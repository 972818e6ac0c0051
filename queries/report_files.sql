-- Question: which file is the report of an inspection?
-- Grain: one row per inspection whose report was read.
-- Parameters: none
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name of the council
--   sha256 varchar: SHA-256 of the PDF
--   pages bigint: pages of the PDF
--   report_url varchar: link to the report
-- Left out: inspections whose report was not read.
select
    i.inspection_id,
    a.name as area,
    i.sha256,
    i.pages,
    i.report_url
from inspections as i
inner join areas as a on i.area_code = a.area_code
where i.sha256 is not null
order by i.inspection_id
