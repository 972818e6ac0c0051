-- Model: how all areas stood at the end of each year, by the latest graded inspection of each.
-- Grain: one 31 December since the single inspection framework started, and the day of the latest report on record.
-- Key: as_of
-- For speed: only standing_by_year reads it; it is made once when the record is built, not at each request.
-- Columns:
--   as_of date: the day
--   label varchar: year, or month of the latest report
--   areas bigint: areas that existed on that day
--   outstanding bigint: of these, latest graded inspection outstanding overall
--   good bigint: of these, good
--   requires_improvement bigint: of these, requires improvement
--   inadequate bigint: of these, inadequate
--   no_overall bigint: of these, latest graded inspection gives no overall grade
--   unknown bigint: of these, no graded inspection on record
--   sif bigint: of these, latest graded inspection of the single inspection framework
--   ilacs bigint: of these, latest graded inspection under ILACS
with
bounds as (
    select
        min(published) as first_day,
        max(published) as last_day
    from graded_inspections
),

days as (
    select
        make_date(y.year, 12, 31) as as_of,
        y.year::varchar as label
    from bounds
    cross join lateral (select unnest(range(year(bounds.first_day), year(bounds.last_day))) as year) as y
    union all
    select
        last_day,
        strftime(last_day, '%b %Y')
    from bounds
),

present as (
    select
        d.as_of,
        d.label,
        t.area_code
    from days as d
    inner join area_terms as t
        on (t.last_day is null or t.last_day >= d.as_of) and (t.opened_after is null or t.opened_after < d.as_of)
),

placed as (
    select
        p.as_of,
        p.label,
        g.programme,
        case when g.inspection_id is null then 'unknown' else coalesce(g.overall, 'no_overall') end as standing
    from present as p
    asof left join graded_inspections as g on p.area_code = g.area_code and p.as_of >= g.published
)

select
    as_of,
    label,
    count(*) as areas,
    count(*) filter (where standing = 'outstanding') as outstanding,
    count(*) filter (where standing = 'good') as good,
    count(*) filter (where standing = 'requires_improvement') as requires_improvement,
    count(*) filter (where standing = 'inadequate') as inadequate,
    count(*) filter (where standing in ('no_overall', 'not_judged')) as no_overall,
    count(*) filter (where standing = 'unknown') as unknown,
    count(*) filter (where programme = 'sif') as sif,
    count(*) filter (where programme = 'ilacs') as ilacs
from placed
group by as_of, label
order by as_of
