-- Model: which areas the single inspection framework (SIF) reached, and when, as far as the record holds it.
-- Grain: one area that existed when the framework started: every area on record, without the successors of abolished
-- ones (all of them were formed later).
-- State: read (the first report on record is an inspection that was read), listed (official statistics have its first
-- inspection, or the public site lists a report from before ILACS, with none of this framework read before it: a report
-- that is known and was not read), none.
-- Left out: re-inspections and second inspections.
-- Key: area_code
-- Columns:
--   area_code varchar: GSS code
--   area varchar: everyday name of the area
--   slug varchar: name in addresses
--   started date: start of the framework
--   promise_ends date: last day of the three years
--   state varchar: read, listed or none
--   inspection_id varchar: first inspection, where its report was read
--   fieldwork_start date: its first day of fieldwork
--   published date: publication of the first report, read or listed
--   report_url varchar: link to the report
with
start as (
    select starts as day from codes
    where list = 'programme' and code = 'sif'
),

ilacs as (
    select starts as day from codes
    where list = 'programme' and code = 'ilacs'
),

formed_later as (
    select unnest(string_split(successors, ' ')) as area_code from areas where successors is not null
),

first_read as (
    select distinct on (area_code)
        area_code,
        inspection_id,
        fieldwork_start,
        published,
        report_url
    from inspections
    where programme = 'sif' and event = 'inspection' and extraction = 'parsed'
    order by area_code, published, inspection_id
),

first_listed as (
    select distinct on (u.area_code)
        u.area_code,
        u.published,
        u.report_url
    from (
        select
            area_code,
            published,
            report_url
        from unread_links
        union all
        select
            area_code,
            published,
            report_url
        from inspections
        where programme = 'sif' and event = 'inspection' and extraction <> 'parsed'
    ) as u
    cross join start
    cross join ilacs
    left join first_read as r on u.area_code = r.area_code
    where u.published >= start.day and u.published < ilacs.day and (r.published is null or u.published < r.published)
    order by u.area_code, u.published, u.report_url
),

stated as (
    select
        a.area_code,
        a.name as area,
        a.slug,
        start.day as started,
        r.inspection_id,
        r.fieldwork_start,
        r.published as read_published,
        r.report_url as read_url,
        l.published as listed_published,
        l.report_url as listed_url,
        case
            when l.area_code is not null then 'listed'
            when r.area_code is not null then 'read'
            else 'none'
        end as state
    from areas as a
    cross join start
    left join first_read as r on a.area_code = r.area_code
    left join first_listed as l on a.area_code = l.area_code
    where a.area_code not in (select area_code from formed_later)
)

select
    s.area_code,
    s.area,
    s.slug,
    s.started,
    (s.started + interval 3 year - interval 1 day)::date as promise_ends,
    s.state,
    case when s.state = 'read' then s.inspection_id end as inspection_id,
    case when s.state = 'read' then s.fieldwork_start end as fieldwork_start,
    case s.state when 'read' then s.read_published when 'listed' then s.listed_published end as published,
    case s.state when 'read' then s.read_url when 'listed' then s.listed_url end as report_url
from stated as s
inner join codes as c on c.list = 'cycle_state' and s.state = c.code
order by c.position desc, published, s.area
