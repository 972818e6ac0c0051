-- Model: the register: each inspection with its area, who carried it out, what was judged and listed, and for joint ones
-- what is derived.
-- Grain: one inspection.
-- Judgement: the overall grade, the outcome of an area SEND inspection, or the safeguarding grade before 2012.
-- Priority: listed (the report names at least one area for priority action), none (it sets out lists and names none),
-- no_lists (it was read and sets out no list), not_read.
with
counted as (
    select
        inspection_id,
        max(items) filter (where section = 'priority_action') as priority_action,
        max(items) filter (where section = 'improvement') as improvement,
        max(items) filter (where section = 'strength') as strength,
        max(items) filter (where section = 'practice_study') as practice_study
    from findings
    group by inspection_id
),

judged as (
    select
        inspection_id,
        max(grade) as judgement
    from judgements
    where aspect in ('overall', 'experiences_and_outcomes', 'written_statement', 'safeguarding')
    group by inspection_id
)

select
    i.inspection_id,
    i.published,
    i.fieldwork_start,
    i.fieldwork_end,
    i.area_code,
    a.slug,
    a.name as area,
    a.region,
    a.area_type,
    i.programme,
    i.event,
    i.theme,
    i.theme_stated,
    p.inspectorates,
    g.judgement,
    j.prior_grade,
    j.prior_published,
    j.prior_group,
    j.ever_inadequate,
    case
        when i.extraction <> 'parsed' then 'not_read'
        when c.priority_action > 0 then 'listed'
        when coalesce(c.priority_action, c.improvement, c.strength) is not null then 'none'
        else 'no_lists'
    end as priority,
    c.priority_action,
    c.improvement,
    c.strength,
    c.practice_study,
    i.pages,
    i.extraction,
    i.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || a.urn as council_url
from inspections as i
inner join areas as a on i.area_code = a.area_code
left join joint_inspections as j on i.inspection_id = j.inspection_id
left join parties as p on i.inspection_id = p.inspection_id
left join counted as c on i.inspection_id = c.inspection_id
left join judged as g on i.inspection_id = g.inspection_id
order by i.published desc, i.inspection_id
