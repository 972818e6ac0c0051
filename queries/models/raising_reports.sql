-- Model: the reports that list anything to do (priority action or improvement), coded by topic: n of what is raised.
-- Grain: one report.
-- Key: inspection_id
-- Columns:
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   form varchar: programme code, or focused visit
--   kind varchar: era of a joint letter; programme code of another report, or focused visit
--   theme varchar: theme code of a joint inspection
--   published date: publication date
--   report_url varchar: link to the report
with
lists as (
    select distinct inspection_id from report_topics
    where to_do
)

select
    r.inspection_id,
    r.area_code,
    r.form,
    r.kind,
    r.theme,
    r.published,
    r.report_url
from topic_reports as r
inner join lists as l on r.inspection_id = l.inspection_id
order by r.inspection_id
