-- Model: children's services reports that the public site lists and that stand in no other table.
-- Grain: one link.
-- Left out: links of reports that were read or quarantined, and of inspections that official statistics cover.
select
    l.area_code,
    l.published,
    l.title,
    l.report_url
from report_links as l
left join inspections as i
    on
        l.report_url = i.report_url
        or (
            l.area_code = i.area_code
            and l.published = i.published
            and i.programme in ('sif', 'ilacs')
        )
left join quarantine as q on l.report_url = q.report_url
where i.inspection_id is null and q.sha256 is null
order by l.area_code, l.published, l.report_url
