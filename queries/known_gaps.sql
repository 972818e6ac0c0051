-- Question: which joint inspections are known to exist but were not read, and which reports could not be read?
-- Grain: one row per known gap.
-- Parameters: none
-- Columns:
--   kind varchar: listed (known, letter not read) or quarantined (read, but a fact could not be taken)
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   published date: publication date
--   what varchar: subject of the letter, or the reason for the quarantine
--   report_url varchar: link to the report
-- Left out: gaps that nobody knows of.
select
    'listed' as kind,
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
    a.name,
    a.slug,
    a.area_code,
    q.published,
    q.reason,
    q.report_url
from quarantine as q
left join areas as a on q.area_code = a.area_code
order by kind, published, area
