-- Model: every judgement of inadequate that may make an area "previously inadequate", and since when it counts so.
-- Grain: one judgement of inadequate of one inspection.
-- Overall judgements of the single framework and ILACS count under every definition. Those of 2009 to 2013 count where
-- the ledger does ("ever since 2009"): safeguarding (overall effectiveness) of safeguarding and looked-after
-- inspections, and overall of child protection inspections. They judged other things than an overall judgement does.
-- Key: inspection_id, aspect
-- Columns:
--   area_code varchar: GSS code
--   inspection_id varchar: key of the inspection
--   programme varchar: programme code
--   aspect varchar: what was judged
--   published date: publication date
--   page bigint: page of the report that states it; empty where the ledger gives it
--   ledger boolean: of 2009 to 2013, from Ofsted's ledger
select
    i.area_code,
    i.inspection_id,
    i.programme,
    j.aspect,
    i.published,
    j.page,
    i.programme in ('slac', 'cpi') as ledger
from judgements as j
inner join inspections as i on j.inspection_id = i.inspection_id
where
    j.grade = 'inadequate'
    and j.scale = 'four_point'
    and (
        (i.programme in ('sif', 'ilacs', 'cpi') and j.aspect = 'overall')
        or (i.programme = 'slac' and j.aspect = 'safeguarding')
    )
order by i.published, i.inspection_id, j.aspect
