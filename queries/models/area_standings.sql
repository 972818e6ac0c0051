-- Model: how every area stood on the day on which fieldwork of a joint inspection began (as-of snapshot).
-- Grain: one pair of a first and a last day of fieldwork, and one area that existed on the first. Days and not
-- inspections, so that rows grow with the areas and not with their square: inspections that began and ended on the
-- same days look at the same snapshot.
-- Existed: not yet abolished, and no predecessor that was still there.
-- Prior judgement: the latest overall Ofsted judgement published before the first day. Ever inadequate: any overall
-- judgement of inadequate published since November 2013 and before that day. Next: the first overall judgement whose
-- fieldwork began after the last day. Joint in era: the area itself had a joint inspection in that era.
-- Inspections: joint inspections of the area itself on those days.
-- Key: era, fieldwork_start, fieldwork_end, area_code
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   fieldwork_start date: first day of fieldwork
--   fieldwork_end date: last day of fieldwork
--   area_code varchar: GSS code
--   status varchar: current or abolished
--   prior_grade varchar: latest overall judgement published before the first day; empty where none is known
--   ever_inadequate varchar: yes, no, or unknown (no judgement before on record)
--   next_grade varchar: first overall judgement whose fieldwork began after this one's ended; empty: none yet
--   joint_in_era boolean: the area itself had a joint inspection in that era
--   inspections bigint: joint inspections of the area itself on those days
with
inspected as (
    select
        area_code,
        fieldwork_start,
        coalesce(fieldwork_end, fieldwork_start) as fieldwork_end,
        count(*) as inspections
    from joint_inspections
    where fieldwork_start is not null
    group by all
),

spans as (
    select distinct
        era,
        fieldwork_start,
        coalesce(fieldwork_end, fieldwork_start) as fieldwork_end
    from joint_inspections
    where fieldwork_start is not null
),

present as (
    select
        s.era,
        s.fieldwork_start,
        s.fieldwork_end,
        t.area_code,
        t.status
    from spans as s
    inner join area_terms as t
        on
            (t.last_day is null or t.last_day >= s.fieldwork_start)
            and (t.opened_after is null or t.opened_after < s.fieldwork_start)
),

with_prior as (
    select
        p.era,
        p.fieldwork_start,
        p.fieldwork_end,
        p.area_code,
        p.status,
        o.grade as prior_grade
    from present as p
    asof left join overall_judgements as o on p.area_code = o.area_code and p.fieldwork_start > o.published
),

with_next as (
    select
        p.era,
        p.fieldwork_start,
        p.fieldwork_end,
        p.area_code,
        p.status,
        p.prior_grade,
        o.grade as next_grade
    from with_prior as p
    asof left join overall_judgements as o on p.area_code = o.area_code and p.fieldwork_end < o.fieldwork_start
),

joint_eras as (
    select distinct
        area_code,
        era
    from joint_inspections
)

select
    n.era,
    n.fieldwork_start,
    n.fieldwork_end,
    n.area_code,
    n.status,
    n.prior_grade,
    case
        when n.prior_grade is null then 'unknown'
        when coalesce(f.published < n.fieldwork_start, false) then 'yes'
        else 'no'
    end as ever_inadequate,
    n.next_grade,
    e.area_code is not null as joint_in_era,
    coalesce(i.inspections, 0) as inspections
from with_next as n
left join first_inadequate as f on n.area_code = f.area_code
left join joint_eras as e on n.area_code = e.area_code and n.era = e.era
left join inspected as i
    on n.area_code = i.area_code and n.fieldwork_start = i.fieldwork_start and n.fieldwork_end = i.fieldwork_end
order by n.fieldwork_start, n.fieldwork_end, n.area_code
