-- Question: what is each listed item of one report about, and on which page does it stand?
-- Grain: one row per item of the report's lists.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'jtai-lewisham-2023-01-31': key of the inspection
-- Columns:
--   section varchar: section of the report
--   item bigint: number of the item within its section, in reading order
--   page bigint: page on which it starts
--   topics varchar: topic codes, separated by blanks, in the code book's order
--   report_url varchar: link to the report
-- Left out: case studies; area SEND and youth justice reports, whose findings are not coded; reports not read.
-- Addresses: topics/items
select
    t.section,
    t.item,
    min(t.page) as page,
    string_agg(t.topic, ' ' order by c.position) as topics,
    i.report_url
from topics as t
inner join inspections as i on t.inspection_id = i.inspection_id
inner join codes as c on c.list = 'topic' and t.topic = c.code
left join codes as s on s.list = 'section' and t.section = s.code
where t.inspection_id = $inspection::varchar
group by t.section, s.position, t.item, i.report_url
order by s.position, t.item
