-- Model: children's services reports that the public site lists and that stand in no other table.
-- Grain: one link.
-- Left out: links of reports that were read or quarantined, and of inspections that official statistics cover.
select
    l.area_code,
    l.published,
    l.title,
    l.report_url
from report_links as l
anti join inspections as i on l.report_url = i.report_url
anti join (select * from inspections where programme in ('slac', 'cpi', 'sif', 'ilacs')) as j
    on l.area_code = j.area_code and l.published = j.published
anti join quarantine as q on l.report_url = q.report_url
order by l.area_code, l.published, l.report_url
