-- Question: how did overall judgements of children's services change from one inspection to the next, in all areas?
-- Grain: one row per pair of consecutive overall judgements of one area.
-- Parameters: none
-- Columns:
--   step varchar: sif_to_ilacs (last judgement of the single framework to the first ILACS) or ilacs_to_ilacs
--   area varchar: everyday name
--   area_code varchar: GSS code
--   slug varchar: name in addresses
--   from_grade varchar: earlier overall judgement
--   from_published date: when it was published
--   to_grade varchar: later overall judgement
--   to_published date: when it was published
--   days_between bigint: days from the first day of the earlier fieldwork to the first day of the later
--   unread_between bigint: reports between the two that may carry a judgement and were not read
-- Left out: pairs within the single framework (a report and its re-inspection); judgements of an abolished council are
-- not paired with its successor's; inspections without an overall judgement.
select
    step,
    area,
    area_code,
    slug,
    from_grade,
    from_published,
    to_grade,
    to_published,
    days_between,
    unread_between
from judgement_transitions
order by step desc, to_published, area_code
