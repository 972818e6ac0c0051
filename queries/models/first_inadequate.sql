-- Model: when each area was first judged inadequate overall under the single inspection framework or ILACS.
-- Grain: one area that was.
-- Key: area_code
-- Columns:
--   area_code varchar: GSS code
--   published date: publication of the first such judgement
with
framework as (
    select starts from codes
    where list = 'programme' and code = 'sif'
)

select
    o.area_code,
    min(o.published) as published
from overall_judgements as o
cross join framework
where o.grade = 'inadequate' and o.published >= framework.starts
group by o.area_code
order by o.area_code
