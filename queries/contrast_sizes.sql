-- Question: how many inspections stand in each cohort under each definition, period by period?
-- Grain: one row per definition of previously inadequate and of high performing, kind of inspection, period and cohort.
-- Parameters: none
-- Columns:
--   definition varchar: how previously inadequate is defined
--   high_performing varchar: what counts as high performing
--   compared varchar: joint, visit, ilacs or sif
--   period varchar: era of joint inspections, period of visits, else the programme
--   cohort varchar: previously_inadequate, high_performing, neither or unknown (every one, also an empty one)
--   inspections bigint: inspections on record
--   lists_read bigint: of these, reports with lists that were read (n of every share)
--   areas bigint: different areas
--   unread_before bigint: inspections before which a report is known that may carry a judgement and was not read
-- Left out: nothing; a count of 0 is a count.
select
    definition,
    high_performing,
    compared,
    period,
    cohort,
    inspections,
    lists_read,
    areas,
    unread_before
from contrast_counts
order by definition, high_performing, compared, period, position
