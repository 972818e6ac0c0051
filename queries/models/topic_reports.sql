-- Model: the reports whose listed items are coded by topic, with the kind of each.
-- Grain: one report with at least one coded item.
-- Form: the programme; focused visits stand apart from the inspections of theirs. Kind: the same, joint letters by era.
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   area varchar: everyday name of the area
--   slug varchar: name in addresses
--   form varchar: programme code, or focused visit
--   kind varchar: era of a joint letter; programme code of another report, or focused visit
--   theme varchar: theme code of a joint inspection
--   published date: publication date
--   report_url varchar: link to the report
with
coded as (
    select distinct inspection_id from topics
)

select
    i.inspection_id,
    i.area_code,
    a.name as area,
    a.slug,
    case i.event when 'focused visit' then i.event else i.programme end as form,
    coalesce(j.era, case i.event when 'focused visit' then i.event else i.programme end) as kind,
    i.theme,
    i.published,
    i.report_url
from coded as c
inner join inspections as i on c.inspection_id = i.inspection_id
inner join areas as a on i.area_code = a.area_code
left join joint_inspections as j on i.inspection_id = j.inspection_id
order by i.inspection_id
