-- Model: which areas the single inspection framework (SIF) reached, and when, as far as the record holds it.
-- Grain: one area that existed when the framework started: every area on record, without the successors of abolished
-- ones (all of them were formed later).
-- State: read (the first report on record is an inspection that was read), listed (official statistics have its first
-- inspection, or the public site lists a report from before ILACS, with none of this framework read before it: a report
-- that is known and was not read), none.
-- Left out: re-inspections and second inspections.
with
start as (
    select date as day from milestones where title = 'Single inspection framework starts'
),

ilacs as (
    select date as day from milestones where title = 'ILACS starts'
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
    area_code,
    area,
    slug,
    started,
    (started + interval 3 year - interval 1 day)::date as promise_ends,
    state,
    case when state = 'read' then inspection_id end as inspection_id,
    case when state = 'read' then fieldwork_start end as fieldwork_start,
    case state when 'read' then read_published when 'listed' then listed_published end as published,
    case state when 'read' then read_url when 'listed' then listed_url end as report_url
from stated
order by list_position(['none', 'listed', 'read'], state), published, area
