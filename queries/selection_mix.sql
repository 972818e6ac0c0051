-- Question: were areas of each prior judgement inspected jointly more or less often than their part in all areas?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Previously
-- inadequate: prior judgement inadequate. Ever inadequate: any overall judgement of inadequate published since
-- November 2013 and before fieldwork. High performing: good or outstanding, or outstanding only.
-- Grain: one row per period (all years, each era, each year of fieldwork) and category.
-- Parameters:
--   $high_performing varchar of high_performing, e.g. 'good_or_outstanding', default 'good_or_outstanding': what counts as high performing (or 'outstanding')
-- Columns:
--   period_kind varchar: all, era or year (of fieldwork)
--   period varchar: all, the era or the year
--   category varchar: prior judgement of the area; ever_inadequate overlaps the others; good stands alone if need be
--   inspections bigint: joint inspections that the row speaks of (n)
--   observed bigint: of these, inspections of areas in the category
--   expected double: sum over the n inspections of the category's share of all areas on each first day of fieldwork
--   all_areas_share double: expected over n: the category's mean share of all areas on the same days (0 to 1)
-- Left out: inspections without fieldwork dates, which have no day to compare on. Known categories are held against
-- areas with a judgement on record on that day, and n counts inspections with one; unknown is held against all areas.
with
categories as (
    select
        code as category,
        position
    from codes
    where
        list = 'yardstick'
        and case $high_performing::varchar
            when 'good_or_outstanding' then code <> 'good'
            when 'outstanding' then true
            else error('high_performing must be good_or_outstanding or outstanding')
        end
),

standings as (
    select
        s.era,
        year(s.fieldwork_start) as year,
        s.fieldwork_start,
        s.fieldwork_end,
        s.ever_inadequate,
        case
            when s.prior_grade is null then 'unknown'
            when s.prior_grade = 'good' and $high_performing::varchar = 'outstanding' then 'good'
            else g.cohort
        end as category,
        s.areas,
        s.inspections
    from standing_counts as s
    left join overall_grades as g on s.prior_grade = g.grade
),

held as (
    select
        s.era,
        s.year,
        s.fieldwork_start,
        s.fieldwork_end,
        s.areas,
        s.inspections,
        c.category as against,
        c.category = 'unknown' or s.category <> 'unknown' as counted,
        s.category = c.category or (c.category = 'ever_inadequate' and s.ever_inadequate = 'yes') as hit
    from standings as s
    cross join categories as c
),

days as (
    select
        era,
        year,
        against as category,
        coalesce(sum(inspections) filter (where counted), 0)::bigint as inspections,
        coalesce(sum(inspections) filter (where hit), 0)::bigint as observed,
        coalesce(sum(areas) filter (where hit), 0)::bigint / sum(areas) filter (where counted)::bigint as share
    from held
    group by era, year, fieldwork_start, fieldwork_end, against
),

kinds as (
    select unnest(['all', 'era', 'year']) as period_kind
),

periods as (
    select
        k.period_kind,
        case k.period_kind when 'era' then d.era when 'year' then d.year::varchar else 'all' end as period,
        d.category,
        d.inspections,
        d.observed,
        d.share
    from days as d
    cross join kinds as k
)

select
    p.period_kind,
    p.period,
    p.category,
    sum(p.inspections)::bigint as inspections,
    sum(p.observed)::bigint as observed,
    coalesce(sum(p.inspections * p.share order by p.inspections * p.share), 0) as expected,
    sum(p.inspections * p.share order by p.inspections * p.share) / sum(p.inspections) as all_areas_share
from periods as p
inner join categories as c on p.category = c.category
group by p.period_kind, p.period, p.category, c.position
order by p.period_kind, p.period, c.position
