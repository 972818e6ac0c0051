-- Model: each inspection of the single inspection framework: the council's overall grade beside the board's.
-- Grain: one inspection; where its report was not read, with the grades of official statistics and without a page.
-- A board that served several councils stands in the report of each of them.
-- Left out: nothing; a report without a board's grade has none here and the outcome "no grade".
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
        list_position(['inadequate', 'requires_improvement', 'good', 'outstanding'], g.overall) as overall_place,
        list_position(['inadequate', 'requires_improvement', 'good', 'outstanding'], g.board) as board_place
    from inspections as i
    inner join graded as g on i.inspection_id = g.inspection_id
    inner join areas as a on i.area_code = a.area_code
    where i.programme = 'sif'
)

select
    p.* exclude (overall_place, board_place),
    (board_place - overall_place)::bigint as steps,
    case
        when board_place = overall_place then 'same'
        when board_place > overall_place then 'better'
        when board_place < overall_place then 'worse'
        else 'no grade'
    end as outcome
from placed as p
order by p.published, p.area, p.inspection_id
