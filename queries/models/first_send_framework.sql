-- Model: area SEND inspections and revisits of the framework of 2016 to 2022 (a written statement or none).
-- Grain: one inspection or revisit. Its outcomes are never set beside those of the framework of 2023.
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the inspection
select distinct inspection_id
from judgements
where scale = 'area_send_2016'
order by inspection_id
