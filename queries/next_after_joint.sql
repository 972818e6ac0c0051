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
--   matched_areas bigint: different matched areas
-- Left out: joint inspections without a dated judgement before or without fieldwork dates; those that no area matches;
-- areas for which a later report is known and was not read (see followups).
with
usable as (
    select
        inspection_id,
        area_code,
        own,
        prior_grade,
        coalesce(next_grade, 'waiting') as next_grade
    from followups
    where not unread_after and ($era::varchar is null or era = $era::varchar)
),

matched_sets as (
    select
        inspection_id,
        count(*) filter (where not own) as areas
    from usable
    group by inspection_id
    having count(*) filter (where own) = 1 and count(*) filter (where not own) > 0
),

cells as (
    select
        u.prior_grade,
        u.next_grade,
        count(*) filter (where u.own) as joint,
        coalesce(sum(1 / m.areas order by 1 / m.areas) filter (where not u.own), 0) as matched,
        count(*) filter (where not u.own) as matched_pairs,
        count(distinct u.area_code) filter (where not u.own) as matched_areas
    from usable as u
    inner join matched_sets as m on u.inspection_id = m.inspection_id
    group by u.prior_grade, u.next_grade
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
