-- Model: the one count of joint inspections, of their letters and of what these list, by cohort: every denominator.
-- Grain: one way to form cohorts, one era, one cohort (every one, also an empty one), and one section of the letters.
-- Inspections: on record. Bounded: of these, those whose prior judgement is known although the day is not. Read: letters
-- read. Letters: letters read with at least one list (lists_read): n of every share. With section: letters that have
-- the section: n of every median. With item: letters that list at least one item in it.
with
ways as (
    select unnest(['prior_group', 'ever_inadequate']) as cohort_by
),

cohorts as (
    select
        case list when 'cohort' then 'prior_group' else 'ever_inadequate' end as cohort_by,
        code as cohort,
        position
    from codes
    where list in ('cohort', 'ever_inadequate')
),

eras as (
    select code as era from codes
    where list = 'era'
),

sections as (
    select unnest(['priority_action', 'improvement', 'strength', 'practice_study']) as section
),

joint as (
    select
        w.cohort_by,
        s.section,
        j.era,
        case w.cohort_by when 'prior_group' then j.prior_group else j.ever_inadequate end as cohort,
        j.inspection_id,
        j.area_code,
        j.prior_basis,
        j.letter_read,
        j.lists_read,
        case s.section
            when 'priority_action' then j.priority_action
            when 'improvement' then j.improvement
            when 'strength' then j.strength
            else j.practice_study
        end as items
    from joint_inspections as j
    cross join ways as w
    cross join sections as s
)

select
    c.cohort_by,
    e.era,
    c.cohort,
    c.position,
    s.section,
    count(j.inspection_id) as inspections,
    count(j.inspection_id) filter (where j.prior_basis = 'bounded') as bounded,
    count(j.inspection_id) filter (where j.letter_read) as read,
    count(distinct j.area_code) as areas,
    count(j.inspection_id) filter (where j.lists_read) as letters,
    count(j.items) filter (where j.lists_read) as with_section,
    count(j.items) filter (where j.lists_read and j.items > 0) as with_item
from cohorts as c
cross join eras as e
cross join sections as s
left join joint as j
    on c.cohort_by = j.cohort_by and e.era = j.era and c.cohort = j.cohort and s.section = j.section
group by c.cohort_by, e.era, c.cohort, c.position, s.section
order by c.cohort_by, e.era, c.position, s.section
