-- Question: what came next after each joint inspection, and what share of the areas that started alike went which way?
-- Matching: as in next_after_joint.
-- Grain: one row per joint inspection with known days and a dated judgement before.
-- Parameters: none
-- Columns:
--   inspection_id varchar: key
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   published date: publication date
--   report_url varchar: link to the report
--   prior_grade varchar: judgement before
--   next_grade varchar: judgement next; waiting where the record has none
--   direction varchar: better, same, worse or waiting
--   unread_after boolean: a later report of the area itself is known and was not read, so that it is left out
--   matched bigint: areas that started alike, what came next being known (n of the shares)
--   matched_unread bigint: areas that started alike and are left out, because a later report was not read
--   better double: of the matched areas, share judged better next (0 to 1); empty where there is none
--   same double: share judged the same
--   worse double: share judged worse
--   waiting double: share without a later judgement on record
-- Left out: joint inspections without fieldwork dates or without a dated judgement before.
with
directed as (
    select
        f.inspection_id,
        f.era,
        f.area_code,
        f.own,
        f.prior_grade,
        f.next_grade,
        f.unread_after,
        case
            when f.next_grade is null then 'waiting'
            when after.place < before.place then 'better'
            when after.place = before.place then 'same'
            else 'worse'
        end as direction
    from followups as f
    inner join overall_grades as before on f.prior_grade = before.grade
    left join overall_grades as after on f.next_grade = after.grade
),

sets as (
    select
        inspection_id,
        count(*) filter (where not unread_after) as matched,
        count(*) filter (where unread_after) as matched_unread,
        avg((direction = 'better')::integer) filter (where not unread_after) as better,
        avg((direction = 'same')::integer) filter (where not unread_after) as same,
        avg((direction = 'worse')::integer) filter (where not unread_after) as worse,
        avg((direction = 'waiting')::integer) filter (where not unread_after) as waiting
    from directed
    where not own
    group by inspection_id
)

select
    d.inspection_id,
    d.era,
    j.area,
    d.area_code,
    j.slug,
    j.published,
    j.report_url,
    d.prior_grade,
    coalesce(d.next_grade, 'waiting') as next_grade,
    d.direction,
    d.unread_after,
    coalesce(s.matched, 0) as matched,
    coalesce(s.matched_unread, 0) as matched_unread,
    s.better,
    s.same,
    s.worse,
    s.waiting
from directed as d
inner join joint_inspections as j on d.inspection_id = j.inspection_id
left join sets as s on d.inspection_id = s.inspection_id
where d.own
order by j.published, d.inspection_id
