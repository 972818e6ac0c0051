-- Question: which reply does one letter ask for, by which day, and on which page does it say so?
-- Grain: one row, or none where the report asks for no reply.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'jtai-barnsley-2022-07-18': key of the inspection
-- Columns:
--   preparer varchar: who is first named as preparing it
--   due date: the day stated; empty where none is
--   page bigint: page where the passage starts
-- Left out: nothing.
select preparer, due, page
from replies
where inspection_id = $inspection::varchar
order by page
