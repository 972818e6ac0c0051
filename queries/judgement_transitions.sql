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
with
numbered as (
    select
        o.*,
        lag(o.programme) over earlier as from_programme,
        lag(o.grade) over earlier as from_grade,
        lag(o.published) over earlier as from_published,
        lag(o.fieldwork_start) over earlier as from_start
    from overall_judgements as o
    window earlier as (partition by o.area_code order by o.published, o.inspection_id)
)

select
    case n.from_programme when 'sif' then 'sif_to_ilacs' else 'ilacs_to_ilacs' end as step,
    a.name as area,
    n.area_code,
    a.slug,
    n.from_grade,
    n.from_published,
    n.grade as to_grade,
    n.published as to_published,
    n.fieldwork_start - n.from_start as days_between
from numbered as n
inner join areas as a on n.area_code = a.area_code
where n.programme = 'ilacs' and n.from_programme is not null
order by step desc, n.published, n.area_code
