-- Model: reports that may carry a judgement of children's services, are known, and were not read.
-- Grain: one report of one area.
-- Kinds: listed (an inspection on record whose report was not read), link (in the public site's list only), quarantined
-- (in that list, and the file could not be used). The public site's list names inspections and no visits.
-- Left out: visits, which carry no judgement, so that an unread one overturns none; inspections that official statistics
-- cover, whose grades are known without the report; reports of other programmes.
-- Key: area_code, report_url
-- Columns:
--   area_code varchar: GSS code
--   published date: publication date
--   report_url varchar: link to the report
--   kind varchar: listed, link or quarantined
with
covered as (
    select
        area_code,
        published
    from inspections
    where programme in ('sif', 'ilacs') and extraction <> 'listed'
),

reports as (
    select
        l.area_code,
        l.published,
        l.report_url,
        case when q.report_url is null then 'link' else 'quarantined' end as kind
    from report_links as l
    anti join inspections as i on l.report_url = i.report_url
    left join (select distinct report_url from quarantine) as q on l.report_url = q.report_url
    union all
    select
        area_code,
        published,
        report_url,
        'listed'
    from inspections
    where programme in ('sif', 'ilacs') and extraction = 'listed' and event not in ('focused visit', 'monitoring visit')
)

select
    r.area_code,
    r.published,
    r.report_url,
    r.kind
from reports as r
anti join covered as c on r.area_code = c.area_code and r.published = c.published
order by r.area_code, r.published, r.report_url
