-- Question: how many inspections of each programme, year and theme are known to us, and how many were read?
-- Grain: one row per programme, calendar year of publication and theme; quarantined reports of which the record does
-- not know the programme stand in rows without one.
-- Parameters: none
-- Columns:
--   programme varchar: programme code; empty for quarantined reports whose programme is not known
--   kind varchar: inspection or visit; empty for quarantined reports whose programme is not known
--   year bigint: calendar year of publication; empty for a quarantined report without a date
--   theme varchar: theme code of joint inspections; empty for others, and where none is stated
--   known bigint: inspections or visits known to us (at least so many took place)
--   read bigint: of these, reports that were read
--   statistics bigint: of these, not read, with grades from official statistics
--   listed bigint: of these, known only by name
--   quarantined bigint: files at hand that could not be used (those of inspections that are known count in both)
-- Left out: what nobody knows of. How many inspections were published is in coverage_published, where an inspectorate
-- has said so.
with
quarantined as (
    select
        i.programme,
        case when i.event in ('focused visit', 'monitoring visit', 'revisit') then 'visit' else 'inspection' end as kind,
        i.theme,
        q.sha256,
        i.inspection_id,
        q.published
    from quarantine as q
    left join inspections as i
        on
            q.report_url = i.report_url
            or (q.area_code = i.area_code and q.published = i.published and i.extraction <> 'parsed')
),

rows_of_both as (
    select
        programme,
        case when event in ('focused visit', 'monitoring visit', 'revisit') then 'visit' else 'inspection' end as kind,
        year(published) as year,
        theme,
        extraction,
        null as sha256
    from inspections
    union all
    select
        programme,
        case when inspection_id is not null then kind end,
        year(published),
        theme,
        'quarantined',
        sha256
    from quarantined
)

select
    b.programme,
    b.kind,
    b.year,
    b.theme,
    count(*) filter (where extraction <> 'quarantined') as known,
    count(*) filter (where extraction = 'parsed') as read,
    count(*) filter (where extraction = 'official statistics') as statistics,
    count(*) filter (where extraction = 'listed') as listed,
    count(distinct sha256) as quarantined
from rows_of_both as b
left join codes as c on c.list = 'programme' and b.programme = c.code
group by b.programme, b.kind, b.year, b.theme, c.position
order by c.position, b.kind, b.year, b.theme
