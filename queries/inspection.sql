-- Question: what is on record for one inspection, and what had its area been judged before and was judged next?
-- Grain: one row per inspection.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'jtai-lewisham-2023-01-31': key of the inspection
-- Columns:
--   inspection_id varchar: key
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   area varchar: everyday name
--   area_status varchar: current or abolished
--   programme varchar: programme code
--   event varchar: kind of inspection
--   theme varchar: theme code of a joint inspection
--   theme_stated varchar: theme or subject as the report names it
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   published date: publication date
--   days_to_publication bigint: days from the last day of fieldwork to publication
--   inspectorates varchar: who carried it out, separated by commas
--   judgement varchar: the overall grade, the outcome of an area SEND inspection, or the safeguarding grade before 2012
--   priority varchar: listed (at least one area for priority action), none (lists, but none), no_lists or not_read
--   priority_action bigint: areas for priority action listed (empty: no such section, or not read)
--   improvement bigint: areas for improvement listed (empty: no such section, or not read)
--   strength bigint: strengths listed (empty: no such section, or not read)
--   era varchar: era of a joint inspection
--   stated_reason varchar: reason for choosing the area, only where a letter or an official page states one
--   stated_note varchar: where the reason is stated
--   prior_grade varchar: latest overall judgement published before fieldwork began (derived)
--   prior_inspection varchar: key of the inspection that gave it; empty where only its grade is known
--   prior_published date: when it was published
--   prior_age_days bigint: days from its publication to fieldwork
--   prior_unread bigint: reports between that judgement and fieldwork that may carry another and were not read
--   next_grade varchar: first overall judgement whose fieldwork began after this one's ended (derived)
--   next_inspection varchar: key of the inspection that gave it
--   next_published date: when it was published
--   next_after_days bigint: days from this publication to that one
--   pages bigint: pages of the report
--   sha256 varchar: hash of the report's file
--   source_id varchar: source
--   extraction varchar: parsed, listed or official statistics
--   report_url varchar: link to the report
--   council_url varchar: the council's page on the public site
-- Left out: nothing; without fieldwork dates nothing is derived as next, and a prior judgement only where bounded.
with
framework as (
    select starts from codes
    where list = 'programme' and code = 'sif'
),

one as (
    select
        inspection_id,
        area_code,
        fieldwork_start,
        coalesce(fieldwork_end, fieldwork_start) as last_day
    from register
    where inspection_id = $inspection::varchar
),

before as (
    select
        one.inspection_id,
        one.area_code,
        one.fieldwork_start,
        o.grade,
        o.inspection_id as judged_in,
        o.published
    from one
    asof left join overall_judgements as o on one.area_code = o.area_code and one.fieldwork_start > o.published
),

after as (
    select
        one.inspection_id,
        o.grade,
        o.inspection_id as judged_in,
        o.published
    from one
    asof left join overall_judgements as o on one.area_code = o.area_code and one.last_day < o.fieldwork_start
),

unread as (
    select count(*) as reports
    from before as b
    inner join unread_judgements as u on b.area_code = u.area_code and u.published < b.fieldwork_start
    cross join framework
    where u.published > b.published or (b.published is null and u.published >= framework.starts)
)

select
    n.inspection_id,
    n.area_code,
    n.slug,
    n.area,
    a.status as area_status,
    n.programme,
    n.event,
    n.theme,
    n.theme_stated,
    n.fieldwork_start,
    n.fieldwork_end,
    n.published,
    date_diff('day', coalesce(n.fieldwork_end, n.fieldwork_start), n.published) as days_to_publication,
    array_to_string(n.inspectorates, ', ') as inspectorates,
    n.judgement,
    n.priority,
    n.priority_action,
    n.improvement,
    n.strength,
    j.era,
    s.stated_reason,
    s.note as stated_note,
    case when n.programme = 'jtai' then j.prior_grade else b.grade end as prior_grade,
    case when n.programme = 'jtai' then j.prior_inspection_id else b.judged_in end as prior_inspection,
    case when n.programme = 'jtai' then j.prior_published else b.published end as prior_published,
    date_diff(
        'day',
        case when n.programme = 'jtai' then j.prior_published else b.published end,
        n.fieldwork_start
    ) as prior_age_days,
    case when n.programme = 'jtai' then j.prior_unread else u.reports end as prior_unread,
    f.grade as next_grade,
    f.judged_in as next_inspection,
    f.published as next_published,
    date_diff('day', n.published, f.published) as next_after_days,
    n.pages,
    i.sha256,
    i.source_id,
    n.extraction,
    n.report_url,
    n.council_url
from register as n
inner join before as b on n.inspection_id = b.inspection_id
inner join after as f on n.inspection_id = f.inspection_id
inner join inspections as i on n.inspection_id = i.inspection_id
inner join areas as a on n.area_code = a.area_code
cross join unread as u
left join joint_inspections as j on n.inspection_id = j.inspection_id
left join selection as s on n.inspection_id = s.inspection_id
order by n.inspection_id
