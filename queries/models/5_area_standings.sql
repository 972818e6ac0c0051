-- Model: how every area stood on the day on which each joint inspection's fieldwork began (as-of snapshot).
-- Grain: one joint inspection with known fieldwork dates, and one area that existed on its first day.
-- Existed: not yet abolished, and no predecessor that was still there (a successor starts when the last one ends).
-- Prior judgement: the latest overall Ofsted judgement published before that day. Ever inadequate: any overall
-- judgement of inadequate published since November 2013 and before that day. Next: the first overall judgement whose
-- fieldwork began after this joint fieldwork ended. Joint in era: the area itself had a joint inspection in that era.
with
terms as (
    select
        a.area_code,
        a.valid_to as last_day,
        max(p.valid_to) as opened_after
    from areas as a
    left join areas as p on list_contains(string_split(p.successors, ' '), a.area_code)
    group by a.area_code, a.valid_to
),

days as (
    select
        j.inspection_id,
        j.area_code as inspected_area,
        j.era,
        year(j.fieldwork_start) as year,
        j.fieldwork_start,
        coalesce(j.fieldwork_end, j.fieldwork_start) as fieldwork_end,
        t.area_code
    from joint_inspections as j
    inner join terms as t
        on
            (t.last_day is null or t.last_day >= j.fieldwork_start)
            and (t.opened_after is null or t.opened_after < j.fieldwork_start)
    where j.fieldwork_start is not null
),

with_prior as (
    select
        d.*,
        o.grade as prior_grade,
        o.published as prior_published
    from days as d
    asof left join overall_judgements as o on d.area_code = o.area_code and d.fieldwork_start > o.published
),

with_next as (
    select
        p.*,
        o.grade as next_grade,
        o.published as next_published
    from with_prior as p
    asof left join overall_judgements as o on p.area_code = o.area_code and p.fieldwork_end < o.fieldwork_start
),

first_inadequate as (
    select
        area_code,
        min(published) as published
    from overall_judgements
    where grade = 'inadequate' and published >= date '2013-11-01'
    group by area_code
),

joint_eras as (
    select distinct
        area_code,
        era
    from joint_inspections
)

select
    n.inspection_id,
    n.era,
    n.year,
    n.fieldwork_start,
    n.area_code,
    n.area_code = n.inspected_area as inspected,
    n.prior_grade,
    n.prior_published,
    case
        when n.prior_grade is null then 'unknown'
        when coalesce(f.published < n.fieldwork_start, false) then 'yes'
        else 'no'
    end as ever_inadequate,
    n.next_grade,
    n.next_published,
    e.area_code is not null as joint_in_era
from with_next as n
left join first_inadequate as f on n.area_code = f.area_code
left join joint_eras as e on n.area_code = e.area_code and n.era = e.era
order by n.inspection_id, n.area_code
