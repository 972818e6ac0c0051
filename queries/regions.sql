-- Question: in how many areas of each region is a joint inspection known, and how many were judged good or outstanding?
-- Grain: one row per region of England.
-- Parameters: none
-- Columns:
--   region varchar: region
--   areas bigint: current areas
--   reached bigint: of these, areas with a joint inspection on record
--   inspections bigint: joint inspections of these areas
--   judged bigint: areas with an overall judgement on record
--   high bigint: of these, good or outstanding at the latest one
--   unread bigint: areas with a later report that may judge otherwise and was not read
-- Left out: abolished areas and their inspections.
with
joint as (
    select
        area_code,
        count(*) as inspections
    from joint_inspections
    group by area_code
)

select
    a.region,
    count(*) as areas,
    count(j.area_code) as reached,
    coalesce(sum(j.inspections), 0)::bigint as inspections,
    count(l.grade) as judged,
    count(l.grade) filter (where g.cohort = 'high_performing') as high,
    count(l.area_code) filter (where l.unread > 0) as unread
from areas as a
left join joint as j on a.area_code = j.area_code
left join latest_overall as l on a.area_code = l.area_code
left join overall_grades as g on l.grade = g.grade
where a.status = 'current'
group by a.region
order by a.region
