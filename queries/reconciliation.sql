-- Question: does every grade read from a report agree with official statistics, and where not, why?
-- Grain: one row per judgement of one inspection and table of official statistics that covers it; a grade of a report
-- that no table covers stands once.
-- Parameters:
--   $outcomes varchar[], e.g. ['differ']: outcomes to show; null for all
-- Columns:
--   inspection_id varchar: key
--   area varchar: everyday name
--   slug varchar: name in addresses
--   area_code varchar: GSS code
--   programme varchar: programme code
--   published date: publication date
--   aspect varchar: what is judged
--   made_by varchar: who judged
--   report_grade varchar: grade as the report has it; null where no report gives one
--   page bigint: page of the report that states it
--   report_url varchar: link to the report
--   official_grade varchar: grade as official statistics have it; null where they give none
--   source_id varchar: the table of official statistics; null where none covers the inspection
--   outcome varchar: agree, differ, only in report, only in statistics
--   explanation varchar: why they do not agree; null where they agree or nobody explained it yet
-- Left out: what neither gives, such as grades of reports that were not read and stand in no statistics.
select
    r.inspection_id,
    a.name as area,
    a.slug,
    r.area_code,
    r.programme,
    r.published,
    r.aspect,
    r.made_by,
    r.report_grade,
    r.page,
    r.report_url,
    r.official_grade,
    r.source_id,
    r.outcome,
    r.explanation
from reconciled_judgements as r
inner join areas as a on r.area_code = a.area_code
where $outcomes::varchar[] is null or list_contains($outcomes::varchar[], r.outcome)
order by r.published, r.inspection_id, r.aspect, r.made_by, r.source_id
