-- Question: how often do the council's overall grade and its board's grade meet in one report?
-- Grain: one row per overall grade and board's grade (all sixteen pairs, also those that never met).
-- Parameters: none
-- Columns:
--   overall varchar: the council's overall grade
--   board varchar: the Local Safeguarding Children Board's grade
--   outcome varchar: the board's grade is the same, better or worse than the council's
--   reports bigint: reports with both grades
-- Left out: reports without a board's grade (see board_agreement); a count of 0 is a count.
select
    council.grade as overall,
    board.grade as board,
    case
        when board.place = council.place then 'same'
        when board.place < council.place then 'better'
        else 'worse'
    end as outcome,
    count(b.inspection_id) as reports
from overall_grades as council
cross join overall_grades as board
left join board_grades as b on council.grade = b.overall and board.grade = b.board
group by council.grade, council.place, board.grade, board.place
order by council.place, board.place
