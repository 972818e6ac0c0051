-- Model: the register: each inspection with its area, who carried it out, and for joint ones what is derived and listed.
-- Grain: one inspection.
-- Key: inspection_id
-- For speed: only inspections reads it; it is made once when the record is built, not at each request.
-- Columns:
--   inspection_id varchar: key of the inspection
--   published date: publication date
--   fieldwork_start date: first day of fieldwork; empty where it is not known
--   fieldwork_end date: last day of fieldwork; empty where it is not known
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name of the area
--   region varchar: region
--   area_type varchar: type of council
--   programme varchar: programme code
--   event varchar: kind of inspection
--   theme varchar: theme code
--   theme_stated varchar: theme as the report names it
--   inspectorates varchar[]: who carried it out, in alphabetical order; empty where the report was not read
--   prior_grade varchar: latest overall judgement before a joint inspection; empty for others
--   prior_published date: when that was published; empty where the judgement is known and its day is not
--   prior_group varchar: cohort that it leads to; empty for other programmes
--   ever_inadequate varchar: yes, no or unknown; empty for other programmes
--   priority_action bigint: areas for priority action listed; empty: no such section, or not read
--   improvement bigint: areas for improvement listed
--   strength bigint: strengths listed
--   practice_study bigint: boxes with case or practice studies
--   pages bigint: pages of the report
--   extraction varchar: parsed, listed or official statistics
--   report_url varchar: link to the report
--   council_url varchar: the council's page on the public site
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
