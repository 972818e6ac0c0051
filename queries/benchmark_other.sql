-- Question: what did area SEND and youth justice inspections find in these councils' areas?
-- Grain: one row per council of the list, in its order.
-- Parameters:
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes
-- Columns:
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   send varchar: outcome of the latest area SEND inspection (framework of 2023)
--   send_published date: when its report was published
--   send_extraction varchar: parsed, or listed where the report is known but was not read
--   send_url varchar: link to its report
--   youth_justice varchar: overall rating of the latest youth justice inspection
--   youth_justice_published date: when its report was published
--   youth_justice_url varchar: link to its report
-- Left out: older inspections of the same programmes; area SEND under the framework of 2016 to 2022 (another scale);
-- youth justice ratings after February 2025, where the list of ratings ends.
with
latest as (
    select
        area_code,
        programme,
        max(published) as published,
        arg_max(inspection_id, published) as inspection_id
    from inspections
    where
        programme in ('area_send', 'youth_justice')
        and inspection_id not in (select inspection_id from first_send_framework)
        and list_contains($areas::varchar[], area_code)
    group by area_code, programme
),

judged as (
    select
        l.area_code,
        l.programme,
        l.published,
        i.extraction,
        i.report_url,
        j.grade
    from latest as l
    inner join inspections as i on l.inspection_id = i.inspection_id
    left join judgements as j
        on l.inspection_id = j.inspection_id and j.aspect in ('overall', 'experiences_and_outcomes')
)

select
    a.name as area,
    a.area_code,
    a.slug,
    s.grade as send,
    s.published as send_published,
    s.extraction as send_extraction,
    s.report_url as send_url,
    y.grade as youth_justice,
    y.published as youth_justice_published,
    y.report_url as youth_justice_url
from areas as a
left join judged as s on a.area_code = s.area_code and s.programme = 'area_send'
left join judged as y on a.area_code = y.area_code and y.programme = 'youth_justice'
where list_contains($areas::varchar[], a.area_code)
order by list_position($areas::varchar[], a.area_code)
