-- Model: the register: each inspection with its area, who carried it out, what was judged and listed, and for joint ones
-- what is derived.
-- Grain: one inspection.
-- Judgement: the overall grade, the outcome of an area SEND inspection, or the safeguarding grade before 2012.
-- Priority: listed (the report names at least one area for priority action), none (it sets out lists and names none),
-- no_lists (it was read and sets out no list), not_read.
-- Key: inspection_id
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
--   judgement varchar: overall grade, outcome of an area SEND inspection, or safeguarding grade before 2012
--   prior_grade varchar: latest overall judgement before a joint inspection; empty for others
--   prior_published date: when that was published; empty where the judgement is known and its day is not
--   prior_group varchar: cohort that it leads to; empty for other programmes
--   ever_inadequate varchar: yes, no or unknown; empty for other programmes
--   priority varchar: listed, none, no_lists or not_read
--   priority_action bigint: areas for priority action listed; empty: no such section, or not read
--   improvement bigint: areas for improvement listed
--   strength bigint: strengths listed
--   practice_study bigint: boxes with case or practice studies
--   pages bigint: pages of the report
--   extraction varchar: parsed, listed or official statistics
--   report_url varchar: link to the report
--   council_url varchar: the council's page on the public site
with
counted as (
    select
        inspection_id,
        max(items) filter (where section = 'priority_action') as priority_action,
        max(items) filter (where section = 'improvement') as improvement,
        max(items) filter (where section = 'strength') as strength,
        max(items) filter (where section = 'practice_study') as practice_study
    from findings
    group by inspection_id
),

judged as (
    select
        inspection_id,
        max(grade) as judgement
    from judgements
    where aspect in ('overall', 'experiences_and_outcomes', 'written_statement', 'safeguarding')
    group by inspection_id
)

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
    g.judgement,
    j.prior_grade,
    j.prior_published,
    j.prior_group,
    j.ever_inadequate,
    case
        when i.extraction <> 'parsed' then 'not_read'
        when c.priority_action > 0 then 'listed'
        when coalesce(c.priority_action, c.improvement, c.strength) is not null then 'none'
        else 'no_lists'
    end as priority,
    c.priority_action,
    c.improvement,
    c.strength,
    c.practice_study,
    i.pages,
    i.extraction,
    i.report_url,
    'https://reports.ofsted.gov.uk/provider/44/' || a.urn as council_url
from inspections as i
inner join areas as a on i.area_code = a.area_code
left join joint_inspections as j on i.inspection_id = j.inspection_id
left join parties as p on i.inspection_id = p.inspection_id
left join counted as c on i.inspection_id = c.inspection_id
left join judged as g on i.inspection_id = g.inspection_id
order by i.published desc, i.inspection_id
