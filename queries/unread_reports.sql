-- Question: which children's services reports does the public site list that stand in no other table?
-- Grain: one row per link.
-- Parameters: none
-- Columns:
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   published date: publication date on the public site
--   title varchar: title in the list
--   report_url varchar: link to the report
-- Left out: links of reports that were read or quarantined, and of inspections that official statistics cover.
select
    a.name as area,
    a.slug,
    a.area_code,
    u.published,
    u.title,
    u.report_url
from unread_links as u
inner join areas as a on u.area_code = a.area_code
order by u.published, a.name, u.report_url
