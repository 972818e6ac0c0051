-- Question: which councils does one council stand beside?
-- Grain: one row per council: the chosen one first, then its peers.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000024': area code of the chosen council
--   $peer_set varchar of peer_set, e.g. 'neighbours', default 'neighbours': neighbours, region, area_type, police_force or own
--   $own varchar[] of areas.area_code, e.g. ['E08000023']: area codes of the own list (used with own only); null for none
-- Columns:
--   place bigint: 0 the chosen council, then 1 and on (statistical neighbours: the Department's rank)
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   closeness varchar: the Department's word for the closeness of a statistical neighbour
--   area_type varchar: type of council
--   region varchar: region
--   police_force varchar: territorial police force
--   population_0_17 bigint: children aged 0 to 17, latest estimate (persons)
-- Left out: abolished councils; the chosen council from its own peers.
with
kinds as (
    select unnest(
        case
            when $peer_set::varchar in (select code from codes where list = 'peer_set') then [$peer_set::varchar]
            else error('peer_set must be a code of the list peer_set')
        end
    ) as kind
),

choice as (
    select
        a.area_code,
        a.region,
        a.area_type,
        a.police_force,
        k.kind
    from areas as a
    cross join kinds as k
    where a.area_code = $area::varchar
),

peers as (
    select
        a.area_code,
        c.kind,
        n.rank,
        n.closeness
    from areas as a
    cross join choice as c
    left join neighbours as n on c.area_code = n.area_code and a.area_code = n.neighbour_code
    where
        a.status = 'current'
        and a.area_code <> c.area_code
        and case c.kind
            when 'neighbours' then n.rank is not null
            when 'region' then a.region = c.region
            when 'area_type' then a.area_type = c.area_type
            when 'police_force' then a.police_force = c.police_force
            when 'own' then list_contains($own::varchar[], a.area_code)
        end
),

placed as (
    select
        0 as place,
        area_code,
        null as closeness
    from choice
    union all
    select
        row_number() over (order by case when p.kind = 'neighbours' then p.rank end, a.name) as place,
        p.area_code,
        p.closeness
    from peers as p
    inner join areas as a on p.area_code = a.area_code
)

select
    p.place::bigint as place,
    a.name as area,
    a.area_code,
    a.slug,
    p.closeness,
    a.area_type,
    a.region,
    a.police_force,
    a.population_0_17
from placed as p
inner join areas as a on p.area_code = a.area_code
order by p.place
