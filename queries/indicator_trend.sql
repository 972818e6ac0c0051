-- Question: how did one indicator of need or workforce move in a council, councils like it, its region and England?
-- Grain: one row per year, ten at most, up to the latest year on record; a year without any value keeps its row.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000024': area code
--   $indicator varchar of indicator, e.g. 'children_looked_after_rate': indicator code
-- Columns:
--   year bigint: year (the table indicators says which day or year that is)
--   area varchar: the council's everyday name
--   area_code varchar: its GSS code
--   slug varchar: its name in addresses
--   indicator varchar: indicator code
--   unit varchar: unit of all values
--   value double: the council's value; null where none is published
--   basis varchar: whether the council's value is published, or derived from published ones
--   neighbours bigint: its statistical neighbours (2025 model) with a value in that year
--   neighbour_median double: median of their values; null where none has one
--   region varchar: its region
--   region_value double: the region's value; null where none is published
--   england double: England's value; null where none is published
-- Left out: years before the latest ten.
with
years as (
    select
        indicator,
        unit,
        unnest(generate_series(greatest(min(year), max(year) - 9), max(year))) as year
    from context
    where indicator = $indicator::varchar
    group by indicator, unit
),

beside as (
    select
        c.year,
        count(*) as neighbours,
        median(c.value) as neighbour_median
    from neighbours as n
    inner join context as c on n.neighbour_code = c.area_code
    where n.area_code = $area::varchar and c.indicator = $indicator::varchar
    group by c.year
)

select
    y.year,
    a.name as area,
    a.area_code,
    a.slug,
    y.indicator,
    y.unit,
    c.value,
    c.basis,
    coalesce(b.neighbours, 0) as neighbours,
    b.neighbour_median,
    a.region,
    r.value as region_value,
    e.value as england
from years as y
cross join areas as a
left join context as c on a.area_code = c.area_code and y.year = c.year and y.indicator = c.indicator
left join beside as b on y.year = b.year
left join context_regions as r on a.region = r.region and y.year = r.year and y.indicator = r.indicator
left join context_england as e on y.year = e.year and y.indicator = e.indicator
where a.area_code = $area::varchar
order by y.year
