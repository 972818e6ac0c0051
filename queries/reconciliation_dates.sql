-- Question: do the dates of an inspection agree between its report, the public site and other sources?
-- Grain: one row per date of an inspection that two sources give differently.
-- Parameters: none
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   what varchar: published (publication), fieldwork_start (first day) or fieldwork_end (last day)
--   record_date date: date on record, of the public site for the publication, else of the report
--   other_date date: date that the other source gives
--   source_id varchar: the other source; for its own publication date the report
--   report_url varchar: link to the report
--   explanation varchar: why they differ; null where nobody explained it yet
-- Left out: dates that agree, and dates that only one source gives.
select
    d.inspection_id,
    a.name as area,
    a.slug,
    a.area_code,
    d.what,
    d.record_date,
    d.other_date,
    d.source_id,
    d.report_url,
    d.explanation
from differing_dates as d
inner join areas as a on d.area_code = a.area_code
order by d.published, d.inspection_id, d.what, d.source_id
