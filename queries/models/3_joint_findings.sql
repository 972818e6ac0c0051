-- Model: what each joint inspection listed, beside what its area had been judged before.
-- Grain: one section of one letter.
-- Left out: letters without any list of findings (see lists_read in joint_inspections), out of every share and median.
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
