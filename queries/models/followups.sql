-- Model: each joint inspection beside the areas that started alike on the same day, and what all were judged next.
-- Grain: one joint inspection with known days and a dated judgement before, and one area: its own, or one that started
-- alike. Started alike: the area existed on the first day of fieldwork, stood at the same overall judgement, which had
-- been published at most a year earlier or later than that of the inspected area, and had had no joint inspection on
-- record before that day in the same era. Nothing that came after the day decides: an area that was inspected jointly
-- later, or abolished later, is among them.
-- Next: the first overall judgement whose fieldwork began after the last day of the joint fieldwork. Unread after: a
-- report that may carry a judgement is known, came after the last day and before the next judgement, and was not read.
-- Key: inspection_id, area_code
-- Columns:
--   inspection_id varchar: key of the joint inspection
--   era varchar: its era
--   area_code varchar: GSS code
--   own boolean: it is the inspected area itself
--   prior_grade varchar: latest overall judgement before, of both
--   next_grade varchar: next overall judgement; empty: none yet
--   unread_after boolean: what came next is not known, because a report was not read
with
days as (
    select
        inspection_id,
        era,
        area_code,
        fieldwork_start as first_day,
        coalesce(fieldwork_end, fieldwork_start) as last_day,
        prior_grade,
        prior_published
    from joint_inspections
    where fieldwork_start is not null and prior_published is not null
),

candidates as (
    select
        d.inspection_id,
        d.era,
        d.first_day,
        d.last_day,
        d.prior_grade as wanted_grade,
        d.prior_published as wanted_published,
        t.area_code,
        t.area_code = d.area_code as own
    from days as d
    inner join area_terms as t
        on
            (t.last_day is null or t.last_day >= d.first_day)
            and (t.opened_after is null or t.opened_after < d.first_day)
),

with_prior as (
    select
        c.inspection_id,
        c.era,
        c.first_day,
        c.last_day,
        c.wanted_grade,
        c.wanted_published,
        c.area_code,
        c.own,
        o.grade as prior_grade,
        o.published as prior_published
    from candidates as c
    asof left join overall_judgements as o on c.area_code = o.area_code and c.first_day > o.published
),

alike as (
    select
        p.inspection_id,
        p.era,
        p.last_day,
        p.area_code,
        p.own,
        p.wanted_grade as prior_grade
    from with_prior as p
    where
        p.own
        or (
            p.prior_grade = p.wanted_grade
            and abs(p.prior_published - p.wanted_published) <= 365
            and not exists (
                select 1
                from joint_inspections as j
                where
                    j.area_code = p.area_code
                    and j.era = p.era
                    and coalesce(j.fieldwork_start, j.published) <= p.last_day
            )
        )
),

with_next as (
    select
        a.inspection_id,
        a.era,
        a.last_day,
        a.area_code,
        a.own,
        a.prior_grade,
        o.grade as next_grade,
        o.published as next_published
    from alike as a
    asof left join overall_judgements as o on a.area_code = o.area_code and a.last_day < o.fieldwork_start
)

select
    n.inspection_id,
    n.era,
    n.area_code,
    n.own,
    n.prior_grade,
    n.next_grade,
    exists(
        select 1
        from unread_judgements as u
        where
            u.area_code = n.area_code
            and u.published > n.last_day
            and (n.next_published is null or u.published < n.next_published)
    ) as unread_after
from with_next as n
order by n.inspection_id, n.own desc, n.area_code
