-- Model: which year of each context indicator is the latest on record.
-- Grain: one indicator in one unit.
select
    indicator,
    unit,
    max(year) as year
from context
group by indicator, unit
order by indicator, unit
