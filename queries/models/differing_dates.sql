-- Model: dates of inspections that two sources state differently, with the reason where one is on record.
-- Grain: one date of one inspection and one source that states another.
-- Key: inspection_id, what, source_id
-- For speed: only reconciliation_dates reads it; it is made once when the record is built, not at each request.
-- Columns:
--   published date: publication date
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   what varchar: published, fieldwork_start or fieldwork_end
--   record_date date: date on record
--   other_date date: date that the other source states
--   source_id varchar: source that states the other
--   report_url varchar: link to the report
--   explanation varchar: why they do not agree; empty where they agree or nobody has explained it
with
stated as (
    select
        s.inspection_id,
        s.source_id,
        unnest([
            {'what': 'published', 'record_date': i.published, 'other_date': s.published},
            {'what': 'fieldwork_start', 'record_date': i.fieldwork_start, 'other_date': s.fieldwork_start},
            {'what': 'fieldwork_end', 'record_date': i.fieldwork_end, 'other_date': s.fieldwork_end}
        ], recursive := true)
    from statements as s
    inner join inspections as i on s.inspection_id = i.inspection_id
),

pairs as (
    select
        inspection_id,
        source_id,
        'published' as what,
        published as record_date,
        published_stated as other_date
    from inspections
    union all
    select
        inspection_id,
        source_id,
        what,
        record_date,
        other_date
    from stated
)

select
    i.published,
    p.inspection_id,
    i.area_code,
    p.what,
    p.record_date,
    p.other_date,
    p.source_id,
    i.report_url,
    k.reason as explanation
from pairs as p
inner join inspections as i on p.inspection_id = i.inspection_id
left join corrections as k
    on
        p.inspection_id = k.inspection_id
        and p.source_id = k.source_id
        and k.field in (p.what, p.what || '_stated')
where p.record_date <> p.other_date
order by i.published, p.inspection_id, p.what, p.source_id
