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
        inspection_id,
        era,
        year,
        inspected,
        ever_inadequate,
        case prior_grade
            when 'outstanding' then 'high_performing'
            when 'good' then case $high_performing::varchar when 'outstanding' then 'good' else 'high_performing' end
            when 'requires_improvement' then 'requires_improvement'
            when 'inadequate' then 'previously_inadequate'
            else 'unknown'
        end as category
    from area_standings
),

days as (
    select
        s.inspection_id,
        s.era,
        s.year,
        c.category,
        c.category = 'unknown' or bool_or(s.inspected and s.category <> 'unknown') as counted,
        bool_or(
            s.inspected
            and (s.category = c.category or (c.category = 'ever_inadequate' and s.ever_inadequate = 'yes'))
        ) as hit,
        count(*) filter (
            where s.category = c.category or (c.category = 'ever_inadequate' and s.ever_inadequate = 'yes')
        )
        / count(*) filter (where c.category = 'unknown' or s.category <> 'unknown') as share
    from standings as s
    cross join categories as c
    group by s.inspection_id, s.era, s.year, c.category
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
    count(*) filter (where counted) as inspections,
    count(*) filter (where counted and hit) as observed,
    coalesce(sum(share) filter (where counted), 0) as expected,
    avg(share) filter (where counted) as all_areas_share
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
