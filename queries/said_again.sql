-- Question: which topics that a report raises are raised again in the council's next reports?
-- Next reports: the first one published afterwards of each form (joint letter, graded inspection, focused visit).
-- Grain: one row per topic, earlier report and next report that raises it again.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'jtai-cornwall-2023-09-15': key of the earlier or of the later report; null for all
--   $area varchar of areas.area_code, e.g. 'E06000052': area code; null for all
--   $forms varchar[] of report_form, e.g. ['jtai', 'focused visit']: forms of the earlier report, programme codes or focused visit; null for all
-- Columns:
--   topic varchar: topic code
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   inspection_id varchar: key of the earlier report
--   form varchar: its programme code, or focused visit
--   published date: when it was published
--   section varchar: section in which the topic stands there
--   item bigint: number of the item within that section
--   page bigint: page of the item
--   report_url varchar: link to the earlier report
--   later_inspection_id varchar: key of the later report
--   later_form varchar: its programme code, or focused visit
--   later_published date: when that was published
--   later_section varchar: section in which the topic stands there
--   later_item bigint: number of the item within that section
--   later_page bigint: page of the item
--   later_url varchar: link to the later report
--   expected double: share of all reports of the later one's kind that raise the topic (0 to 1)
-- Left out: strengths, boards’ lists, items that are none of the topics. The same topic is not the same finding.
-- Addresses: topics/said-again
select
    s.topic,
    a.name as area,
    e.area_code,
    a.slug,
    s.inspection_id,
    e.form,
    e.published,
    e.section,
    e.item,
    e.page,
    i.report_url,
    s.later_inspection_id,
    s.later_form,
    l.published as later_published,
    l.section as later_section,
    l.item as later_item,
    l.page as later_page,
    k.report_url as later_url,
    s.expected
from topic_returns as s
inner join raised_topics as e on s.inspection_id = e.inspection_id and s.topic = e.topic
inner join raised_topics as l on s.later_inspection_id = l.inspection_id and s.topic = l.topic
inner join inspections as i on s.inspection_id = i.inspection_id
inner join inspections as k on s.later_inspection_id = k.inspection_id
inner join areas as a on e.area_code = a.area_code
inner join codes as c on c.list = 'topic' and s.topic = c.code
where
    s.again
    and ($inspection::varchar is null or $inspection::varchar in (s.inspection_id, s.later_inspection_id))
    and ($area::varchar is null or e.area_code = $area::varchar)
    and ($forms::varchar[] is null or list_contains($forms::varchar[], e.form))
order by l.published desc, s.later_inspection_id, e.published desc, s.inspection_id, c.position
