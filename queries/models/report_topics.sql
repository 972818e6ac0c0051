-- Model: the topics of each list of each report: in how many items, and where first.
-- Grain: one topic of one section of one report.
-- Key: inspection_id, section, topic
-- Columns:
--   inspection_id varchar: key of the inspection
--   section varchar: section of the report
--   topic varchar: topic code
--   to_do boolean: whether the section lists what is to be done, by the council or the partnership (not its board)
--   items bigint: items of the section that speak of it
--   item bigint: number of the first of them, from 1 within the section
--   page bigint: page of the report on which that item starts
select
    inspection_id,
    section,
    topic,
    section = 'priority_action' or section = 'improvement' as to_do,
    count(*) as items,
    min(item) as item,
    arg_min(page, item) as page
from topics
group by inspection_id, section, topic
order by inspection_id, section, topic
