-- Question: what was an area judged next after its joint inspection, beside areas that started alike?
-- Prior judgement: the latest overall Ofsted judgement published before fieldwork began (derived). Next: the first
-- overall judgement whose fieldwork began after the joint fieldwork ended (derived).
-- Matching: for each joint inspection, all areas that existed on its first day of fieldwork, stood at the same overall
-- judgement, published at most a year earlier or later, and had had no joint inspection on record before in the same
-- era. Nothing that came later decides who is matched. Each such set weighs as much as its one joint inspection; the
-- next judgement is looked for from the same day on.
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
-- Left out: joint inspections without a dated judgement before or without fieldwork dates; those that no area matches;
-- areas for which a later report is known and was not read (see joint_followups).
with
joint as (
    select
        inspection_id,
        first_day,
        last_day,
        prior_grade,
        prior_published,
        era,
        coalesce(next_grade, 'waiting') as next_grade
    from joint_followups
    where not unread_after and ($era::varchar is null or era = $era::varchar)
),

alike as (
    select
        era,
        first_day,
        last_day,
        prior_grade,
        prior_published,
        coalesce(next_grade, 'waiting') as next_grade,
        areas,
        sum(areas) over (partition by era, first_day, last_day, prior_grade, prior_published) as all_areas
    from alike_counts
    where not unread_after
),

usable as (
    select
        j.inspection_id,
        j.era,
        j.first_day,
        j.last_day,
        j.prior_grade,
        j.prior_published,
        j.next_grade
    from joint as j
    semi join alike as a
        on
            j.era = a.era
            and j.first_day = a.first_day
            and j.last_day = a.last_day
            and j.prior_grade = a.prior_grade
            and j.prior_published = a.prior_published
),

joint_counts as (
    select
        prior_grade,
        next_grade,
        count(*) as joint
    from usable
    group by prior_grade, next_grade
),

starts as (
    select
        era,
        first_day,
        last_day,
        prior_grade,
        prior_published,
        count(*) as inspections
    from usable
    group by era, first_day, last_day, prior_grade, prior_published
),

matched_counts as (
    select
        a.prior_grade,
        a.next_grade,
        sum(s.inspections * a.areas / a.all_areas order by s.inspections * a.areas / a.all_areas) as matched,
        sum(s.inspections * a.areas)::bigint as matched_pairs
    from starts as s
    inner join alike as a
        on
            s.era = a.era
            and s.first_day = a.first_day
            and s.last_day = a.last_day
            and s.prior_grade = a.prior_grade
            and s.prior_published = a.prior_published
    group by a.prior_grade, a.next_grade
),

cells as (
    select
        coalesce(j.prior_grade, m.prior_grade) as prior_grade,
        coalesce(j.next_grade, m.next_grade) as next_grade,
        coalesce(j.joint, 0) as joint,
        coalesce(m.matched, 0) as matched,
        coalesce(m.matched_pairs, 0) as matched_pairs
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
    c.matched_pairs
from cells as c
inner join overall_grades as before on c.prior_grade = before.grade
left join overall_grades as after on c.next_grade = after.grade
order by before.place, after.place
