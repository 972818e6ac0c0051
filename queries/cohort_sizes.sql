-- Question: how many joint inspections fall into each cohort, era by era, and how many of them were read?
-- Grain: one row per era and cohort (every cohort of the choice, also an empty one).
-- Parameters:
--   $cohort varchar of cohort_by, e.g. 'prior_group', default 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   cohort varchar: value of the chosen cohort
--   inspections bigint: joint inspections known to us
--   bounded bigint: of these, the judgement before is known although the day of fieldwork is not (bounded)
--   read bigint: letters that were read
--   letters bigint: of these, letters with at least one list of findings (n of every share)
--   areas bigint: areas
-- Left out: nothing; a count of 0 is a count.
select
    era,
    cohort,
    inspections,
    bounded,
    read,
    letters,
    areas
from cohort_letters
where
    section = 'priority_action'
    and cohort_by = case
        when $cohort::varchar in ('prior_group', 'ever_inadequate') then $cohort::varchar
        else error('cohort must be prior_group or ever_inadequate')
    end
order by era, position
