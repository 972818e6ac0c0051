-- Question: how long did it take areas judged inadequate to be judged better?
-- Grain: one row per time that an area was judged inadequate overall, after a better judgement or none.
-- Parameters: none
-- Columns:
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   inspection_id varchar: inspection that judged it inadequate
--   programme varchar: its programme
--   began date: publication of that judgement
--   page bigint: page that states it
--   report_url varchar: link to the report
--   next_grade varchar: the first better judgement; empty: none on record
--   next_url varchar: link to its report
--   ended date: its publication, or the last day on which the area was watched
--   days bigint: days from the one publication to the other
--   better boolean: it was judged better; else it was still inadequate when the watch ended
--   watched_until varchar: better, abolished, unread (a report not read), ungraded (no overall grade) or record (today)
-- Left out: judgements before November 2013; a second judgement of inadequate in a row, which belongs to the first.
select
    a.name as area,
    s.area_code,
    a.slug,
    s.inspection_id,
    s.programme,
    s.began,
    s.page,
    i.report_url,
    s.next_grade,
    n.report_url as next_url,
    s.ended,
    s.ended - s.began as days,
    s.better,
    s.watched_until
from inadequate_spells as s
inner join areas as a on s.area_code = a.area_code
inner join inspections as i on s.inspection_id = i.inspection_id
left join inspections as n on s.next_inspection_id = n.inspection_id
order by s.began, s.inspection_id
