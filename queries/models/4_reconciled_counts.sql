-- Model: how many grades agree between reports and official statistics, and how many do not, and why.
-- Grain: one outcome and one explanation.
select
    outcome,
    explanation,
    count(*) as judgements,
    count(distinct inspection_id) as inspections
from reconciled_judgements
group by outcome, explanation
order by outcome, explanation
