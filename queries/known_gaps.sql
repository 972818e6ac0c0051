-- Question: which inspections are known to exist but were not read, and which reports could not be read?
-- Grain: one row per known gap.
-- Parameters: none
-- Columns:
--   kind varchar: listed (known, report not read) or quarantined (a fact could not be taken, or no kind of the record)
--   programme varchar: programme code; null for a report in quarantine
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   published date: publication date
--   what varchar: subject of the letter where one is known, or the reason for the quarantine
--   report_url varchar: link to the report
-- Left out: gaps that nobody knows of; links of reports whose kind is not known (see unread_reports).
select
    'listed' as kind,
    i.programme,
    a.name as area,
    a.slug,
    a.area_code,
    i.published,
    i.theme_stated as what,
    i.report_url
from inspections as i
inner join areas as a on i.area_code = a.area_code
where i.extraction = 'listed'
union all
select
    'quarantined',
    null,
    a.name,
    a.slug,
    a.area_code,
    q.published,
    q.reason,
    q.report_url
from quarantine as q
left join areas as a on q.area_code = a.area_code
order by kind, published, area
