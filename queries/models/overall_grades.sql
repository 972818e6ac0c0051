-- Model: the grades of children's services, best first, and the cohort of areas that were judged so before.
-- Grain: one grade of the four-point scale.
-- Key: grade
-- Columns:
--   grade varchar: grade
--   place bigint: 1 for the best
--   cohort varchar: cohort of areas that were judged so before
select
    code as grade,
    position as place,
    belongs_to as cohort
from codes
where list = 'grade' and belongs_to is not null
order by place
