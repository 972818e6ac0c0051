-- Model: how many areas stood in which way on the day on which fieldwork of a joint inspection began.
-- Grain: one pair of a first and a last day of fieldwork, and one way to stand (see area_standings) in which at least
-- one area stood. Inspections: joint inspections on those days whose own area stood so.
-- Key: era, fieldwork_start, fieldwork_end, prior_grade?, ever_inadequate, next_grade?, joint_in_era, status
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   prior_grade varchar: latest overall judgement published before the first day; empty where none is known
--   ever_inadequate varchar: yes, no, or unknown (no judgement before on record)
--   next_grade varchar: first overall judgement whose fieldwork began after this one's ended; empty: none yet
--   joint_in_era boolean: they had a joint inspection in that era
--   status varchar: current or abolished
--   areas bigint: areas that stood so
--   inspections bigint: joint inspections of these areas on those days
select
    era,
    fieldwork_start,
    fieldwork_end,
    prior_grade,
    ever_inadequate,
    next_grade,
    joint_in_era,
    status,
    count(*) as areas,
    sum(inspections)::bigint as inspections
from area_standings
group by all
order by era, fieldwork_start, fieldwork_end, prior_grade, ever_inadequate, next_grade, joint_in_era, status
