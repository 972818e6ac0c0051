-- Question: which topics do comparable reports raise that this report does not mention?
-- Comparable: reports of the same form (joint letters: of the same era) on the council's ten statistical neighbours, or
-- the other joint letters on the same theme in the same years.
-- Grain: one row per topic that at least one comparable report raises and this report speaks of in no list.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'jtai-lewisham-2023-01-31': key of the inspection
--   $beside varchar of beside, e.g. 'neighbours', default 'neighbours': neighbours or theme
-- Columns:
--   topic varchar: topic code
--   reports bigint: comparable reports, coded
--   with_topic bigint: of these, reports that raise the topic
--   areas bigint: different areas of these
--   example_inspection varchar: key of the latest of them
--   example_area varchar: its area
--   example_published date: when it was published
--   example_page bigint: page on which the topic stands there
--   example_url varchar: link to it
-- Left out: everything where this report is not read or lists nothing; items that are none of the topics. Not mentioned
-- never means that there is no problem.
-- Addresses: topics/not-mentioned
with
one as (
    select
        inspection_id,
        area_code,
        kind,
        theme
    from topic_reports
    where inspection_id = $inspection::varchar
),

comparable as (
    select
        r.inspection_id,
        r.area_code,
        r.published,
        r.report_url
    from raising_reports as r
    inner join one on r.kind = one.kind
    where
        r.inspection_id <> one.inspection_id
        and case
            when $beside::varchar = 'neighbours' then r.area_code in (
                select n.neighbour_code from neighbours as n
                where n.area_code = one.area_code
            )
            when $beside::varchar = 'theme' then coalesce(r.theme = one.theme, false)
            else error('beside must be neighbours or theme')
        end
),

sizes as (
    select count(*) as reports from comparable
),

mentioned as (
    select topic from report_topics
    where inspection_id = $inspection::varchar
),

raised as (
    select
        t.topic,
        count(*) as with_topic,
        count(distinct c.area_code) as areas,
        arg_max(c.inspection_id, c.published) as inspection_id,
        arg_max(t.page, c.published) as page
    from comparable as c
    inner join raised_topics as t on c.inspection_id = t.inspection_id
    where t.topic not in (select m.topic from mentioned as m)
    group by t.topic
)

select
    r.topic,
    s.reports,
    r.with_topic,
    r.areas,
    r.inspection_id as example_inspection,
    e.area as example_area,
    e.published as example_published,
    r.page as example_page,
    e.report_url as example_url
from raised as r
cross join sizes as s
inner join topic_reports as e on r.inspection_id = e.inspection_id
inner join codes as c on c.list = 'topic' and r.topic = c.code
order by r.with_topic desc, c.position
