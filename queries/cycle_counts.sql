-- Question: how far had the single inspection framework come when its three years were over, as far as the record goes?
-- Grain: one row.
-- Parameters: none
-- Columns:
--   areas bigint: areas that existed when the framework started
--   started date: start of the framework
--   promise_ends date: last day of the three years
--   begun bigint: areas whose inspection had begun by then (report read)
--   begun_share double: the same as a share of all areas
--   published bigint: areas whose report was published by then (report read)
--   listed_then bigint: further areas for which the public site lists a report of that time that was not read
--   at_least_share double: begun and listed_then together as a share of all areas
--   at_most bigint: areas without those whose report was read and whose inspection began later
--   read bigint: areas whose first report was read, whenever it was published
--   listed bigint: areas whose first report is listed and was not read
--   unknown bigint: areas with no report on record
--   unknown_areas varchar: their names
--   last_begun date: when the last of the inspections that were read began
-- Left out: re-inspections and second inspections.
select
    count(*) as areas,
    any_value(c.started) as started,
    any_value(c.promise_ends) as promise_ends,
    count(*) filter (where c.fieldwork_start <= c.promise_ends) as begun,
    count(*) filter (where c.fieldwork_start <= c.promise_ends) / count(*) as begun_share,
    count(*) filter (where c.state = 'read' and c.published <= c.promise_ends) as published,
    count(*) filter (where c.state = 'listed' and c.published <= c.promise_ends) as listed_then,
    count(*) filter (
        where c.fieldwork_start <= c.promise_ends or (c.state = 'listed' and c.published <= c.promise_ends)
    ) / count(*) as at_least_share,
    count(*) filter (where c.fieldwork_start is null or c.fieldwork_start <= c.promise_ends) as at_most,
    count(*) filter (where c.state = 'read') as read,
    count(*) filter (where c.state = 'listed') as listed,
    count(*) filter (where c.state = 'none') as unknown,
    string_agg(c.area, ', ' order by c.area) filter (where c.state = 'none') as unknown_areas,
    max(c.fieldwork_start) as last_begun
from single_framework_areas as c
order by areas
