-- Model: who carried out each inspection.
-- Grain: one inspection with at least one inspectorate on record.
select
    inspection_id,
    list(inspectorate order by inspectorate) as inspectorates
from inspectorates
group by inspection_id
order by inspection_id
