-- Question: how did overall judgements of children's services change from one inspection to the next, in all areas?
-- Grain: one row per pair of consecutive overall judgements of one area.
-- Parameters: none
-- Columns:
--   step varchar: sif_to_ilacs (last judgement of the single framework to the first ILACS) or ilacs_to_ilacs
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   from_grade varchar: earlier overall judgement
--   from_published date: when it was published
--   to_grade varchar: later overall judgement
--   to_published date: when it was published
--   days_between bigint: days from the first day of the earlier fieldwork to the first day of the later
-- Left out: pairs within the single framework (a report and its re-inspection); judgements of an abolished council are
-- not paired with its successor's; inspections without an overall judgement.
select
    case o.previous_programme when 'sif' then 'sif_to_ilacs' else 'ilacs_to_ilacs' end as step,
    a.name as area,
    o.area_code,
    a.slug,
    o.previous_grade as from_grade,
    o.previous_published as from_published,
    o.grade as to_grade,
    o.published as to_published,
    o.fieldwork_start - o.previous_start as days_between
from overall_judgements as o
inner join areas as a on o.area_code = a.area_code
where o.programme = 'ilacs' and o.previous_programme is not null
order by step desc, o.published, o.area_code
