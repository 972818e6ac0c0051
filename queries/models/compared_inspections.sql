-- Model: the inspections that are compared by what their areas had been judged before, each with what it lists.
-- Grain: one joint inspection, focused visit, ILACS inspection (standard or short) or single framework inspection.
-- Day: the first day of fieldwork; of a joint inspection of which it is not known, the earliest that it can have been.
-- Lists read: the report was read and has at least one list of priority actions, improvements or strengths. In such a
-- report a list of priority actions that is not there counts as none; the other lists stay empty where there is none.
-- Key: inspection_id
-- Columns:
--   compared varchar: what it is: joint, visit, ilacs or sif
--   period varchar: era of a joint inspection, period of a visit, else the programme
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   theme varchar: theme code of a joint inspection
--   event varchar: kind of inspection
--   day date: first day of fieldwork
--   published date: publication date
--   report_url varchar: link to the report
--   lists_read boolean: the report was read and has at least one list
--   priority_action bigint: areas for priority action listed; empty: no list was read
--   improvement bigint: points to improve listed; empty: no such section
--   strength bigint: strengths listed; empty: no such section
--   own_grade varchar: overall grade that it gave itself; empty where it gives none
--   prior_grade varchar: latest overall judgement published before the day; empty where none is known
--   prior_inspection_id varchar: inspection that gave it
--   prior_unsure boolean: judgements before are on record, and those that can have been the latest differ
with
kinds as (
    select
        i.inspection_id,
        i.area_code,
        i.programme,
        i.theme,
        i.event,
        i.published,
        i.report_url,
        i.extraction,
        case
            when i.programme = 'jtai' then 'joint'
            when i.programme = 'sif' then 'sif'
            when i.event = 'focused visit' then 'visit'
            when i.event in ('standard', 'short') then 'ilacs'
        end as compared,
        case
            when i.programme = 'jtai' then coalesce(i.fieldwork_start, i.published - l.longest::integer)
            else coalesce(i.fieldwork_start, i.published)
        end as day
    from inspections as i
    cross join publication_lags as l
    where i.programme in ('jtai', 'sif', 'ilacs')
),

counted as (
    select
        f.inspection_id,
        max(f.items) filter (where f.section = 'priority_action') as priority_action,
        max(f.items) filter (where f.section = 'improvement') as improvement,
        max(f.items) filter (where f.section = 'strength') as strength
    from findings as f
    group by f.inspection_id
),

with_prior as (
    select
        k.inspection_id,
        k.area_code,
        k.programme,
        k.theme,
        k.event,
        k.published,
        k.report_url,
        k.extraction,
        k.compared,
        k.day,
        o.grade as dated_grade,
        o.inspection_id as dated_inspection_id
    from kinds as k
    asof left join overall_judgements as o on k.area_code = o.area_code and k.day > o.published
    where k.compared is not null
)

select
    w.compared,
    case w.compared when 'joint' then j.era when 'visit' then p.code else w.compared end as period,
    w.inspection_id,
    w.area_code,
    w.theme,
    w.event,
    w.day,
    w.published,
    w.report_url,
    w.extraction = 'parsed' and coalesce(c.priority_action, c.improvement, c.strength) is not null as lists_read,
    case
        when w.extraction = 'parsed' and coalesce(c.priority_action, c.improvement, c.strength) is not null
            then coalesce(c.priority_action, 0)
    end as priority_action,
    c.improvement,
    c.strength,
    own.grade as own_grade,
    case w.compared when 'joint' then j.prior_grade else w.dated_grade end as prior_grade,
    case w.compared when 'joint' then j.prior_inspection_id else w.dated_inspection_id end as prior_inspection_id,
    w.compared = 'joint' and j.prior_grade is null and w.dated_grade is not null as prior_unsure
from with_prior as w
left join joint_inspections as j on w.inspection_id = j.inspection_id
left join counted as c on w.inspection_id = c.inspection_id
left join overall_judgements as own on w.inspection_id = own.inspection_id
left join codes as p
    on
        p.list = 'visit_period'
        and w.compared = 'visit'
        and w.day between p.starts and coalesce(p.ends, date '9999-12-31')
order by w.compared, w.published, w.inspection_id
