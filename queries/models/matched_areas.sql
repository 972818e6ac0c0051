-- Model: how many different areas were matched to joint inspections, by the judgement before and the judgement next.
-- Grain: one era, or all, one judgement before and one judgement next (empty: none yet).
-- Matched: a current area that stood at the same judgement on the first day of fieldwork as the inspected area, and
-- had no joint inspection in that era.
-- Key: era, prior_grade, next_grade?
-- For speed: only next_after_joint reads it; it is made once when the record is built, not at each request.
-- Columns:
--   era varchar: an era, or all
--   prior_grade varchar: judgement before
--   next_grade varchar: judgement next; empty: none yet
--   areas bigint: different areas
with
inspected as (
    select distinct
        era,
        fieldwork_start,
        fieldwork_end,
        prior_grade
    from standing_counts
    where inspections > 0 and prior_grade is not null
),

matched as (
    select distinct
        s.era,
        s.prior_grade,
        s.next_grade,
        s.area_code
    from area_standings as s
    inner join inspected as i
        on
            s.era is not distinct from i.era
            and s.fieldwork_start = i.fieldwork_start
            and s.fieldwork_end = i.fieldwork_end
            and s.prior_grade = i.prior_grade
    where not s.joint_in_era and s.status = 'current'
)

select
    case when grouping(era) = 1 then 'all' else era end as era,
    prior_grade,
    next_grade,
    count(distinct area_code) as areas
from matched
group by grouping sets ((era, prior_grade, next_grade), (prior_grade, next_grade))
order by era, prior_grade, next_grade
