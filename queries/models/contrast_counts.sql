-- Model: how many inspections stand in each cohort under each definition.
-- Grain: one definition of previously inadequate and of high performing, kind of inspection, period and cohort (every
-- one, also an empty one).
-- Key: definition, high_performing, compared, period, cohort
-- For speed: only contrast_sizes reads it; it is made once when the record is built, not at each request.
-- Columns:
--   definition varchar: how previously inadequate is defined
--   high_performing varchar: what counts as high performing
--   compared varchar: joint, visit, ilacs or sif
--   period varchar: era of joint inspections, period of visits, else the programme
--   cohort varchar: previously_inadequate, high_performing, neither or unknown
--   position bigint: place of the cohort, from 1
--   inspections bigint: inspections on record
--   lists_read bigint: of these, reports with lists that were read
--   areas bigint: different areas
--   unread_before bigint: inspections before which a report is known that may carry a judgement and was not read
with
sized as (
    select
        c.compared,
        c.period,
        c.inspection_id,
        c.area_code,
        c.lists_read,
        m.definition,
        m.high_performing,
        m.cohort,
        m.unread_before
    from compared_inspections as c
    inner join contrast_members as m on c.inspection_id = m.inspection_id
),

places as (
    select distinct
        s.definition,
        s.high_performing,
        s.compared,
        s.period,
        k.code as cohort,
        k.position
    from sized as s
    cross join codes as k
    where k.list = 'contrast'
)

select
    p.definition,
    p.high_performing,
    p.compared,
    p.period,
    p.cohort,
    p.position,
    count(s.inspection_id) as inspections,
    count(s.inspection_id) filter (where s.lists_read) as lists_read,
    count(distinct s.area_code) as areas,
    count(s.inspection_id) filter (where s.unread_before > 0) as unread_before
from places as p
left join sized as s
    on
        p.definition = s.definition
        and p.high_performing = s.high_performing
        and p.compared = s.compared
        and p.period = s.period
        and p.cohort = s.cohort
group by p.definition, p.high_performing, p.compared, p.period, p.cohort, p.position
order by p.definition, p.high_performing, p.compared, p.period, p.position
