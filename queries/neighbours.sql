-- Question: which councils does the Department for Education find most alike?
-- Grain: one row per area and statistical neighbour (2025 model).
-- Parameters:
--   $areas varchar[] of areas.area_code, e.g. ['E08000023']: area codes; null for all
-- Columns:
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   rank bigint: 1 is the most similar
--   neighbour_code varchar: the neighbour's GSS code
--   neighbour_slug varchar: the neighbour's name in addresses
--   neighbour varchar: the neighbour's everyday name
--   closeness varchar: the Department's word for the closeness
--   model bigint: year of the model
-- Left out: areas abolished before 2025 (they have no neighbours).
select
    n.area_code,
    a.slug,
    a.name as area,
    n.rank,
    n.neighbour_code,
    b.slug as neighbour_slug,
    b.name as neighbour,
    n.closeness,
    n.model
from neighbours as n
inner join areas as a on n.area_code = a.area_code
inner join areas as b on n.neighbour_code = b.area_code
where $areas::varchar[] is null or list_contains($areas::varchar[], n.area_code)
order by a.name, n.rank
