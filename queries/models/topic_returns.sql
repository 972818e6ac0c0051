-- Model: each topic that a report raises, held against the next reports of the same area: is it raised there again?
-- Grain: one topic of one report, and the next report of one form (the first published after it, of each form).
-- Expected: the part of all reports of the later one's kind that raise the topic: what chance alone would give.
-- Left out: topics for which no later report of the area is coded.
-- Key: inspection_id, topic, later_inspection_id
-- Columns:
--   inspection_id varchar: key of the report that raises it
--   topic varchar: topic code
--   later_inspection_id varchar: key of the next report of that form
--   later_form varchar: its programme code, or focused visit
--   again boolean: whether it raises the topic too
--   expected double: share of all reports of that kind that raise the topic (0 to 1)
with
numbered as (
    select
        e.inspection_id,
        l.inspection_id as later_inspection_id,
        l.form as later_form,
        l.kind as later_kind,
        row_number() over (
            partition by e.inspection_id, l.form
            order by l.published, l.inspection_id
        ) as nth
    from raising_reports as e
    inner join raising_reports as l on e.area_code = l.area_code and l.published > e.published
),

reports as (
    select
        kind,
        count(*) as reports
    from raising_reports
    group by kind
),

raising as (
    select
        kind,
        topic,
        count(*) as reports
    from raised_topics
    group by kind, topic
)

select
    n.inspection_id,
    t.topic,
    n.later_inspection_id,
    n.later_form,
    l.topic is not null as again,
    coalesce(g.reports, 0) / r.reports as expected
from numbered as n
inner join raised_topics as t on n.inspection_id = t.inspection_id
left join raised_topics as l on n.later_inspection_id = l.inspection_id and t.topic = l.topic
inner join reports as r on n.later_kind = r.kind
left join raising as g on n.later_kind = g.kind and t.topic = g.topic
where n.nth = 1
order by n.inspection_id, t.topic, n.later_inspection_id
