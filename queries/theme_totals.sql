-- Question: how many letters of joint inspections list areas for priority action, era by era and in all?
-- Grain: one row per era, and one for both together.
-- Parameters: none
-- Columns:
--   era varchar: 2016–2020, since 2022, or "all"
--   themes bigint: themes of the letters that were read
--   inspections bigint: joint inspections on record
--   read bigint: of these, letters that were read
--   priority_letters bigint: letters that list at least one area for priority action, of those that were read
--   first_published date: first letter that was read
--   last_published date: latest letter that was read
-- Left out: findings of letters that were not read; a letter without a section for priority action lists none.
select
    coalesce(era, 'all') as era,
    count(distinct theme) filter (where extraction = 'parsed') as themes,
    count(*) as inspections,
    count(*) filter (where extraction = 'parsed') as read,
    count(*) filter (where priority_action > 0) as priority_letters,
    min(published) filter (where extraction = 'parsed') as first_published,
    max(published) filter (where extraction = 'parsed') as last_published
from joint_inspections
group by rollup (era)
order by era
