-- Model: the eras of joint inspections, each with its first and last day.
-- Grain: one era.
-- Key: era
-- Columns:
--   era varchar: code of the era
--   position bigint: 1 for the first
--   starts date: first day
--   ends date: last day; 9999-12-31 while it runs
select
    code as era,
    position,
    starts,
    coalesce(ends, date '9999-12-31') as ends
from codes
where list = 'era'
order by position
