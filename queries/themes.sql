-- Question: what did joint inspections of each theme find, era by era?
-- Grain: one row per era and theme.
-- Parameters: none
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   theme varchar: theme code (empty: the list that names the inspection does not give its deep-dive theme)
--   inspections bigint: joint inspections known to us
--   read bigint: of these, letters that were read
--   letters bigint: of these, letters with at least one list of findings (n of the share)
--   areas bigint: areas inspected
--   first_published date: first letter
--   last_published date: latest letter
--   inspectorates varchar: who took part in at least one of them, as far as letters were read
--   priority_letters bigint: letters that list at least one area for priority action, of those with lists
--   priority_items bigint: areas for priority action listed in all of them
--   improvement_letters bigint: letters with a section of areas for improvement
--   improvement_median double: median of the areas for improvement listed in those letters
--   strength_letters bigint: letters with a section of strengths
--   strength_median double: median of the strengths listed in those letters
-- Left out: findings of letters that were not read, or that have no list of findings; a letter without a section for priority action lists none.
with
who as (
    select
        era,
        theme,
        list_sort(list_distinct(flatten(list(inspectorates)))) as inspectorates
    from joint_inspections
    where inspectorates is not null
    group by era, theme
)

select
    j.era,
    j.theme,
    count(*) as inspections,
    count(*) filter (where j.letter_read) as read,
    count(*) filter (where j.lists_read) as letters,
    count(distinct j.area_code) as areas,
    min(j.published) as first_published,
    max(j.published) as last_published,
    array_to_string(any_value(who.inspectorates), ', ') as inspectorates,
    count(*) filter (where j.lists_read and j.priority_action > 0) as priority_letters,
    coalesce(sum(j.priority_action), 0)::bigint as priority_items,
    count(j.improvement) as improvement_letters,
    median(j.improvement) as improvement_median,
    count(j.strength) as strength_letters,
    median(j.strength) as strength_median
from joint_inspections as j
left join who on j.era = who.era and j.theme is not distinct from who.theme
group by j.era, j.theme
order by j.era, first_published, j.theme
