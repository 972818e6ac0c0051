-- Model: between which days each area existed, as far as the record holds it.
-- Grain: one area.
-- A successor starts when the last of its predecessors ends.
-- Key: area_code
-- Columns:
--   area_code varchar: GSS code
--   status varchar: current or abolished
--   last_day date: last day of an abolished area; empty while it exists
--   opened_after date: last day of its latest predecessor; empty where it has none on record
with
predecessors as (
    select
        unnest(string_split(successors, ' ')) as area_code,
        valid_to
    from areas
    where successors is not null
)

select
    a.area_code,
    a.status,
    a.valid_to as last_day,
    max(p.valid_to) as opened_after
from areas as a
left join predecessors as p on a.area_code = p.area_code
group by a.area_code, a.status, a.valid_to
order by a.area_code
