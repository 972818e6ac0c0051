-- Question: what was added to the record, changed or withdrawn since a day?
-- Grain: one row per change to one inspection.
-- Parameters:
--   $since date, e.g. '2026-03-01': first day of the changes
-- Columns:
--   date date: day of the refresh or rebuild
--   inspection_id varchar: key
--   area varchar: everyday name; empty where the inspection was withdrawn
--   slug varchar: name in addresses
--   what varchar: what changed, in a few words
--   report_url varchar: link to the report
-- Left out: what stood in the record when it was first published.
select
    c.date,
    c.inspection_id,
    a.name as area,
    a.slug,
    c.what,
    i.report_url
from changes as c
left join inspections as i on c.inspection_id = i.inspection_id
left join areas as a on i.area_code = a.area_code
where c.date >= $since::date
order by c.date desc, c.inspection_id, c.what
