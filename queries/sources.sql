-- Question: where do the facts come from?
-- Grain: one row per source.
-- Parameters: none
-- Columns:
--   source_id varchar: key
--   publisher varchar: who published it
--   title varchar: title
--   url varchar: public address
--   licence varchar: licence
--   retrieved date: day on which our copy was taken
--   sha256 varchar: hash of our copy
--   rows bigint: rows (or reports) in it
--   inspections bigint: inspections on record that were made from it
-- Left out: nothing.
select
    s.source_id,
    s.publisher,
    s.title,
    s.url,
    s.licence,
    s.retrieved,
    s.sha256,
    s.rows,
    count(i.inspection_id) as inspections
from sources as s
left join inspections as i on s.source_id = i.source_id
group by all
order by s.publisher, s.title, s.source_id
