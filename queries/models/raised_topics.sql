-- Model: the topics that each report raises in its lists of what to do: areas for priority action and for improvement.
-- Grain: one topic of one report.
-- Left out: strengths, lists of safeguarding boards, case studies; items that are none of the topics (other).
-- Key: inspection_id, topic
-- Columns:
--   inspection_id varchar: key of the inspection
--   area_code varchar: GSS code
--   form varchar: programme code, or focused visit
--   kind varchar: era of a joint letter; programme code of another report, or focused visit
--   published date: publication date
--   topic varchar: topic code
--   section varchar: section in which it stands first, priority action before improvement
--   item bigint: number of that item within its section
--   page bigint: page of the report on which that item starts
with
first_places as (
    select
        t.inspection_id,
        t.topic,
        arg_min(t.section, c.position) as section,
        arg_min(t.item, c.position) as item,
        arg_min(t.page, c.position) as page
    from report_topics as t
    inner join codes as c on c.list = 'section' and t.section = c.code
    where t.to_do and t.topic <> 'other'
    group by t.inspection_id, t.topic
)

select
    f.inspection_id,
    r.area_code,
    r.form,
    r.kind,
    r.published,
    f.topic,
    f.section,
    f.item,
    f.page
from first_places as f
inner join topic_reports as r on f.inspection_id = r.inspection_id
order by f.inspection_id, f.topic
