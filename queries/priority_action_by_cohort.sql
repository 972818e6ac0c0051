-- Question: how many letters list an area for priority action, by what the area had been judged before?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Ever inadequate:
-- any overall judgement of inadequate published since November 2013 and before fieldwork.
-- Grain: one row per era and cohort (every cohort of the choice, also an empty one).
-- Parameters:
--   $cohort varchar, e.g. 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
-- Columns:
--   era varchar: 2016–2020 or since 2022
--   cohort varchar: value of the chosen cohort
--   letters bigint: letters whose lists of findings were read
--   with_priority_action bigint: of these, letters that list at least one area for priority action
-- Left out: letters that were not read, and letters in which no list of strengths, improvements or priority actions
-- was found. A letter that was read and has no such section, or says that there are none, lists none.
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

letters as (
    select
        era,
        case $cohort::varchar when 'prior_group' then prior_group else ever_inadequate end as cohort,
        inspection_id,
        coalesce(priority_action, 0) > 0 as any_priority_action
    from joint_inspections
    where coalesce(priority_action, improvement, strength) is not null
)

select
    eras.era,
    cohorts.cohort,
    count(letters.inspection_id) as letters,
    count(*) filter (where letters.any_priority_action) as with_priority_action
from eras
cross join cohorts
left join letters on eras.era = letters.era and cohorts.cohort = letters.cohort
group by eras.era, cohorts.cohort
order by
    eras.era,
    list_position(
        ['high_performing', 'requires_improvement', 'previously_inadequate', 'yes', 'no', 'unknown'], cohorts.cohort
    )
