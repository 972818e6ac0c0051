-- Model: each graded inspection of children's services, with its overall grade (if it gives one) and the grades below.
-- Grain: one inspection (single inspection framework or ILACS) with at least one grade other than the board's.
-- Aspects that changed their names stand in one column: leadership became leaders; looked after became in care (with
-- care leavers until 2022). Since April 2026 reports give no overall grade: overall is empty, and nothing takes its place.
-- Left out: visits (ungraded).
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   programme varchar: programme code
--   event varchar: kind of inspection
--   fieldwork_start date: first day of fieldwork; empty where it is not known
--   published date: publication date
--   report_url varchar: link to the report
--   overall varchar: overall grade; empty where the report gives none
--   leaders varchar: grade for leaders, before 2018 for leadership, management and governance
--   help_protection varchar: grade for children who need help and protection
--   in_care varchar: grade for children in care, before 2018 for children looked after
--   care_leavers varchar: grade for care leavers, where judged on their own
select
    i.inspection_id,
    i.area_code,
    i.programme,
    i.event,
    i.fieldwork_start,
    i.published,
    i.report_url,
    max(j.grade) filter (where j.aspect = 'overall') as overall,
    max(j.grade) filter (where j.aspect in ('leaders', 'leadership')) as leaders,
    max(j.grade) filter (where j.aspect = 'help_protection') as help_protection,
    max(j.grade) filter (where j.aspect in ('in_care', 'in_care_and_care_leavers', 'looked_after')) as in_care,
    max(j.grade) filter (where j.aspect = 'care_leavers') as care_leavers
from inspections as i
inner join judgements as j on i.inspection_id = j.inspection_id
where i.programme in ('sif', 'ilacs') and j.aspect <> 'lscb'
group by all
order by i.area_code, i.published, i.inspection_id
