-- Question: from when to when were reports on record published, and what counts as lately?
-- Grain: one row.
-- Parameters: none
-- Columns:
--   first_published date: first report on record
--   last_published date: latest report on record, or listed on the public site
--   last_read date: latest report on record that was read; empty where none was
--   lately date: three months before the latest report: where the list starts unless a date is chosen
--   retrieved date: day on which the newest copy of a source was taken
--   last_change date: latest change to the record; empty where none is on record
-- Left out: nothing.
-- Private: it bounds the calendar of one page.
with
published as (
    select published from inspections
    union all
    select published from unread_judgements
)

select
    min(published) as first_published,
    max(published) as last_published,
    (select max(published) from inspections where extraction = 'parsed') as last_read,
    (max(published) - interval 3 month)::date as lately,
    (select max(retrieved) from sources) as retrieved,
    (select max(date) from changes) as last_change
from published
order by first_published
