-- Model: each joint inspection beside what its area had been judged before and was judged next (derived).
-- Grain: one joint targeted area inspection.
-- Prior judgement: the latest overall judgement published before fieldwork began. Next: the first overall
-- judgement whose fieldwork began after this fieldwork ended. Nothing is derived without fieldwork dates.
-- Graded: whether it carries a graded judgement.
-- Era: by the year of fieldwork (of publication where fieldwork is not known): 2016-2020, since 2022.
with
joint as (
    select
        i.inspection_id,
        i.area_code,
        a.name as area,
        a.slug,
        a.urn,
        i.theme,
        i.theme_stated,
        i.event,
        i.fieldwork_start,
        i.fieldwork_end,
        i.published,
        i.report_url,
        i.extraction,
        i.pages,
        case
            when year(coalesce(i.fieldwork_start, i.published)) <= 2020 then '2016–2020'
            when year(coalesce(i.fieldwork_start, i.published)) >= 2022 then 'since 2022'
        end as era
    from inspections as i
    inner join areas as a on i.area_code = a.area_code
    where i.programme = 'jtai'
),

with_prior as (
    select
        joint.*,
        o.inspection_id as prior_inspection_id,
        o.grade as prior_grade,
        o.published as prior_published
    from joint
    asof left join overall_judgements as o
        on joint.area_code = o.area_code and joint.fieldwork_start > o.published
),

with_next as (
    select
        p.*,
        o.inspection_id as next_inspection_id,
        o.grade as next_grade,
        o.published as next_published
    from with_prior as p
    asof left join overall_judgements as o
        on p.area_code = o.area_code and coalesce(p.fieldwork_end, p.fieldwork_start) < o.fieldwork_start
),

ever as (
    select
        joint.inspection_id,
        bool_or(o.grade = 'inadequate') as ever_inadequate
    from joint
    inner join overall_judgements as o
        on joint.area_code = o.area_code and o.published < joint.fieldwork_start
    group by joint.inspection_id
),

counted as (
    select
        inspection_id,
        max(items) filter (where section = 'priority_action') as priority_action,
        max(items) filter (where section = 'improvement') as improvement,
        max(items) filter (where section = 'strength') as strength,
        max(items) filter (where section = 'practice_study') as practice_study
    from findings
    group by inspection_id
)

select
    n.*,
    case n.prior_grade
        when 'outstanding' then 'high_performing'
        when 'good' then 'high_performing'
        when 'requires_improvement' then 'requires_improvement'
        when 'inadequate' then 'previously_inadequate'
        else 'unknown'
    end as prior_group,
    case
        when ever.ever_inadequate then 'yes'
        when not ever.ever_inadequate then 'no'
        else 'unknown'
    end as ever_inadequate,
    date_diff('day', n.prior_published, n.fieldwork_start) as prior_age_days,
    counted.priority_action,
    counted.improvement,
    counted.strength,
    counted.practice_study,
    parties.inspectorates,
    n.inspection_id in (select inspection_id from judgements) as graded
from with_next as n
left join ever on n.inspection_id = ever.inspection_id
left join counted on n.inspection_id = counted.inspection_id
left join parties on n.inspection_id = parties.inspection_id
order by n.published, n.inspection_id
