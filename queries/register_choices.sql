-- Question: which values can the register be filtered by?
-- Grain: one row per choice of one filter.
-- Parameters: none
-- Columns:
--   filter varchar: area, region, area_type, year, theme, inspectorate or programme
--   code varchar: value to filter by
--   label varchar: how it is shown (the code itself unless it names an area)
--   inspections bigint: inspections on record with that value
-- Left out: values with no inspection on record.
-- Private: it fills the filters of the register; the document of the API has the same choices.
select
    filter,
    code,
    label,
    inspections
from register_choices
order by filter, label, code
