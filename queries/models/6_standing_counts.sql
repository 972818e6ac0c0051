-- Model: how many areas stood in which way on the day on which fieldwork of a joint inspection began.
-- Grain: one pair of a first and a last day of fieldwork, and one way to stand (see area_standings) in which at least
-- one area stood. Inspections: joint inspections on those days whose own area stood so.
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
order by all
