-- Question: how are these councils judged today, aspect by aspect, and since when?
-- Grain: one row per council of the list, in its order.
-- Parameters:
--   $areas varchar[] of areas.area_code, e.g. ['E08000024', 'E08000023']: area codes
-- Columns:
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   overall varchar: latest overall grade (from April 2026 reports give none, so it can be older than the others)
--   overall_published date: when the report with it was published
--   leaders varchar: latest grade of leaders, before 2018 of leadership, management and governance
--   leaders_published date: when the report with it was published
--   help_protection varchar: latest grade for children who need help and protection
--   help_protection_published date: when the report with it was published
--   in_care varchar: latest grade for children in care
--   in_care_published date: when the report with it was published
--   care_leavers varchar: latest grade for care leavers
--   care_leavers_published date: when the report with it was published
--   combined varchar: yes where the last two are one grade for both together, as reports gave until early 2023; else no
--   unread_published date: latest report after the overall grade that may judge otherwise and was not read; else empty
--   unread_url varchar: link to that report
-- Left out: boards, adoption (judged until 2018 only), other programmes, older judgements.
with
graded as (
    select
        i.area_code,
        i.published,
        j.aspect,
        j.grade,
        unnest(
            case j.aspect
                when 'overall' then ['overall']
                when 'leaders' then ['leaders']
                when 'leadership' then ['leaders']
                when 'help_protection' then ['help_protection']
                when 'in_care' then ['in_care']
                when 'looked_after' then ['in_care']
                when 'care_leavers' then ['care_leavers']
                when 'in_care_and_care_leavers' then ['in_care', 'care_leavers']
                when 'adoption' then []
                when 'lscb' then []
                else error('unknown aspect of children''s services')
            end
        ) as question
    from judgements as j
    inner join inspections as i on j.inspection_id = i.inspection_id
    where i.programme in ('sif', 'ilacs') and list_contains($areas::varchar[], i.area_code)
),

latest as (
    select
        area_code,
        question,
        arg_max(grade, published) as grade,
        arg_max(aspect, published) as aspect,
        max(published) as published
    from graded
    group by area_code, question
),

side_by_side as (
    select
        area_code,
        max(grade) filter (where question = 'overall') as overall,
        max(published) filter (where question = 'overall') as overall_published,
        max(grade) filter (where question = 'leaders') as leaders,
        max(published) filter (where question = 'leaders') as leaders_published,
        max(grade) filter (where question = 'help_protection') as help_protection,
        max(published) filter (where question = 'help_protection') as help_protection_published,
        max(grade) filter (where question = 'in_care') as in_care,
        max(published) filter (where question = 'in_care') as in_care_published,
        max(grade) filter (where question = 'care_leavers') as care_leavers,
        max(published) filter (where question = 'care_leavers') as care_leavers_published,
        bool_or(aspect = 'in_care_and_care_leavers') as combined
    from latest
    group by area_code
)

select
    a.name as area,
    a.area_code,
    a.slug,
    s.overall,
    s.overall_published,
    s.leaders,
    s.leaders_published,
    s.help_protection,
    s.help_protection_published,
    s.in_care,
    s.in_care_published,
    s.care_leavers,
    s.care_leavers_published,
    case when s.combined then 'yes' when not s.combined then 'no' end as combined,
    u.unread_published,
    u.unread_url
from areas as a
left join side_by_side as s on a.area_code = s.area_code
left join latest_overall as u on a.area_code = u.area_code
where list_contains($areas::varchar[], a.area_code)
order by list_position($areas::varchar[], a.area_code)
