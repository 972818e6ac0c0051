-- Model: the one count of joint inspections, of their letters and of what these list, by cohort: every denominator.
-- Grain: one way to form cohorts, one era, one cohort (every one, also an empty one), and one section of the letters.
-- Inspections: on record. Bounded: of these, those whose prior judgement is known although the day is not. Read: letters
-- read. Letters: letters read with at least one list (lists_read): n of every share. With section: letters that have
-- the section: n of every median. With item: letters that list at least one item in it.
-- Key: cohort_by, era, cohort, section
-- Columns:
--   cohort_by varchar: prior_group or ever_inadequate
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   cohort varchar: value of that
--   position bigint: place of the cohort, from 1
--   section varchar: section of the letter
--   inspections bigint: joint inspections on record
--   bounded bigint: of these, prior judgement known and day not
--   read bigint: letters read
--   areas bigint: different areas
--   letters bigint: letters read with at least one list
--   with_section bigint: of these, letters that have the section
--   with_item bigint: of these, letters that list at least one item in it
with
ways as (
    select code as cohort_by from codes
    where list = 'cohort_by'
),

cohorts as (
    select
        case list when 'cohort' then 'prior_group' else 'ever_inadequate' end as cohort_by,
        code as cohort,
        position
    from codes
    where list in ('cohort', 'ever_inadequate')
),

sections as (
    select code as section from codes
    where list = 'section' and belongs_to = 'letter'
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
        f.items
    from joint_inspections as j
    cross join ways as w
    cross join sections as s
    left join findings as f on j.inspection_id = f.inspection_id and s.section = f.section
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
