-- Model: what each joint inspection listed, beside what its area had been judged before.
-- Grain: one section of one letter.
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
order by j.era, j.prior_group, f.section, j.published, j.inspection_id
