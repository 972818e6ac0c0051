-- Question: how many grades agree between reports and official statistics, and how many do not, and why?
-- Grain: one row per outcome and explanation.
-- Parameters: none
-- Columns:
--   outcome varchar: agree, differ, only in report, only in statistics
--   explanation varchar: why they do not agree; null where they agree or nobody explained it yet
--   judgements bigint: judgements, one for each table of official statistics that covers the inspection
--   inspections bigint: inspections that they belong to
-- Left out: what neither gives, such as grades of reports that were not read and stand in no statistics.
select
    outcome,
    explanation,
    judgements,
    inspections
from reconciled_counts
order by outcome, explanation
