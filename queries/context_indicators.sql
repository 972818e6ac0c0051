-- Question: which official indicators of need and workforce are on record, and for which years?
-- Grain: one row per indicator.
-- Parameters: none
-- Columns:
--   indicator varchar: indicator code
--   unit varchar: unit of its values
--   owner varchar: who publishes it
--   source_id varchar: source that counts (table sources)
--   note varchar: what day or year its values are of, how they are derived, which source gives which years
--   first_year bigint: first year with a value of any council
--   latest_year bigint: latest such year
--   years bigint: years with a value of any council
--   councils bigint: councils with a value in the latest year
-- Left out: nothing.
-- In the order of the list of indicators (table codes).
select
    i.indicator,
    i.unit,
    i.owner,
    i.source_id,
    i.note,
    min(c.year) as first_year,
    max(c.year) as latest_year,
    count(distinct c.year) as years,
    count(*) filter (where c.year = l.year) as councils
from indicators as i
inner join context as c on i.indicator = c.indicator
inner join latest_context as l on i.indicator = l.indicator
inner join codes as w on w.list = 'indicator' and i.indicator = w.code
group by i.indicator, i.unit, i.owner, i.source_id, i.note, w.position
order by w.position
