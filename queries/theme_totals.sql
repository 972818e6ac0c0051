-- Question: how many letters of joint inspections list areas for priority action, era by era and in all?
-- Grain: one row per era, and one for both together.
-- Parameters: none
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it, or "all"
--   themes bigint: themes of the letters that were read
--   inspections bigint: joint inspections known to us
--   read bigint: of these, letters that were read
--   letters bigint: of these, letters with at least one list of findings (n of the share)
--   priority_letters bigint: letters that list at least one area for priority action, of those with lists
--   first_published date: first letter that was read
--   last_published date: latest letter that was read
-- Left out: findings of letters that were not read, or that have no list of findings; a letter without a section for priority action lists none.
select
    case when grouping(era) = 1 then 'all' else era end as era,
    count(distinct theme) filter (where letter_read) as themes,
    count(*) as inspections,
    count(*) filter (where letter_read) as read,
    count(*) filter (where lists_read) as letters,
    count(*) filter (where lists_read and priority_action > 0) as priority_letters,
    min(published) filter (where letter_read) as first_published,
    max(published) filter (where letter_read) as last_published
from joint_inspections
group by rollup (era)
order by era
