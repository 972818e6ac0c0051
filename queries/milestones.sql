-- Question: which dates made the history of joint inspection?
-- Grain: one row per milestone.
-- Parameters: none
-- Columns:
--   date date: date (first of the month where only a month is on record)
--   title varchar: what happened
--   note varchar: one sentence more
--   url varchar: official page
-- Left out: nothing.
select
    date,
    title,
    note,
    url
from milestones
order by date, title
