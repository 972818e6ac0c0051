-- Question: which areas are on record, and what became of the abolished ones?
-- Grain: one row per area, current or abolished.
-- Parameters: none
-- Columns:
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   region varchar: region
--   area_type varchar: type of council
--   police_force varchar: territorial police force
--   population_0_17 bigint: children aged 0 to 17, latest estimate (persons)
--   status varchar: current or abolished
--   valid_to date: last day of an abolished council
--   successors varchar: area codes of the councils that took over, separated by blanks
--   council_url varchar: the council's page on the public site
-- Left out: nothing.
select
    area_code,
    slug,
    name as area,
    region,
    area_type,
    police_force,
    population_0_17,
    status,
    valid_to,
    successors,
    'https://reports.ofsted.gov.uk/provider/44/' || urn as council_url
from areas
order by name
