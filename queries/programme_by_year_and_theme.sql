-- Question: how many joint inspections were published in each year, on each theme?
-- Grain: one row per calendar year of publication and theme.
-- Parameters: none
-- Columns:
--   year bigint: calendar year of publication
--   theme varchar: theme code (empty: the list that names the inspection does not give its deep-dive theme)
--   inspections bigint: joint inspections published
--   areas bigint: areas inspected
--   listed bigint: of the inspections, those whose letter was not read
-- Left out: years without a letter have no row.
select
    year(published) as year,
    theme,
    count(*) as inspections,
    count(distinct area_code) as areas,
    count(*) filter (where extraction = 'listed') as listed
from joint_inspections
group by year(published), theme
order by year, theme
