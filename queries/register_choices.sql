-- Question: which values can the register be filtered by?
-- Grain: one row per choice of one filter.
-- Parameters: none
-- Columns:
--   filter varchar: area, region, area_type, year, theme, inspectorate or programme
--   code varchar: value to filter by
--   label varchar: how it is shown (the code itself unless it names an area)
--   inspections bigint: inspections on record with that value
-- Left out: values with no inspection on record.
with
rows as (
    select
        i.inspection_id,
        i.programme,
        i.theme,
        year(i.published)::varchar as year,
        a.area_code,
        a.name,
        a.region,
        a.area_type
    from inspections as i
    inner join areas as a on i.area_code = a.area_code
),

choices as (
    select 'area' as filter, area_code as code, name as label from rows
    union all
    select 'region', region, region from rows
    union all
    select 'area_type', area_type, area_type from rows
    union all
    select 'year', year, year from rows
    union all
    select 'theme', theme, theme from rows
    where theme is not null
    union all
    select 'programme', programme, programme from rows
    union all
    select 'inspectorate', inspectorate, inspectorate from inspectorates
)

select
    filter,
    code,
    label,
    count(*) as inspections
from choices
group by filter, code, label
order by filter, label, code
