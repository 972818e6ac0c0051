-- Question: what is known to exist about one area that was not read?
-- Grain: one row per known gap of the area.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000029': area code
-- Columns:
--   kind varchar: listed (known inspection), quarantined (not usable) or unread (in the public site's list only)
--   programme varchar: programme code of a listed inspection
--   published date: publication date
--   what varchar: subject or title of the report, or the reason for the quarantine
--   report_url varchar: link to the report
-- Left out: gaps that nobody knows of.
select
    'listed' as kind,
    programme,
    published,
    theme_stated as what,
    report_url
from inspections
where extraction = 'listed' and area_code = $area
union all
select
    'quarantined',
    null,
    published,
    reason,
    report_url
from quarantine
where area_code = $area
union all
select
    'unread',
    null,
    published,
    title,
    report_url
from unread_links
where area_code = $area
order by published desc, kind, report_url
