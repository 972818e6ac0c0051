-- Question: how do official indicators of need and workforce stand in these councils?
-- Grain: one row per indicator and council of the list, in its order, for the indicator's latest year on record.
-- Parameters:
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes
-- Columns:
--   indicator varchar: indicator code
--   unit varchar: unit of the value
--   year bigint: year (at 31 March, or 30 September for the workforce)
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   value double: value in that unit; null where the Department gives none for the council
-- Left out: earlier years, and indicators that the table `indicators` keeps out of the benchmark.
-- A council without a value keeps its row.
select
    l.indicator,
    l.unit,
    l.year,
    a.name as area,
    a.area_code,
    a.slug,
    c.value
from latest_context as l
inner join indicators as i on l.indicator = i.indicator and i.in_benchmark = 'yes'
cross join areas as a
left join context as c
    on l.indicator = c.indicator and l.year = c.year and a.area_code = c.area_code
where list_contains($areas::varchar[], a.area_code)
order by l.indicator, list_position($areas::varchar[], a.area_code)
