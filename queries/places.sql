-- Question: in which council does a place lie, or which council has this other name?
-- Grain: one row per name, council, kind and nation.
-- Parameters: none
-- Columns:
--   place varchar: name as its source writes it
--   area_code varchar: GSS code of the council; none outside England
--   kind varchar: what it is, and so whence it comes (see the Data Package)
--   population bigint: population by GeoNames (persons; year not stated), none where it is not known
--   nation varchar: where it lies if not in England
-- Left out: nothing. OS Open Names lacks 116 of its 814 tiles.
select place, area_code, kind, population, nation
from places
order by place, area_code, kind, nation
