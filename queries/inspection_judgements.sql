-- Question: what was judged at one inspection, and on which page does the report say so?
-- Grain: one row per graded judgement of the inspection.
-- Parameters:
--   $inspection varchar of inspections.inspection_id, e.g. 'sif-hackney-2016-09-21': key of the inspection
-- Columns:
--   aspect varchar: what is judged; lscb is the Local Safeguarding Children Board reviewed in the same report
--   made_by varchar: who judged
--   grade varchar: grade
--   page bigint: page of the report that states it (empty: known from official statistics alone)
--   basis varchar: report, official statistics or both
--   report_url varchar: link to the report
-- Left out: nothing; joint letters give no grades.
select
    j.aspect,
    j.made_by,
    j.grade,
    j.page,
    j.basis,
    i.report_url
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
left join codes as c on c.list = 'aspect' and j.aspect = c.code
where j.inspection_id = $inspection::varchar
order by c.position, j.aspect, j.made_by
