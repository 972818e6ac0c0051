-- Question: where do two sources differ, or is a document misprinted, what stands in the record, and why?
-- Grain: one row per correction or explanation.
-- Parameters: none
-- Columns:
--   noticed date: day on which the difference was noticed
--   area varchar: everyday name; empty where the inspection is not on record
--   slug varchar: name in addresses
--   inspection_id varchar: key
--   field varchar: aspect of a judgement, or column of inspections, that two sources state differently
--   expects varchar: what the source states
--   used varchar: what stands in the record
--   reason varchar: why, in our words
--   evidence_url varchar: where it can be seen; empty where there is no address
-- Left out: differences that nobody has noticed.
select
    c.noticed,
    a.name as area,
    a.slug,
    c.inspection_id,
    c.field,
    c.expects,
    c.used,
    c.reason,
    c.evidence_url
from corrections as c
left join inspections as i on c.inspection_id = i.inspection_id
left join areas as a on i.area_code = a.area_code
order by c.noticed desc, c.inspection_id, c.field, c.expects
