-- Question: how often is a topic that a report raises raised again in the council's next reports, beside chance?
-- Grain: one row per topic that is raised at least once before another report.
-- Parameters:
--   $forms varchar[] of report_form, e.g. ['jtai', 'focused visit']: forms of the earlier report, programme codes or focused visit; null for all
-- Columns:
--   topic varchar: topic code
--   pairs bigint: earlier reports that raise it, each with one next report (a report may have a next one of each form)
--   again bigint: of these, pairs in which the next report raises it too
--   expected double: pairs that would, if next reports raised it as often as all reports of their kind do
--   areas bigint: different areas in which it was raised again
-- Left out: reports without a later coded one; strengths, boards’ lists, items that are none of the topics.
-- Addresses: topics/said-again/by-topic
select
    s.topic,
    count(*) as pairs,
    count(*) filter (where s.again) as again,
    sum(s.expected) as expected,
    count(distinct r.area_code) filter (where s.again) as areas
from topic_returns as s
inner join raising_reports as r on s.inspection_id = r.inspection_id
inner join codes as c on c.list = 'topic' and s.topic = c.code
where $forms::varchar[] is null or list_contains($forms::varchar[], r.form)
group by s.topic, c.position
order by again desc, c.position
