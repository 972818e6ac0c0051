-- Model: each area SEND (framework of 2023) and youth justice inspection beside what the council had been judged before (derived).
-- Grain: one area SEND or youth justice inspection.
-- Prior judgement: the latest overall judgement published before its first day (of publication where fieldwork is not
-- known, as of all youth justice ratings). Ever inadequate: any overall judgement of inadequate since November 2013 and before that day.
-- Key: inspection_id
-- For speed: only outcomes_with_prior_judgement reads it; it is made once when the record is built, not at each request.
-- Columns:
--   inspection_id varchar: key of the inspection
--   programme varchar: programme code
--   area varchar: everyday name of the area
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   published date: publication date
--   outcome varchar: overall grade or outcome; empty where the report was not read
--   page bigint: page of the report that states it
--   prior_grade varchar: latest overall judgement published before the first day; empty where none is known
--   prior_published date: when that was published; empty where the judgement is known and its day is not
--   prior_group varchar: cohort that it leads to; unknown where there is none
--   ever_inadequate varchar: yes, no, or unknown (no judgement before on record)
--   joint_before bigint: joint inspections of the same area published before the first day
--   report_url varchar: link to the report
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
        q.inspection_id,
        q.programme,
        q.area_code,
        q.published,
        q.report_url,
        q.first_day,
        q.outcome,
        q.page,
        o.grade as prior_grade,
        o.published as prior_published
    from outcomes as q
    asof left join overall_judgements as o on q.area_code = o.area_code and q.first_day > o.published
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
        else coalesce(g.cohort, error('grade ' || p.prior_grade || ' leads to no cohort: declare it in codes.csv'))
    end as prior_group,
    case
        when p.prior_grade is null then 'unknown'
        when coalesce(f.published < p.first_day, false) then 'yes'
        else 'no'
    end as ever_inadequate,
    coalesce(b.joint_inspections, 0) as joint_before,
    p.report_url
from with_prior as p
inner join areas as a on p.area_code = a.area_code
left join overall_grades as g on p.prior_grade = g.grade
left join first_inadequate as f on p.area_code = f.area_code
left join joint_before as b on p.inspection_id = b.inspection_id
order by p.programme, p.published, p.inspection_id
