-- Model: the register: each inspection with its area, who carried it out, and for joint ones what is derived and listed.
-- Grain: one inspection.
select
    i.inspection_id,
    i.published,
    i.fieldwork_start,
    i.fieldwork_end,
    i.area_code,
    a.slug,
    a.name as area,
    a.region,
    a.area_type,
    i.programme,
    i.event,
    i.theme,
    i.theme_stated,
    p.inspectorates,
    j.prior_grade,
    j.prior_published,
    j.prior_group,
    j.ever_inadequate,
    j.priority_action,
    j.improvement,
    j.strength,
    j.practice_study,
    i.pages,
    i.extraction,
    i.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || a.urn as council_url
from inspections as i
inner join areas as a on i.area_code = a.area_code
left join joint_inspections as j on i.inspection_id = j.inspection_id
left join parties as p on i.inspection_id = p.inspection_id
order by i.published desc, i.inspection_id
