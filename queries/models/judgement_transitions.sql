-- Model: each overall judgement under ILACS beside the one before it.
-- Grain: one pair of consecutive overall judgements of one area.
-- Unread between: reports that may carry a judgement, published between the two and not read. Where there is one, the
-- two may not be consecutive at all.
-- Key: area_code, to_published
-- For speed: only judgement_transitions reads it; it is made once when the record is built, not at each request.
-- Columns:
--   step varchar: sif_to_ilacs or ilacs_to_ilacs
--   area varchar: everyday name of the area
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   from_grade varchar: earlier overall judgement
--   from_published date: when it was published
--   to_grade varchar: later overall judgement
--   to_published date: when it was published
--   days_between bigint: days from first day of fieldwork to first day; empty where one is not known
--   unread_between bigint: reports between the two that may carry a judgement and were not read
with
numbered as (
    select
        o.area_code,
        o.inspection_id,
        o.programme,
        o.fieldwork_start,
        o.published,
        o.grade,
        lag(o.programme) over earlier as from_programme,
        lag(o.grade) over earlier as from_grade,
        lag(o.published) over earlier as from_published,
        lag(o.fieldwork_start) over earlier as from_start
    from overall_judgements as o
    window earlier as (partition by o.area_code order by o.published, o.inspection_id)
),

between_them as (
    select
        n.inspection_id,
        count(*) as reports
    from numbered as n
    inner join unread_judgements as u
        on n.area_code = u.area_code and n.from_published < u.published and u.published < n.published
    group by n.inspection_id
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
    n.fieldwork_start - n.from_start as days_between,
    coalesce(b.reports, 0) as unread_between
from numbered as n
inner join areas as a on n.area_code = a.area_code
left join between_them as b on n.inspection_id = b.inspection_id
where n.programme = 'ilacs' and n.from_programme is not null
order by step desc, n.published, n.area_code
