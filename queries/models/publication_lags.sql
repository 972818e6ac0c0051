-- Model: how many days lie between the first day of a joint inspection's fieldwork and its letter, as far as observed.
-- Grain: one row.
-- Key: none
-- Columns:
--   shortest bigint: fewest days observed
--   longest bigint: most days observed
--   inspections bigint: joint inspections of which both days are known
select
    min(published - fieldwork_start)::bigint as shortest,
    max(published - fieldwork_start)::bigint as longest,
    count(*) as inspections
from inspections
where programme = 'jtai' and fieldwork_start is not null
order by shortest
