-- Question: when was each current area last inspected jointly, and on what?
-- Grain: one row per current area.
-- Parameters: none
-- Columns:
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   region varchar: region
--   hex_q bigint: column of the map's cell
--   hex_r bigint: row of the map's cell
--   joint_inspections bigint: joint inspections on record (0: none on record)
--   latest_published date: latest letter
--   latest_theme varchar: theme of the latest letter
--   latest_era varchar: era of the latest joint inspection
-- Left out: abolished areas (their successors have cells of their own).
with
latest as (
    select
        area_code,
        count(*) as joint_inspections,
        max(published) as latest_published,
        arg_max(theme, published) as latest_theme,
        arg_max(era, published) as latest_era
    from joint_inspections
    group by area_code
)

select
    a.area_code,
    a.slug,
    a.name as area,
    a.region,
    a.hex_q,
    a.hex_r,
    coalesce(latest.joint_inspections, 0) as joint_inspections,
    latest.latest_published,
    latest.latest_theme,
    latest.latest_era
from areas as a
left join latest on a.area_code = latest.area_code
where a.status = 'current'
order by a.name
