-- Question: which topics do joint letters on these themes speak of?
-- Grain: one row per era, theme, section and topic that at least one letter speaks of.
-- Parameters:
--   $themes varchar[] of inspections.theme, e.g. ['neglect']: theme codes; null for all
--   $like varchar of areas.area_code, e.g. 'E08000035': area code, for letters on its ten statistical neighbours alone; null for all
-- Columns:
--   era varchar: era of the joint inspections
--   theme varchar: theme code (empty: not stated)
--   section varchar: section of the letters
--   topic varchar: topic code
--   letters bigint: letters that list at least one item in the section (n of the share)
--   with_topic bigint: of these, letters in which at least one item of the section speaks of the topic
--   items bigint: items of the section that speak of it, in all of them
-- Left out: letters not read, case studies.
-- Addresses: topics/by-theme
with
letters as (
    select
        r.inspection_id,
        r.kind as era,
        r.theme
    from topic_reports as r
    where
        r.form = 'jtai'
        and ($themes::varchar[] is null or list_contains($themes::varchar[], r.theme))
        and (
            $like::varchar is null
            or r.area_code in (select n.neighbour_code from neighbours as n where n.area_code = $like::varchar)
        )
),

spoken as (
    select
        l.era,
        l.theme,
        t.section,
        t.topic,
        count(*) as with_topic,
        sum(t.items)::bigint as items
    from letters as l
    inner join report_topics as t on l.inspection_id = t.inspection_id
    group by l.era, l.theme, t.section, t.topic
),

sizes as (
    select
        l.era,
        l.theme,
        t.section,
        count(distinct l.inspection_id) as letters
    from letters as l
    inner join report_topics as t on l.inspection_id = t.inspection_id
    group by l.era, l.theme, t.section
)

select
    s.era,
    s.theme,
    s.section,
    s.topic,
    z.letters,
    s.with_topic,
    s.items
from spoken as s
inner join sizes as z on s.era = z.era and s.section = z.section and s.theme is not distinct from z.theme
inner join codes as c on c.list = 'topic' and s.topic = c.code
left join codes as l on l.list = 'section' and s.section = l.code
order by s.era desc, s.theme, l.position, s.with_topic desc, c.position
