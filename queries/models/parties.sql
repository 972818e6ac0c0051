-- Model: who carried out each inspection.
-- Grain: one inspection with at least one inspectorate on record.
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the inspection
--   inspectorates varchar[]: who carried it out, in alphabetical order
select
    inspection_id,
    list(inspectorate order by inspectorate) as inspectorates
from inspectorates
group by inspection_id
order by inspection_id
