-- Model: how many areas started as the area of a joint inspection did on the same day, by what they were judged next.
-- Grain: one way to start (days of fieldwork, judgement before and its publication), one judgement next, and whether
-- that is certain. Ways to start and not inspections, so that rows do not grow with the square of the areas.
-- Started alike: the area existed on the first day of fieldwork, stood at the same overall judgement, which had been
-- published at most a year earlier or later than that of the inspected area, and had had no joint inspection on record
-- up to the last day in the same era. Nothing that came after decides: an area that was inspected jointly later, or
-- abolished later, is among them. The inspected area itself is not.
-- Next and unread after: as in joint_followups.
-- Key: era, first_day, last_day, prior_grade, prior_published, next_grade?, unread_after
-- Columns:
--   era varchar: era of the joint inspections
--   first_day date: first day of fieldwork
--   last_day date: last day of fieldwork
--   prior_grade varchar: overall judgement before, of all
--   prior_published date: publication of that of the inspected area
--   next_grade varchar: next overall judgement; empty: none yet
--   unread_after boolean: what came next is not known, because a report was not read
--   areas bigint: areas
with
starts as (
    select distinct
        era,
        first_day,
        last_day,
        prior_grade,
        prior_published
    from joint_followups
),

days as (
    select distinct
        era,
        first_day,
        last_day
    from starts
),

first_joint as (
    select
        area_code,
        era,
        min(coalesce(fieldwork_start, published)) as day
    from joint_inspections
    group by area_code, era
),

present as (
    select
        d.era,
        d.first_day,
        d.last_day,
        t.area_code
    from days as d
    inner join area_terms as t
        on
            (t.last_day is null or t.last_day >= d.first_day)
            and (t.opened_after is null or t.opened_after < d.first_day)
    left join first_joint as f on t.area_code = f.area_code and d.era = f.era
    where f.day is null or f.day > d.last_day
),

with_prior as (
    select
        p.era,
        p.first_day,
        p.last_day,
        p.area_code,
        o.grade,
        o.published
    from present as p
    asof left join overall_judgements as o on p.area_code = o.area_code and p.first_day > o.published
),

with_next as (
    select
        p.era,
        p.first_day,
        p.last_day,
        p.area_code,
        p.grade,
        p.published,
        o.grade as next_grade,
        o.published as next_published
    from with_prior as p
    asof left join overall_judgements as o on p.area_code = o.area_code and p.last_day < o.fieldwork_start
),

unread as (
    select distinct
        n.area_code,
        n.last_day
    from with_next as n
    inner join unread_judgements as u on n.area_code = u.area_code and u.published > n.last_day
    where n.next_published is null or u.published < n.next_published
)

select
    s.era,
    s.first_day,
    s.last_day,
    s.prior_grade,
    s.prior_published,
    n.next_grade,
    u.area_code is not null as unread_after,
    count(*) as areas
from starts as s
inner join with_next as n
    on
        s.era = n.era
        and s.first_day = n.first_day
        and s.last_day = n.last_day
        and s.prior_grade = n.grade
        and abs(s.prior_published - n.published) <= 365
left join unread as u on n.area_code = u.area_code and n.last_day = u.last_day
group by all
order by s.first_day, s.last_day, s.prior_grade, s.prior_published, n.next_grade, unread_after
