-- Question: where does one council stand among its peers and beside England, indicator by indicator?
-- Grain: one row per indicator, for its latest year on record.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000024': area code of the chosen council
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes of the chosen council and its peers
-- Columns:
--   indicator varchar: indicator code
--   unit varchar: unit of the values
--   year bigint: year (at 31 March, or 30 September for the workforce)
--   value double: the chosen council's value; null where the Department gives none
--   rank bigint: the chosen council's place among the councils with a value, 1 the highest value; ties share a place
--   councils bigint: councils with a value, the chosen one included
--   peers bigint: peers with a value
--   peer_median double: median of the peers' values, the chosen council not counted
--   england double: England's value
-- Left out: earlier years, and indicators that the table `indicators` keeps out of the benchmark.
-- High or low is neither good nor bad in itself.
with
valued as (
    select
        l.indicator,
        c.area_code,
        c.value,
        rank() over (partition by l.indicator order by c.value desc) as place
    from latest_context as l
    inner join context as c on l.indicator = c.indicator and l.year = c.year
    where list_contains($areas::varchar[], c.area_code)
),

placed as (
    select
        indicator,
        max(value) filter (where area_code = $area::varchar) as value,
        max(place) filter (where area_code = $area::varchar) as rank,
        count(*) as councils,
        count(*) filter (where area_code <> $area::varchar) as peers,
        median(value) filter (where area_code <> $area::varchar) as peer_median
    from valued
    group by indicator
)

select
    l.indicator,
    l.unit,
    l.year,
    p.value,
    p.rank,
    coalesce(p.councils, 0) as councils,
    coalesce(p.peers, 0) as peers,
    p.peer_median,
    e.value as england
from latest_context as l
inner join indicators as i on l.indicator = i.indicator and i.in_benchmark = 'yes'
left join placed as p on l.indicator = p.indicator
left join context_england as e on l.indicator = e.indicator and l.year = e.year
order by l.indicator
