-- Question: of the inspections that an inspectorate has counted in public, how many are known to us, and how many read?
-- Grain: one row per published count.
-- Parameters: none
-- Columns:
--   title varchar: what is counted
--   programme varchar: programme code
--   theme varchar: theme code; empty where all themes are counted
--   published_from date: first day of publication that is counted
--   published_to date: last day of publication that is counted
--   published bigint: inspections that there were, as published
--   known bigint: inspections known to us
--   read bigint: of these, reports that were read
--   quarantined bigint: of these, inspections whose file is at hand and could not be used
--   missing bigint: published less known: negative where the record has more than were counted
--   source varchar: who says how many there were
--   url varchar: page that says so; empty where none is at hand
--   note varchar: what the count covers
-- Left out: programmes and themes for which no published count is on record.
with
held as (
    select
        p.title,
        count(distinct i.inspection_id) as known,
        count(distinct i.inspection_id) filter (where i.extraction = 'parsed') as read,
        count(distinct q.sha256) as quarantined
    from published_counts as p
    left join inspections as i
        on
            p.programme = i.programme
            and p.event = i.event
            and (p.theme is null or p.theme = i.theme)
            and i.published between p.published_from and p.published_to
    left join quarantine as q
        on i.extraction <> 'parsed' and i.area_code = q.area_code and i.published = q.published
    group by p.title
)

select
    p.title,
    p.programme,
    p.theme,
    p.published_from,
    p.published_to,
    p.inspections as published,
    h.known,
    h.read,
    h.quarantined,
    p.inspections - h.known as missing,
    p.source,
    p.url,
    p.note
from published_counts as p
inner join held as h on p.title = h.title
left join codes as c on c.list = 'programme' and p.programme = c.code
order by c.position, p.published_from, p.title
