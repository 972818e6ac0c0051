-- Question: of how many letters of each cohort do shares and medians of one section speak?
-- Grain: one row per era and cohort (every cohort of the choice, also an empty one).
-- Parameters:
--   $cohort varchar of cohort_by, e.g. 'prior_group', default 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
--   $section varchar of section/letter, e.g. 'priority_action', default 'improvement': priority_action, improvement, strength or practice_study
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   cohort varchar: value of the chosen cohort
--   inspections bigint: joint inspections known to us
--   letters bigint: letters that were read and have at least one list of findings (n of every share)
--   with_section bigint: of these, letters that have the section (n of every median)
--   with_item bigint: of these, letters that list at least one item in it
-- Left out: letters that were not read, and letters without any list of findings. A letter with lists and without this
-- section lists none: it counts in letters and not in with_item.
select
    era,
    cohort,
    inspections,
    letters,
    with_section,
    with_item
from cohort_letters
where
    section = case
        when $section::varchar in (select code from codes where list = 'section' and belongs_to = 'letter')
            then $section::varchar
        else error('section must be a section of the letters')
    end
    and cohort_by = case
        when $cohort::varchar in ('prior_group', 'ever_inadequate') then $cohort::varchar
        else error('cohort must be prior_group or ever_inadequate')
    end
order by era, position
