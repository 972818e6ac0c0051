-- Question: when was each area of that time inspected under the single inspection framework, or what is known instead?
-- Grain: one row per area that existed when the framework started.
-- Parameters:
--   $states varchar[] of cycle_state, e.g. ['listed']: read, listed (known, report not read) or none; null for all
-- Columns:
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   state varchar: the area's first report was read, is listed only, or is not on record
--   fieldwork_start date: first day of fieldwork (report read)
--   published date: publication of the first report (read or listed)
--   months_after_start bigint: whole months from the start of the framework to the first day of fieldwork
--   report_url varchar: link to the report
-- Left out: re-inspections and second inspections; areas formed later.
select
    c.area,
    c.slug,
    c.area_code,
    c.state,
    c.fieldwork_start,
    c.published,
    date_sub('month', c.started, c.fieldwork_start) as months_after_start,
    c.report_url
from single_framework_areas as c
inner join codes as s on s.list = 'cycle_state' and c.state = s.code
where $states::varchar[] is null or list_contains($states::varchar[], c.state)
order by s.position desc, c.published, c.area
