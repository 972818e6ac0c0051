-- Question: how does one indicator of need or workforce spread over all councils, and where among them do some stand?
-- Grain: one row per current council, in the latest year on record, highest value first; those without a value last.
-- Parameters:
--   $indicator varchar of indicator, e.g. 'children_looked_after_rate': indicator code
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes of councils to mark; null for none
-- Columns:
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   region varchar: region
--   indicator varchar: indicator code
--   unit varchar: unit of the value
--   year bigint: year (the table indicators says which day or year that is)
--   value double: value in that unit; null where none is published
--   marked bigint: place in the list of councils to mark, 1 the first; null where it is not in it
--   lower bigint: councils with a lower value; null where it has none
--   same bigint: other councils with the same value; null where it has none
--   higher bigint: councils with a higher value; null where it has none
--   median double: median of the values of all councils that have one
--   england double: England's value; null where none is published
-- Left out: earlier years; abolished councils. High or low is neither good nor bad in itself.
with
valued as (
    select
        a.name as area,
        a.area_code,
        a.slug,
        a.region,
        l.indicator,
        l.unit,
        l.year,
        c.value,
        list_position($areas::varchar[], a.area_code) as marked
    from latest_context as l
    cross join areas as a
    left join context as c on l.indicator = c.indicator and l.year = c.year and a.area_code = c.area_code
    where l.indicator = $indicator::varchar and a.status = 'current'
)

select
    v.area,
    v.area_code,
    v.slug,
    v.region,
    v.indicator,
    v.unit,
    v.year,
    v.value,
    v.marked::bigint as marked,
    case when v.value is not null then rank() over (partition by v.value is null order by v.value) - 1 end as lower,
    case when v.value is not null then count(*) over (partition by v.value) - 1 end as same,
    case when v.value is not null then rank() over (partition by v.value is null order by v.value desc) - 1 end as higher,
    median(v.value) over () as median,
    e.value as england
from valued as v
left join context_england as e on v.indicator = e.indicator and v.year = e.year
order by v.value desc nulls last, v.area
