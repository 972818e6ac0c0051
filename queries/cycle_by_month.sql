-- Question: how many areas had been inspected under the single inspection framework by the end of each month?
-- Grain: one row per month, from the start of the framework to the last month in which it reached a further area.
-- Parameters: none
-- Columns:
--   month date: last day of the month
--   begun bigint: areas whose inspection had begun by then (report read)
--   begun_share double: the same as a share of all areas
--   published bigint: areas whose report was published by then (report read)
--   listed bigint: further areas for which the public site lists a report of that time that was not read
--   at_least bigint: begun and listed together
--   at_least_share double: the same as a share of all areas
--   areas bigint: areas that existed when the framework started
-- Left out: re-inspections and second inspections; areas with no report on record count in `areas` alone.
with
months as (
    select last_day(unnest(generate_series(date_trunc('month', min(started)), max(published), interval 1 month))) as month
    from single_framework_areas
),

counted as (
    select
        m.month,
        count(*) filter (where c.fieldwork_start <= m.month) as begun,
        count(*) filter (where c.state = 'read' and c.published <= m.month) as published,
        count(*) filter (where c.state = 'listed' and c.published <= m.month) as listed,
        count(*) as areas
    from months as m
    cross join single_framework_areas as c
    group by m.month
)

select
    month,
    begun,
    begun / areas as begun_share,
    published,
    listed,
    begun + listed as at_least,
    (begun + listed) / areas as at_least_share,
    areas
from counted
order by month
