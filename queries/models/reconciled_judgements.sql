-- Model: every grade from a report beside the same grade of each table of official statistics that covers it.
-- Grain: one judgement of one inspection and one table of official statistics; a grade of a report that no table covers
-- (of its programme, up to the last report that it includes) stands once, without a table.
-- Left out: what neither gives, such as grades of reports that were not read and stand in no statistics.
-- Key: inspection_id, aspect, made_by, source_id?
-- Columns:
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   programme varchar: programme code
--   published date: publication date
--   report_url varchar: link to the report
--   aspect varchar: what is judged
--   made_by varchar: who judged
--   report_grade varchar: grade in the report; empty where no report gives one
--   page bigint: page of the report; empty where no report gives the grade
--   official_grade varchar: grade in the statistics; empty where they give none
--   source_id varchar: table of official statistics; empty where none covers the report
--   outcome varchar: agree, differ, only in report or only in statistics
--   explanation varchar: why they do not agree; empty where they agree or nobody has explained it
with
covered as (
    select
        s.source_id,
        i.programme,
        max(i.published) as last_published
    from statements as s
    inner join inspections as i on s.inspection_id = i.inspection_id
    where s.extraction = 'official statistics' and i.event not like '% visit'
    group by s.source_id, i.programme
),

reported as (
    select
        j.inspection_id,
        j.aspect,
        j.made_by,
        j.grade,
        j.page,
        v.source_id
    from judgements as j
    inner join inspections as i on j.inspection_id = i.inspection_id
    left join covered as v on i.programme = v.programme and i.published <= v.last_published
    where j.basis in ('report', 'both')
),

compared as (
    select
        coalesce(r.inspection_id, o.inspection_id) as inspection_id,
        coalesce(r.aspect, o.aspect) as aspect,
        coalesce(r.made_by, o.made_by) as made_by,
        r.grade as report_grade,
        r.page,
        o.grade as official_grade,
        coalesce(r.source_id, o.source_id) as source_id,
        case
            when o.grade is null then 'only in report'
            when r.grade is null then 'only in statistics'
            when r.grade = o.grade then 'agree'
            else 'differ'
        end as outcome
    from reported as r
    full outer join official_judgements as o
        on
            r.inspection_id = o.inspection_id
            and r.source_id = o.source_id
            and r.aspect = o.aspect
            and r.made_by = o.made_by
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
        when c.source_id is null and i.programme not in (select v.programme from covered as v)
            then 'No official statistics of this programme are on record.'
        when c.source_id is null then 'Published after the last report that the statistics include.'
    end as explanation
from compared as c
inner join inspections as i on c.inspection_id = i.inspection_id
left join corrections as k
    on
        c.inspection_id = k.inspection_id
        and k.field in (c.aspect, 'inspection')
        and (c.source_id is null or c.source_id = k.source_id)
order by i.published, c.inspection_id, c.aspect, c.made_by, c.source_id
