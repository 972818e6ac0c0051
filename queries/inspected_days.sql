-- Question: how did all areas stand on each day on which a joint inspection began?
-- Prior judgement: the latest overall Ofsted judgement published before that day (derived). Ever inadequate: any overall
-- judgement of inadequate published since November 2013 and before that day.
-- Grain: one row per pair of a first and a last day of fieldwork.
-- Parameters: none
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   inspections bigint: joint inspections on these days of areas with a judgement on record before
--   areas bigint: areas with a judgement on record before
--   outstanding bigint: of these, outstanding
--   good bigint: good
--   requires_improvement bigint: requires improvement
--   inadequate bigint: inadequate
--   ever_inadequate bigint: of these, ever inadequate before, whatever the latest
-- Left out: joint inspections without fieldwork dates; areas without a judgement before.
select
    era,
    fieldwork_start,
    fieldwork_end,
    sum(inspections)::bigint as inspections,
    sum(areas)::bigint as areas,
    coalesce(sum(areas) filter (where prior_grade = 'outstanding'), 0)::bigint as outstanding,
    coalesce(sum(areas) filter (where prior_grade = 'good'), 0)::bigint as good,
    coalesce(sum(areas) filter (where prior_grade = 'requires_improvement'), 0)::bigint as requires_improvement,
    coalesce(sum(areas) filter (where prior_grade = 'inadequate'), 0)::bigint as inadequate,
    coalesce(sum(areas) filter (where ever_inadequate = 'yes'), 0)::bigint as ever_inadequate
from standing_counts
where prior_grade is not null
group by era, fieldwork_start, fieldwork_end
having sum(inspections) > 0
order by fieldwork_start, fieldwork_end
