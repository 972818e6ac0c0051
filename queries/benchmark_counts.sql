-- Question: in short, how does one council's latest overall judgement stand beside those of its peers?
-- Grain: one row.
-- Parameters:
--   $area varchar of areas.area_code, e.g. 'E08000024': area code of the chosen council
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes of the chosen council and its peers
-- Columns:
--   grade varchar: the chosen council's latest overall grade
--   published date: when it was published
--   unread_published date: publication of the latest report after it that may judge otherwise and was not read; else empty
--   peers bigint: peers
--   judged bigint: peers with an overall judgement on record
--   better bigint: of these, with a better latest grade
--   same bigint: of these, with the same latest grade
--   worse bigint: of these, with a worse latest grade
--   peers_unread bigint: peers with a report after their latest judgement that may judge otherwise and was not read
--   peers_joint bigint: peers that were inspected jointly at least once
--   joint bigint: joint inspections of the chosen council
-- Left out: nothing; without a judgement of the chosen council better, same and worse are 0.
with
latest as (
    select
        l.area_code,
        l.grade,
        l.published,
        l.unread_published,
        g.place
    from latest_overall as l
    left join overall_grades as g on l.grade = g.grade
),

jointly as (
    select
        area_code,
        count(*) as joint
    from joint_inspections
    group by area_code
),

listed as (
    select
        a.area_code,
        a.area_code = $area::varchar as chosen,
        l.grade,
        l.published,
        l.unread_published,
        l.place,
        coalesce(j.joint, 0) as joint
    from areas as a
    left join latest as l on a.area_code = l.area_code
    left join jointly as j on a.area_code = j.area_code
    where list_contains($areas::varchar[], a.area_code)
),

me as (
    select
        grade,
        published,
        unread_published,
        place,
        joint
    from listed
    where chosen
)

select
    me.grade,
    me.published,
    me.unread_published,
    count(*) filter (where not l.chosen) as peers,
    count(*) filter (where not l.chosen and l.grade is not null) as judged,
    count(*) filter (where not l.chosen and l.place < me.place) as better,
    count(*) filter (where not l.chosen and l.place = me.place) as same,
    count(*) filter (where not l.chosen and l.place > me.place) as worse,
    count(*) filter (where not l.chosen and l.unread_published is not null) as peers_unread,
    count(*) filter (where not l.chosen and l.joint > 0) as peers_joint,
    me.joint
from me
cross join listed as l
group by me.grade, me.published, me.unread_published, me.joint
order by peers
