-- Question: how were area SEND and youth justice inspections judged, by what the council had been judged before?
-- Prior judgement: the latest overall Ofsted judgement of children's services published before this inspection's
-- fieldwork began, or before its publication where fieldwork is not known, as of all youth justice ratings (derived).
-- Ever inadequate: any overall
-- judgement of inadequate published since November 2013 and before that day.
-- Grain: one row per area SEND inspection and youth justice inspection on record.
-- Parameters:
--   $cohort varchar of cohort_by, e.g. 'prior_group', default 'prior_group': cohort by prior_group (latest judgement before) or ever_inadequate
-- Columns:
--   inspection_id varchar: key
--   programme varchar: area_send or youth_justice
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   published date: publication date
--   outcome varchar: overall grade or outcome; empty where the report was not read
--   page bigint: page of the report that states it
--   cohort varchar: value of the chosen cohort
--   prior_grade varchar: prior judgement (derived)
--   prior_published date: when it was published
--   joint_before bigint: joint inspections of the same area published before that day
--   report_url varchar: link to the report
-- Left out: area SEND under the framework of 2016 to 2022 (another scale); youth justice ratings after February 2025,
-- where the list of ratings ends. Services that cover several councils stand under the council that the list names.
select
    o.inspection_id,
    o.programme,
    o.area,
    o.area_code,
    o.slug,
    o.published,
    o.outcome,
    o.page,
    case
        when $cohort::varchar = 'ever_inadequate' then o.ever_inadequate
        when $cohort::varchar = 'prior_group' then o.prior_group
        else error('cohort must be prior_group or ever_inadequate')
    end as cohort,
    o.prior_grade,
    o.prior_published,
    o.joint_before,
    o.report_url
from other_outcomes as o
order by o.programme, o.published, o.inspection_id
