-- Question: which reports give the board this grade and the council that one?
-- Grain: one row per report of the single inspection framework.
-- Parameters:
--   $overall varchar[] of grade, e.g. ['requires_improvement']: the council's overall grades; null for all
--   $board varchar[] of grade, e.g. ['good']: the board's grades; null for all, and for reports without one
--   $outcomes varchar[] of board_outcome, e.g. ['better']: same, better, worse (the board against the council) or no grade; null for all
--   $years varchar[], e.g. ['2016']: calendar years of publication; null for all
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   event varchar: inspection or re-inspection
--   published date: publication date
--   overall varchar: the council's overall grade
--   overall_page bigint: page of the report that states it
--   board varchar: the Local Safeguarding Children Board's grade; empty where the report gives none
--   board_page bigint: page of the report that states it
--   steps bigint: grades by which the board's is above the council's (below: negative)
--   outcome varchar: the board's grade is the same, better or worse than the council's, or there is no grade
--   report_url varchar: link to the report
-- Left out: nothing; where a report was not read, official statistics give the grades, without a page.
select
    b.inspection_id,
    b.area,
    b.slug,
    b.area_code,
    b.event,
    b.published,
    b.overall,
    b.overall_page,
    b.board,
    b.board_page,
    b.steps,
    b.outcome,
    b.report_url
from board_grades as b
where
    ($overall::varchar[] is null or list_contains($overall::varchar[], b.overall))
    and ($board::varchar[] is null or list_contains($board::varchar[], b.board))
    and ($outcomes::varchar[] is null or list_contains($outcomes::varchar[], b.outcome))
    and ($years::varchar[] is null or list_contains($years::varchar[], year(b.published)::varchar))
order by b.published, b.area, b.inspection_id
