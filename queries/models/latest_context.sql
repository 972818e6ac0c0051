-- Model: which year of each context indicator is the latest on record.
-- Grain: one indicator in one unit.
-- Key: indicator, unit
-- Columns:
--   indicator varchar: indicator code
--   unit varchar: unit of its values
--   year bigint: latest year on record
select
    indicator,
    unit,
    max(year) as year
from context
group by indicator, unit
order by indicator, unit
