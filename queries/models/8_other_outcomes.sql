-- Model: each area SEND (framework of 2023) and youth justice inspection beside what the council had been judged before (derived).
-- Grain: one area SEND or youth justice inspection.
-- Prior judgement: the latest overall judgement published before its first day (of publication where fieldwork is not
-- known, as of all youth justice ratings). Ever inadequate: any overall judgement of inadequate since November 2013 and before that day.
with
outcomes as (
    select
        i.inspection_id,
        i.programme,
        i.area_code,
        i.published,
        i.report_url,
        coalesce(i.fieldwork_start, i.published) as first_day,
        j.grade as outcome,
        j.page
    from inspections as i
    left join judgements as j
        on i.inspection_id = j.inspection_id and j.aspect in ('overall', 'experiences_and_outcomes')
    where
        i.programme in ('area_send', 'youth_justice')
        and i.inspection_id not in (select inspection_id from first_send_framework)
),

with_prior as (
    select
        q.*,
        o.grade as prior_grade,
        o.published as prior_published
    from outcomes as q
    asof left join overall_judgements as o on q.area_code = o.area_code and q.first_day > o.published
),

first_inadequate as (
    select
        area_code,
        min(published) as published
    from overall_judgements
    where grade = 'inadequate' and published >= date '2013-11-01'
    group by area_code
),

joint_before as (
    select
        q.inspection_id,
        count(*) as joint_inspections
    from outcomes as q
    inner join joint_inspections as j on q.area_code = j.area_code and j.published < q.first_day
    group by q.inspection_id
)

select
    p.inspection_id,
    p.programme,
    a.name as area,
    p.area_code,
    a.slug,
    p.published,
    p.outcome,
    p.page,
    p.prior_grade,
    p.prior_published,
    case
        when p.prior_grade is null then 'unknown'
        when coalesce(f.published < p.first_day, false) then 'yes'
        else 'no'
    end as ever_inadequate,
    coalesce(b.joint_inspections, 0) as joint_before,
    p.report_url
from with_prior as p
inner join areas as a on p.area_code = a.area_code
left join first_inadequate as f on p.area_code = f.area_code
left join joint_before as b on p.inspection_id = b.inspection_id
order by p.programme, p.published, p.inspection_id
