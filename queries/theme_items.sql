-- Question: what do joint letters on one theme list, item by item, and on which pages?
-- Grain: one row per listed item of a letter: priority action first, then improvement and strengths.
-- Parameters:
--   $themes varchar[] of inspections.theme, e.g. ['neglect']: theme codes; null for all
--   $like varchar of areas.area_code, e.g. 'E08000035': area code, for letters on its ten statistical neighbours alone; null for all
-- Columns:
--   section varchar: section of the letter
--   inspection_id varchar: key
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   theme varchar: theme code
--   era varchar: era of the joint inspections
--   published date: date of the letter
--   item bigint: number of the item within its section
--   page bigint: page on which it starts
--   topics varchar: topic codes, separated by blanks, in the code book's order
--   report_url varchar: link to the letter
-- Left out: letters not read, case studies.
-- Addresses: topics/theme-items
select
    t.section,
    r.inspection_id,
    r.area,
    r.area_code,
    r.slug,
    r.theme,
    r.kind as era,
    r.published,
    t.item,
    min(t.page) as page,
    string_agg(t.topic, ' ' order by c.position) as topics,
    r.report_url
from topic_reports as r
inner join topics as t on r.inspection_id = t.inspection_id
inner join codes as c on c.list = 'topic' and t.topic = c.code
left join codes as s on s.list = 'section' and t.section = s.code
where
    r.form = 'jtai'
    and ($themes::varchar[] is null or list_contains($themes::varchar[], r.theme))
    and (
        $like::varchar is null
        or r.area_code in (select n.neighbour_code from neighbours as n where n.area_code = $like::varchar)
    )
group by
    t.section,
    s.position,
    r.inspection_id,
    r.area,
    r.area_code,
    r.slug,
    r.theme,
    r.kind,
    r.published,
    t.item,
    r.report_url
order by s.position, r.published desc, r.inspection_id, t.item
