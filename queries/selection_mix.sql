-- Question: were areas of each prior judgement inspected jointly more or less often than their part in all areas?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Previously
-- inadequate: prior judgement inadequate. Ever inadequate: any overall judgement of inadequate published since
-- November 2013 and before fieldwork. High performing: good or outstanding, or outstanding only.
-- Grain: one row per period (all years, each era, each year of fieldwork) and category.
-- Parameters:
--   $high_performing varchar, e.g. 'good_or_outstanding': what counts as high performing (or 'outstanding')
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
    select unnest(
        case $high_performing::varchar
            when 'good_or_outstanding'
                then ['high_performing', 'requires_improvement', 'previously_inadequate', 'ever_inadequate', 'unknown']
            when 'outstanding'
                then
                    [
                        'high_performing', 'good', 'requires_improvement', 'previously_inadequate', 'ever_inadequate',
                        'unknown'
                    ]
            else error('high_performing must be good_or_outstanding or outstanding')
        end
    ) as category
),

standings as (
    select
        era,
        year(fieldwork_start) as year,
        fieldwork_start,
        fieldwork_end,
        ever_inadequate,
        case prior_grade
            when 'outstanding' then 'high_performing'
            when 'good' then case $high_performing::varchar when 'outstanding' then 'good' else 'high_performing' end
            when 'requires_improvement' then 'requires_improvement'
            when 'inadequate' then 'previously_inadequate'
            else 'unknown'
        end as category,
        areas,
        inspections
    from standing_counts
),

held as (
    select
        s.*,
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

periods as (
    select 'all' as period_kind, 'all' as period, days.* from days
    union all
    select 'era', era, days.* from days
    union all
    select 'year', year::varchar, days.* from days
)

select
    period_kind,
    period,
    category,
    sum(inspections)::bigint as inspections,
    sum(observed)::bigint as observed,
    coalesce(sum(inspections * share order by inspections * share), 0) as expected,
    sum(inspections * share order by inspections * share) / sum(inspections) as all_areas_share
from periods
group by period_kind, period, category
order by
    period_kind,
    period,
    list_position(
        [
            'high_performing', 'good', 'requires_improvement', 'previously_inadequate', 'ever_inadequate', 'unknown'
        ],
        category
    )
