-- Question: which topics do the reports on one council raise, beside those of its statistical neighbours?
-- Grain: one row per topic that either raises, the one raised in most reports of the neighbours first.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000035': area code of the council
--   $forms varchar[] of report_form, e.g. ['ilacs', 'focused visit']: programme codes, or focused visit; null for all
-- Columns:
--   topic varchar: topic code
--   own_reports bigint: reports on the council that list what to do, coded
--   own_with_topic bigint: of these, reports that raise the topic
--   latest_inspection varchar: key of the council's latest report that raises it
--   latest_published date: when that was published
--   latest_page bigint: page on which it stands there
--   latest_url varchar: link to that report
--   peer_reports bigint: reports of this kind on the ten statistical neighbours, coded
--   peer_with_topic bigint: of these, reports that raise the topic
--   peers bigint: neighbours with at least one such report
--   peers_with_topic bigint: of these, neighbours with at least one report that raises the topic
-- Left out: strengths, boards’ lists, items that are none of the topics. Not raised never means no problem.
-- Addresses: topics/area
with
peers as (
    select neighbour_code as area_code from neighbours
    where area_code = $area::varchar
),

reports as (
    select
        r.inspection_id,
        r.area_code,
        r.published,
        r.report_url,
        r.area_code = $area::varchar as own
    from raising_reports as r
    where
        ($forms::varchar[] is null or list_contains($forms::varchar[], r.form))
        and (r.area_code = $area::varchar or r.area_code in (select p.area_code from peers as p))
),

sizes as (
    select
        count(*) filter (where own) as own_reports,
        count(*) filter (where not own) as peer_reports,
        count(distinct case when not own then area_code end) as peers
    from reports
),

raised as (
    select
        t.topic,
        count(*) filter (where r.own) as own_with_topic,
        count(*) filter (where not r.own) as peer_with_topic,
        count(distinct case when not r.own then r.area_code end) as peers_with_topic,
        arg_max(r.inspection_id, r.published) filter (where r.own) as latest_inspection,
        max(r.published) filter (where r.own) as latest_published,
        arg_max(t.page, r.published) filter (where r.own) as latest_page,
        arg_max(r.report_url, r.published) filter (where r.own) as latest_url
    from reports as r
    inner join raised_topics as t on r.inspection_id = t.inspection_id
    group by t.topic
)

select
    t.topic,
    s.own_reports,
    t.own_with_topic,
    t.latest_inspection,
    t.latest_published,
    t.latest_page,
    t.latest_url,
    s.peer_reports,
    t.peer_with_topic,
    s.peers,
    t.peers_with_topic
from raised as t
cross join sizes as s
inner join codes as c on c.list = 'topic' and t.topic = c.code
order by t.peer_with_topic desc, c.position
