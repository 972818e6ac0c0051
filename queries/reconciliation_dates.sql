-- Question: do the dates of an inspection agree between its report, the public site and other sources?
-- Grain: one row per date of an inspection that two sources give differently.
-- Parameters: none
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   what varchar: published (publication), fieldwork_start (first day) or fieldwork_end (last day)
--   record_date date: date on record, of the public site for the publication, else of the report
--   other_date date: date that the other source gives
--   source_id varchar: the other source; for its own publication date the report
--   report_url varchar: link to the report
--   explanation varchar: why they differ; null where nobody explained it yet
-- Left out: dates that agree, and dates that only one source gives.
with
pairs as (
    select
        inspection_id,
        'published' as what,
        published as record_date,
        published_stated as other_date,
        source_id
    from inspections
    union all
    select
        i.inspection_id,
        'published',
        i.published,
        s.published,
        s.source_id
    from statements as s
    inner join inspections as i on s.inspection_id = i.inspection_id
    union all
    select
        i.inspection_id,
        'fieldwork_start',
        i.fieldwork_start,
        s.fieldwork_start,
        s.source_id
    from statements as s
    inner join inspections as i on s.inspection_id = i.inspection_id
    union all
    select
        i.inspection_id,
        'fieldwork_end',
        i.fieldwork_end,
        s.fieldwork_end,
        s.source_id
    from statements as s
    inner join inspections as i on s.inspection_id = i.inspection_id
)

select
    p.inspection_id,
    a.name as area,
    a.slug,
    a.area_code,
    p.what,
    p.record_date,
    p.other_date,
    p.source_id,
    i.report_url,
    k.reason as explanation
from pairs as p
inner join inspections as i on p.inspection_id = i.inspection_id
inner join areas as a on i.area_code = a.area_code
left join corrections as k
    on
        p.inspection_id = k.inspection_id
        and p.source_id = k.source_id
        and k.field in (p.what, p.what || '_stated')
where p.record_date <> p.other_date
order by i.published, p.inspection_id, p.what, p.source_id
