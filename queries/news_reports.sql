-- Question: which reports were published since a day?
-- Grain: one row per report and area, on record (read or not) or listed on the public site and not read. A report on a
-- service that councils share stands once for each of them.
-- Parameters:
--   $since date, e.g. '2026-03-01': first day of publication
--   $programmes varchar[] of inspections.programme, e.g. ['ilacs']: programme codes; null for all, and for reports whose programme is not known
-- Columns:
--   published date: publication date
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   programme varchar: programme code; empty where the list does not tell
--   event varchar: kind of inspection; empty where the list does not tell
--   theme varchar: theme code of a joint inspection
--   overall varchar: overall grade, or outcome of an area SEND inspection or safeguarding grade before 2012; empty where none was given or none was read
--   extraction varchar: parsed (report read), official statistics, or listed (known, not read)
--   report_url varchar: link to the report
--   council_url varchar: the council's page on the public site
-- Left out: reports in quarantine that the public site's list of children's services reports does not name (see
-- known_gaps).
with
reports as (
    select
        i.published,
        i.area_code,
        i.programme,
        i.event,
        i.theme,
        j.grade as overall,
        i.extraction,
        i.report_url
    from inspections as i
    left join judgements as j
        on i.inspection_id = j.inspection_id and j.aspect in ('overall', 'experiences_and_outcomes', 'written_statement', 'safeguarding')
    union all
    select
        published,
        area_code,
        null,
        null,
        null,
        null,
        'listed',
        report_url
    from unread_judgements
    where kind <> 'listed'
)

select
    r.published,
    a.name as area,
    a.slug,
    r.area_code,
    r.programme,
    r.event,
    r.theme,
    r.overall,
    r.extraction,
    r.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || a.urn as council_url
from reports as r
inner join areas as a on r.area_code = a.area_code
where
    r.published >= $since::date
    and ($programmes::varchar[] is null or list_contains($programmes::varchar[], r.programme))
order by r.published desc, a.name, r.programme, r.event, r.report_url
