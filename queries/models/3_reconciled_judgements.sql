-- Model: every grade from a report beside the same grade of official statistics.
-- Grain: one judgement of one inspection, from a report, from official statistics, or from both.
-- Left out: what neither gives, such as grades of reports that were not read and stand in no statistics.
with
covered as (
    select
        i.programme,
        max(s.published) as last_published
    from statements as s
    inner join inspections as i on s.inspection_id = i.inspection_id
    where s.extraction = 'official statistics'
    group by i.programme
),

reported as (
    select
        inspection_id,
        aspect,
        made_by,
        grade,
        page
    from judgements
    where basis in ('report', 'both')
),

compared as (
    select
        coalesce(r.inspection_id, o.inspection_id) as inspection_id,
        coalesce(r.aspect, o.aspect) as aspect,
        coalesce(r.made_by, o.made_by) as made_by,
        r.grade as report_grade,
        r.page,
        o.grade as official_grade,
        o.source_id,
        case
            when o.grade is null then 'only in report'
            when r.grade is null then 'only in statistics'
            when r.grade = o.grade then 'agree'
            else 'differ'
        end as outcome
    from reported as r
    full outer join official_judgements as o
        on r.inspection_id = o.inspection_id and r.aspect = o.aspect and r.made_by = o.made_by
)

select
    c.inspection_id,
    i.area_code,
    i.programme,
    i.published,
    i.report_url,
    c.aspect,
    c.made_by,
    c.report_grade,
    c.page,
    c.official_grade,
    c.source_id,
    c.outcome,
    case
        when c.outcome = 'agree' then null
        when k.reason is not null then k.reason
        when c.outcome = 'only in statistics' and i.extraction <> 'parsed' then 'The report was not read.'
        when c.outcome = 'only in report' and v.programme is null
            then 'No official statistics of this programme are on record.'
        when c.outcome = 'only in report' and i.published > v.last_published
            then 'Published after the last report that the statistics include.'
    end as explanation
from compared as c
inner join inspections as i on c.inspection_id = i.inspection_id
left join covered as v on i.programme = v.programme
left join corrections as k on c.inspection_id = k.inspection_id and c.aspect = k.field
order by i.published, c.inspection_id, c.aspect, c.made_by, c.source_id
