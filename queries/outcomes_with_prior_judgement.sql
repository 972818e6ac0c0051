-- Question: how were area SEND and youth justice inspections judged, by what the council had been judged before?
-- Prior judgement: the latest overall Ofsted judgement of children's services published before this inspection's
-- fieldwork began, or before its publication where fieldwork is not known (derived). Ever inadequate: any overall
-- judgement of inadequate published since November 2013 and before that day.
-- Grain: one row per area SEND inspection and youth justice inspection on record.
-- Parameters:
--   $cohort varchar, e.g. 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
-- Columns:
--   inspection_id varchar: key
--   programme varchar: area_send or youth_justice
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   published date: publication date
--   outcome varchar: overall grade or outcome; empty where the report was not read
--   page bigint: page of the report that states it
--   cohort varchar: value of the chosen cohort
--   prior_grade varchar: prior judgement (derived)
--   prior_published date: when it was published
--   joint_before bigint: joint inspections of the same area published before that day
--   report_url varchar: link to the report
-- Left out: nothing; youth justice services that cover several councils stand under the council that the list names.
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
    where i.programme in ('area_send', 'youth_justice')
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
    case
        when p.prior_grade is null then 'unknown'
        when $cohort::varchar = 'ever_inadequate'
            then case when coalesce(f.published < p.first_day, false) then 'yes' else 'no' end
        when $cohort::varchar <> 'prior_group' then error('cohort must be prior_group or ever_inadequate')
        when p.prior_grade in ('outstanding', 'good') then 'high_performing'
        when p.prior_grade = 'requires_improvement' then 'requires_improvement'
        when p.prior_grade = 'inadequate' then 'previously_inadequate'
    end as cohort,
    p.prior_grade,
    p.prior_published,
    coalesce(b.joint_inspections, 0) as joint_before,
    p.report_url
from with_prior as p
inner join areas as a on p.area_code = a.area_code
left join first_inadequate as f on p.area_code = f.area_code
left join joint_before as b on p.inspection_id = b.inspection_id
order by p.programme, p.published, p.inspection_id
