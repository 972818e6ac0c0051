-- Model: each inspection of the single inspection framework: the council's overall grade beside the board's.
-- Grain: one inspection; where its report was not read, with the grades of official statistics and without a page.
-- A board that served several councils stands in the report of each of them.
-- Left out: nothing; a report without a board's grade has none here and the outcome "no grade".
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   area varchar: everyday name of the area
--   slug varchar: name in addresses
--   event varchar: kind of inspection
--   published date: publication date
--   report_url varchar: link to the report
--   overall varchar: the council's overall grade
--   overall_page bigint: page that states it; empty where the report was not read
--   board varchar: the Local Safeguarding Children Board's grade; empty where the report gives none
--   board_page bigint: page that states it
--   steps bigint: grades by which the board's is above the council's (below: negative)
--   outcome varchar: same, better, worse, or no grade
with
graded as (
    select
        inspection_id,
        max(grade) filter (where aspect = 'overall') as overall,
        max(page) filter (where aspect = 'overall') as overall_page,
        max(grade) filter (where aspect = 'lscb') as board,
        max(page) filter (where aspect = 'lscb') as board_page
    from judgements
    group by inspection_id
),

placed as (
    select
        i.inspection_id,
        i.area_code,
        a.name as area,
        a.slug,
        i.event,
        i.published,
        i.report_url,
        g.overall,
        g.overall_page,
        g.board,
        g.board_page,
        o.place as overall_place,
        b.place as board_place
    from inspections as i
    inner join graded as g on i.inspection_id = g.inspection_id
    inner join areas as a on i.area_code = a.area_code
    left join overall_grades as o on g.overall = o.grade
    left join overall_grades as b on g.board = b.grade
    where i.programme = 'sif'
)

select
    p.inspection_id,
    p.area_code,
    p.area,
    p.slug,
    p.event,
    p.published,
    p.report_url,
    p.overall,
    p.overall_page,
    p.board,
    p.board_page,
    p.overall_place - p.board_place as steps,
    case
        when p.board_place = p.overall_place then 'same'
        when p.board_place < p.overall_place then 'better'
        when p.board_place > p.overall_place then 'worse'
        else 'no grade'
    end as outcome
from placed as p
order by p.published, p.area, p.inspection_id
