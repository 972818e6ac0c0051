-- Model: by which values the register can be filtered, and how many inspections each has.
-- Grain: one choice of one filter.
-- Key: filter, code
-- For speed: only register_choices reads it; it is made once when the record is built, not at each request.
-- Columns:
--   filter varchar: area, region, area_type, year, theme, programme or inspectorate
--   code varchar: value to filter by
--   label varchar: how it is shown (the code itself unless it names an area)
--   inspections bigint: inspections that have it
with
of_areas as (
    select
        area_code,
        count(*) as inspections
    from inspections
    group by area_code
),

areas_inspected as (
    select
        a.area_code,
        a.name,
        a.region,
        a.area_type,
        o.inspections
    from of_areas as o
    inner join areas as a on o.area_code = a.area_code
),

years as (
    select
        year(published)::varchar as year,
        count(*) as inspections
    from inspections
    group by year
),

choices as (
    select 'area' as filter, area_code as code, name as label, inspections from areas_inspected
    union all
    select 'region', region, region, sum(inspections)::bigint from areas_inspected
    group by region
    union all
    select 'area_type', area_type, area_type, sum(inspections)::bigint from areas_inspected
    group by area_type
    union all
    select 'year', year, year, inspections from years
    union all
    select 'theme', theme, theme, count(*) from inspections
    where theme is not null
    group by theme
    union all
    select 'programme', programme, programme, count(*) from inspections
    group by programme
    union all
    select 'inspectorate', inspectorate, inspectorate, count(*) from inspectorates
    group by inspectorate
)

select
    filter,
    code,
    label,
    inspections
from choices
order by filter, label, code
