-- Question: how often did the board get the council's overall grade, a better or a worse one, year by year?
-- Grain: one row per calendar year of publication, and one for all years together.
-- Parameters: none
-- Columns:
--   year varchar: calendar year of publication, or "all"
--   reports bigint: reports of the single inspection framework
--   graded bigint: of these, reports that give the board a grade
--   same bigint: the board's grade is the council's overall grade
--   better bigint: the board's grade is better
--   worse bigint: the board's grade is worse
--   two_or_more bigint: the two grades are two or three steps apart
--   no_grade bigint: reports without a board's grade
--   re_inspections bigint: of the reports without a board's grade, those that the record has as re-inspections
--   first_published date: first report with a board's grade
--   last_published date: last report with a board's grade
-- Left out: reports that were not read (see cycle_areas).
select
    case when grouping(year(published)) = 1 then 'all' else year(published)::varchar end as year,
    count(*) as reports,
    count(board) as graded,
    count(*) filter (where outcome = 'same') as same,
    count(*) filter (where outcome = 'better') as better,
    count(*) filter (where outcome = 'worse') as worse,
    count(*) filter (where abs(steps) >= 2) as two_or_more,
    count(*) filter (where outcome = 'no grade') as no_grade,
    count(*) filter (where outcome = 'no grade' and event = 're-inspection') as re_inspections,
    min(published) filter (where board is not null) as first_published,
    max(published) filter (where board is not null) as last_published
from board_grades
group by rollup (year(published))
order by year
