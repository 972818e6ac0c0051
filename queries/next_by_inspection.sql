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
        a.era,
        a.first_day,
        a.last_day,
        a.prior_grade,
        a.prior_published,
        a.unread_after,
        a.areas,
        case
            when a.next_grade is null then 'waiting'
            when after.place < before.place then 'better'
            when after.place = before.place then 'same'
            else 'worse'
        end as direction
    from alike_counts as a
    inner join overall_grades as before on a.prior_grade = before.grade
    left join overall_grades as after on a.next_grade = after.grade
),

sets as (
    select
        era,
        first_day,
        last_day,
        prior_grade,
        prior_published,
        sum(areas) filter (where not unread_after) as matched,
        sum(areas) filter (where unread_after) as matched_unread,
        sum(areas) filter (where not unread_after and direction = 'better') as better,
        sum(areas) filter (where not unread_after and direction = 'same') as same,
        sum(areas) filter (where not unread_after and direction = 'worse') as worse,
        sum(areas) filter (where not unread_after and direction = 'waiting') as waiting
    from directed
    group by era, first_day, last_day, prior_grade, prior_published
)

select
    f.inspection_id,
    f.era,
    j.area,
    f.area_code,
    j.slug,
    j.published,
    j.report_url,
    f.prior_grade,
    coalesce(f.next_grade, 'waiting') as next_grade,
    case
        when f.next_grade is null then 'waiting'
        when after.place < before.place then 'better'
        when after.place = before.place then 'same'
        else 'worse'
    end as direction,
    f.unread_after,
    coalesce(s.matched, 0)::bigint as matched,
    coalesce(s.matched_unread, 0)::bigint as matched_unread,
    case when s.matched > 0 then coalesce(s.better, 0) / s.matched end as better,
    case when s.matched > 0 then coalesce(s.same, 0) / s.matched end as same,
    case when s.matched > 0 then coalesce(s.worse, 0) / s.matched end as worse,
    case when s.matched > 0 then coalesce(s.waiting, 0) / s.matched end as waiting
from joint_followups as f
inner join joint_inspections as j on f.inspection_id = j.inspection_id
inner join overall_grades as before on f.prior_grade = before.grade
left join overall_grades as after on f.next_grade = after.grade
left join sets as s
    on
        f.era = s.era
        and f.first_day = s.first_day
        and f.last_day = s.last_day
        and f.prior_grade = s.prior_grade
        and f.prior_published = s.prior_published
order by j.published, f.inspection_id
