-- Question: what do findings speak of, by programme, era and section?
-- Grain: one row per kind of report, section and topic, also where no report speaks of it.
-- Parameters:
--   $sections varchar[] of findings.section, e.g. ['improvement']: sections; null for all
-- Columns:
--   kind varchar: era of a joint letter; programme code of another report, or focused visit
--   section varchar: section of the report
--   topic varchar: topic code
--   reports bigint: reports that list at least one item in the section (n of the share)
--   with_topic bigint: of these, reports in which at least one item of the section speaks of the topic
--   items bigint: items of the section in all these reports
--   items_with_topic bigint: of these, items that speak of the topic
-- Left out: area SEND and youth justice reports, whose findings are not coded; reports not read; case studies.
-- Addresses: topics/shares
with
lists as (
    select
        r.inspection_id,
        r.kind,
        t.section,
        count(distinct t.item) as items
    from topics as t
    inner join topic_reports as r on t.inspection_id = r.inspection_id
    where $sections::varchar[] is null or list_contains($sections::varchar[], t.section)
    group by r.inspection_id, r.kind, t.section
),

sizes as (
    select
        kind,
        section,
        count(*) as reports,
        sum(items)::bigint as items
    from lists
    group by kind, section
),

spoken as (
    select
        l.kind,
        l.section,
        t.topic,
        count(*) as reports,
        sum(t.items)::bigint as items
    from lists as l
    inner join report_topics as t on l.inspection_id = t.inspection_id and l.section = t.section
    group by l.kind, l.section, t.topic
)

select
    s.kind,
    s.section,
    c.code as topic,
    s.reports,
    coalesce(p.reports, 0) as with_topic,
    s.items,
    coalesce(p.items, 0) as items_with_topic
from sizes as s
cross join codes as c
left join spoken as p
    on s.kind = p.kind and s.section = p.section and c.code = p.topic
where c.list = 'topic'
order by s.kind, s.section, with_topic desc, c.position
