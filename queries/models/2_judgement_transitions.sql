-- Model: each overall judgement under ILACS beside the one before it.
-- Grain: one pair of consecutive overall judgements of one area.
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
