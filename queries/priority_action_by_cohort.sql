-- Question: how many letters list an area for priority action, by what the area had been judged before?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Ever inadequate:
-- any overall judgement of inadequate published since November 2013 and before fieldwork.
-- Grain: one row per era and cohort (every cohort of the choice, also an empty one).
-- Parameters:
--   $cohort varchar of cohort_by, e.g. 'prior_group', default 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   cohort varchar: value of the chosen cohort
--   letters bigint: letters whose lists of findings were read
--   with_priority_action bigint: of these, letters that list at least one area for priority action
-- Left out: letters that were not read, and letters in which no list of strengths, improvements or priority actions
-- was found. A letter that was read and has no such section, or says that there are none, lists none.
select
    era,
    cohort,
    letters,
    with_item as with_priority_action
from cohort_letters
where
    section = 'priority_action'
    and cohort_by = case
        when $cohort::varchar in ('prior_group', 'ever_inadequate') then $cohort::varchar
        else error('cohort must be prior_group or ever_inadequate')
    end
order by era, position
