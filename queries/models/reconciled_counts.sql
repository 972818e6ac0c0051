-- Model: how many grades agree between reports and official statistics, and how many do not, and why.
-- Grain: one outcome and one explanation.
-- Key: outcome, explanation?
-- For speed: only reconciliation_counts reads it; it is made once when the record is built, not at each request.
-- Columns:
--   outcome varchar: agree, differ, only in report or only in statistics
--   explanation varchar: why they do not agree; empty where they agree or nobody has explained it
--   judgements bigint: judgements, one for each table of official statistics that covers the inspection
--   inspections bigint: different inspections
select
    outcome,
    explanation,
    count(*) as judgements,
    count(distinct inspection_id) as inspections
from reconciled_judgements
group by outcome, explanation
order by outcome, explanation
