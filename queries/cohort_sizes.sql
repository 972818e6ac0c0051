-- Question: how many joint inspections fall into each cohort, era by era, and how many of them were read?
-- Grain: one row per era and cohort (every cohort of the choice, also an empty one).
-- Parameters:
--   $cohort varchar, e.g. 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
-- Columns:
--   era varchar: 2016–2020 or since 2022
--   cohort varchar: value of the chosen cohort
--   inspections bigint: joint inspections on record
--   read bigint: of these, letters that were read
--   areas bigint: areas
-- Left out: nothing; a count of 0 is a count.
with
cohorts as (
    select unnest(
        case $cohort::varchar
            when 'prior_group'
                then ['high_performing', 'requires_improvement', 'previously_inadequate', 'unknown']
            when 'ever_inadequate' then ['yes', 'no', 'unknown']
            else error('cohort must be prior_group or ever_inadequate')
        end
    ) as cohort
),

eras as (
    select distinct era from joint_inspections
),

joint as (
    select
        era,
        case $cohort::varchar when 'prior_group' then prior_group else ever_inadequate end as cohort,
        inspection_id,
        area_code,
        extraction
    from joint_inspections
)

select
    eras.era,
    cohorts.cohort,
    count(joint.inspection_id) as inspections,
    count(joint.inspection_id) filter (where joint.extraction = 'parsed') as read,
    count(distinct joint.area_code) as areas
from eras
cross join cohorts
left join joint on eras.era = joint.era and cohorts.cohort = joint.cohort
group by eras.era, cohorts.cohort
order by
    eras.era,
    list_position(
        ['high_performing', 'requires_improvement', 'previously_inadequate', 'yes', 'no', 'unknown'], cohorts.cohort
    )
