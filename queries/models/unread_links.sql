-- Model: children's services reports that the public site lists and that stand in no other table.
-- Grain: one link.
-- Left out: links of reports that were read or quarantined, and of inspections that official statistics cover.
-- Key: area_code, report_url
-- Columns:
--   area_code varchar: GSS code
--   published date: publication date
--   title varchar: title of the link
--   report_url varchar: link to the report
select
    l.area_code,
    l.published,
    l.title,
    l.report_url
from report_links as l
anti join inspections as i on l.report_url = i.report_url
anti join (select area_code, published from inspections where programme in ('slac', 'cpi', 'sif', 'ilacs')) as j
    on l.area_code = j.area_code and l.published = j.published
anti join quarantine as q on l.report_url = q.report_url
order by l.area_code, l.published, l.report_url
