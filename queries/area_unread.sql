-- Question: which reports on one area's children's services are known, may carry a judgement, and were not read?
-- Grain: one row per report of the area.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000032': area code
-- Columns:
--   published date: publication date
--   kind varchar: listed (inspection on record, report not read), link (in the public site's list only) or quarantined
--   later boolean: whether it was published after the latest overall judgement on record (after none: true)
--   report_url varchar: link to the report
-- Left out: visits, which carry no judgement, so that an unread one overturns none; reports of other programmes.
select
    u.published,
    u.kind,
    l.published is null or u.published > l.published as later,
    u.report_url
from unread_judgements as u
left join latest_overall as l on u.area_code = l.area_code
where u.area_code = $area::varchar
order by u.published desc, u.report_url
