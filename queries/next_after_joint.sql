-- Question: what was an area judged next after its joint inspection, beside areas that started from the same grade?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Next: the first
-- overall judgement whose fieldwork began after the joint fieldwork ended (derived).
-- Matching: for each joint inspection, all current areas that existed on its first day of fieldwork, had the same
-- latest overall judgement published before that day, and had no joint inspection on record in the same era. Each
-- such set weighs as much as its one joint inspection; the next judgement is looked for from the same day on.
-- Grain: one row per judgement before and judgement next.
-- Parameters:
--   $era varchar of era, e.g. 'since 2022': era of the joint inspections; null for both
-- Columns:
--   prior_grade varchar: judgement before
--   next_grade varchar: judgement next; waiting where the record has no later overall judgement
--   direction varchar: better, same, worse or waiting
--   joint bigint: joint inspections
--   matched double: joint inspections there would be if each had gone as its matched areas did, on average
--   matched_pairs bigint: pairs of a joint inspection and a matched area
--   matched_areas bigint: different matched areas
-- Left out: joint inspections without a prior judgement on record; inspections without fieldwork dates.
with
joint as (
    select
        era,
        fieldwork_start,
        fieldwork_end,
        prior_grade,
        coalesce(next_grade, 'waiting') as next_grade,
        inspections
    from standing_counts
    where inspections > 0 and prior_grade is not null and ($era::varchar is null or era = $era::varchar)
),

joint_counts as (
    select
        prior_grade,
        next_grade,
        sum(inspections)::bigint as joint
    from joint
    group by prior_grade, next_grade
),

starts as (
    select
        era,
        fieldwork_start,
        fieldwork_end,
        prior_grade,
        sum(inspections)::bigint as inspections
    from joint
    group by era, fieldwork_start, fieldwork_end, prior_grade
),

paired as (
    select
        j.prior_grade,
        coalesce(s.next_grade, 'waiting') as next_grade,
        j.inspections * s.areas as pairs,
        sum(s.areas) over (partition by j.fieldwork_start, j.fieldwork_end, j.prior_grade) as matched_to_each
    from starts as j
    inner join standing_counts as s
        on
            j.era is not distinct from s.era
            and j.fieldwork_start = s.fieldwork_start
            and j.fieldwork_end = s.fieldwork_end
            and j.prior_grade = s.prior_grade
    where not s.joint_in_era and s.status = 'current'
),

different as (
    select
        prior_grade,
        coalesce(next_grade, 'waiting') as next_grade,
        areas
    from matched_areas
    where era = coalesce($era::varchar, 'all')
),

matched_counts as (
    select
        p.prior_grade,
        p.next_grade,
        sum(p.pairs / p.matched_to_each order by p.pairs / p.matched_to_each) as matched,
        sum(p.pairs)::bigint as matched_pairs,
        any_value(d.areas) as matched_areas
    from paired as p
    inner join different as d on p.prior_grade = d.prior_grade and p.next_grade = d.next_grade
    group by p.prior_grade, p.next_grade
),

cells as (
    select
        coalesce(j.prior_grade, m.prior_grade) as prior_grade,
        coalesce(j.next_grade, m.next_grade) as next_grade,
        coalesce(j.joint, 0) as joint,
        coalesce(m.matched, 0) as matched,
        coalesce(m.matched_pairs, 0) as matched_pairs,
        coalesce(m.matched_areas, 0) as matched_areas
    from joint_counts as j
    full outer join matched_counts as m on j.prior_grade = m.prior_grade and j.next_grade = m.next_grade
)

select
    c.prior_grade,
    c.next_grade,
    case
        when c.next_grade = 'waiting' then 'waiting'
        when after.place < before.place then 'better'
        when after.place = before.place then 'same'
        else 'worse'
    end as direction,
    c.joint,
    c.matched,
    c.matched_pairs,
    c.matched_areas
from cells as c
inner join overall_grades as before on c.prior_grade = before.grade
left join overall_grades as after on c.next_grade = after.grade
order by before.place, after.place
