-- Question: how many joint inspections are on record, of how many areas, over which years, and how fresh is it?
-- Grain: one row.
-- Parameters: none
-- Columns:
--   inspections bigint: joint inspections on record
--   parsed bigint: of these, letters that were read
--   listed bigint: of these, known to exist but not read
--   areas bigint: areas inspected jointly at least once
--   areas_today bigint: areas that exist today
--   areas_never bigint: current areas with no joint inspection on record (of their own; predecessors not counted)
--   first_published date: earliest letter
--   last_published date: latest letter
--   years bigint: calendar years in which a letter was published
--   all_inspections bigint: inspections of every programme on record, visits not counted
--   visits bigint: focused, monitoring and revisits on record
--   latest_published date: latest publication of any programme
--   retrieved date: day on which the newest copy of a source was taken
--   quarantined bigint: reports that could not be read
-- Left out: nothing.
with
joint as (
    select
        count(*) as inspections,
        count(*) filter (where extraction = 'parsed') as parsed,
        count(*) filter (where extraction = 'listed') as listed,
        count(distinct area_code) as areas,
        min(published) as first_published,
        max(published) as last_published,
        count(distinct year(published)) as years
    from joint_inspections
),

today as (
    select
        count(*) as areas_today,
        count(*) filter (where area_code not in (select area_code from joint_inspections)) as areas_never
    from areas
    where status = 'current'
),

every as (
    select
        count(*) filter (where event not in ('focused visit', 'monitoring visit', 'revisit')) as all_inspections,
        count(*) filter (where event in ('focused visit', 'monitoring visit', 'revisit')) as visits,
        max(published) as latest_published
    from inspections
)

select
    joint.inspections,
    joint.parsed,
    joint.listed,
    joint.areas,
    today.areas_today,
    today.areas_never,
    joint.first_published,
    joint.last_published,
    joint.years,
    every.all_inspections,
    every.visits,
    every.latest_published,
    (select max(retrieved) from sources) as retrieved,
    (select count(*) from quarantine) as quarantined
from joint
cross join today
cross join every
order by joint.inspections
