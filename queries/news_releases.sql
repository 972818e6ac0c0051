-- Question: which releases did the record have since a day, and what changed in each?
-- Grain: one row per release.
-- Parameters:
--   $since date, e.g. '2026-03-01': first day of the releases
-- Columns:
--   version varchar: version; its first number rises where a table, a column or a code changed
--   date date: day of the release
--   added bigint: inspections added
--   changed bigint: inspections of which a fact changed
--   withdrawn bigint: inspections withdrawn
--   what varchar: new tables and columns, and rows added and removed, table by table
-- Left out: nothing.
select
    version,
    date,
    added,
    changed,
    withdrawn,
    what
from releases
where date >= $since::date
order by date desc, string_split(version, '.')::integer[] desc
