-- Model: what each joint inspection listed, beside what its area had been judged before.
-- Grain: one section of one letter.
-- Left out: letters without any list of findings (see lists_read in joint_inspections), out of every share and median.
-- Key: inspection_id, section
-- For speed: only findings_by_prior_judgement reads it; it is made once when the record is built, not at each request.
-- Columns:
--   era varchar: era of the joint inspections, as the list era of the codes has it
--   prior_group varchar: cohort that it leads to; unknown where there is none
--   ever_inadequate varchar: yes, no, or unknown (no judgement before on record)
--   section varchar: section of the letter
--   items bigint: top-level items listed (0: the letter states that there are none)
--   page bigint: page where the section starts
--   inspection_id varchar: key of the inspection
--   area varchar: everyday name of the area
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   theme varchar: theme code
--   published date: publication date
--   prior_grade varchar: latest overall judgement published before the first day; empty where none is known
--   report_url varchar: link to the report
select
    j.era,
    j.prior_group,
    j.ever_inadequate,
    f.section,
    f.items,
    f.page,
    j.inspection_id,
    j.area,
    j.area_code,
    j.slug,
    j.theme,
    j.published,
    j.prior_grade,
    j.report_url
from joint_inspections as j
inner join findings as f on j.inspection_id = f.inspection_id
where j.lists_read
order by j.era, j.prior_group, f.section, j.published, j.inspection_id
